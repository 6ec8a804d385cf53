/** Widths at which programs break lines; a terminal may have any. */
const widths: ReadonlySet<number> = new Set([64, 72, 76, 78, 79, 80, 100, 120, 132, 160, 200]);

/** Few terminals are narrower. */
const narrowest = 60;

/** Stands where lines were joined. */
const joint = '\ue001';

/** What a text says where lines that were broken are one again: these lines alone. */
export function joinedViews(text: string): readonly string[] {
  if (!text.includes('\n')) return [];
  const plain = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  const unquoted = plain.replace(/^(?:[ \t]*[>|] ?)+/gm, joint);
  const views = [
    plain.replace(/[\\`^]\n[ \t]*/g, joint),
    // What goes on in a line of its own: a header, a value of YAML or of an INI file.
    plain.replace(/\n[ \t]+(?=[^\s:=#,;[\]{}-][^\s:=]*={0,2}[ \t]*$)/gm, joint),
    plain.replace(/^([A-Za-z-]{1,40}:[^\n]{0,300})\n[ \t]+/gm, `$1${joint} `),
    plain.replace(/(["'])[ \t]*\+?[ \t]*\\?\n[ \t]*\1/g, joint),
    unquoted,
    unwrapped(plain),
    isQuotedPrintable(unquoted) ? quotedPrintable(unquoted) : '',
  ];
  return [...new Set(views.map(joinedLines))].filter((view) => view !== '' && view !== text);
}

const joinedLines = (view: string): string =>
  view.includes(joint)
    ? view
        .split('\n')
        .filter((line) => line.includes(joint))
        .join('\n')
        .replaceAll(joint, '')
    : '';

/** A sign and a line break that were both written so. */
const isQuotedPrintable = (text: string): boolean => text.includes('=3D') && /[^=]=\n/.test(text);
const quotedPrintable = (text: string): string =>
  text
    .replace(/=\n/g, joint)
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Lines that end at the edge, with what follows. */
function unwrapped(text: string): string {
  const lines = text.split('\n');
  const widest = lines.reduce((most, { length }) => Math.max(most, length), 0);
  const isFull = (line: string | undefined): boolean =>
    line !== undefined && (widths.has(line.length) || (line.length === widest && widest >= narrowest));
  return lines
    .map((line, at) => (isFull(lines[at - 1]) && /^\S/.test(line) ? joint + line : `\n${line}`))
    .join('')
    .slice(1);
}
