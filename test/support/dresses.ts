/** What logs, terminals and copying make of a text; each must mean what the text means. */
export const dresses: Readonly<Record<string, (text: string) => string | Buffer>> = {
  'as it is': (text) => text,
  'wrapped at 60 columns': (text) => text.replace(/[^\n]{60}/g, '$&\n'),
  'wrapped and indented': (text) => text.replace(/[^\n]{72}/g, '$&\n    '),
  'with line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'in two bytes a character': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'in capitals': (text) => text.toUpperCase(),
  'with colours': (text) =>
    eachLine(text, (line) => `\u001b[1;31m${line.replace(/ /g, '\u001b[0m \u001b[31m')}\u001b[0m`),
  'by compose': (text) => eachLine(text, (line) => `trainer-1  | ${line}`),
  'by kubectl logs --timestamps': (text) =>
    eachLine(text, (line) => `2026-03-01T09:15:02.123456789Z ${line}`),
  'by CRI': (text) => eachLine(text, (line) => `2026-03-01T09:15:02.123456789Z stderr F ${line}`),
  'by journalctl': (text) => eachLine(text, (line) => `Mar 01 09:15:02 node-3 app[1234]: ${line}`),
  'by dmesg': (text) => eachLine(text, (line) => `[ 1234.567890] ${line}`),
  'by json-file': (text) =>
    eachLine(text, (line) =>
      JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: '2026-03-01T09:15:02Z' }),
    ),
  'as one member of JSON': (text) => JSON.stringify({ level: 'error', msg: text }),
  'as JSON within JSON': (text) => JSON.stringify({ log: JSON.stringify({ msg: text }) }),
  'in logfmt': (text) => `time="2026-03-01T09:15:02+01:00" level=error msg=${JSON.stringify(text)}`,
  'quoted three times': (text) => JSON.stringify(JSON.stringify(JSON.stringify(text))),
  'quoted in a reply': (text) => eachLine(text, (line) => `> ${line}`),
  'in Markdown': (text) => `It says:\n\n\`\`\`\n${text}\n\`\`\`\n\nAny ideas?`,
  'between lines in other languages': (text) =>
    `Fehler: Vorgang wird abgebrochen\n错误：操作失败\n${text}\nエラーが発生しました\nErreur : abandon\n`,
};

const eachLine = (text: string, dress: (line: string) => string): string =>
  text.split('\n').map(dress).join('\n');
