import type { Dress } from './dress.ts';

const base64 = (s: string): string => Buffer.from(s).toString('base64');
const hex = (s: string): string => Buffer.from(s).toString('hex');
const flipped = (s: string): string => [...s].reverse().join('');
const pieces = (s: string, length: number): readonly string[] =>
  s.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];

/** A secret that is known, and how it may stand elsewhere. */
export const again: Readonly<Record<string, Dress>> = {
  'as it is': (s) => s,
  'within a word': (s) => `a${s}b`,
  'in capitals': (s) => s.toUpperCase(),
  'in small letters': (s) => s.toLowerCase(),
  'its first part': (s) => `${s.slice(0, 8)}…`,
  'its last part': (s) => `…${s.slice(-9)}`,
  'its middle': (s) => `x${s.slice(5, 15)}y`,
  base64: base64,
  'base64, one byte later': (s) => base64(`x${s}`),
  'base64, two bytes later': (s) => base64(`xy${s}`),
  'base64, of a part': (s) => base64(s.slice(0, 14)),
  'base64 of base64': (s) => base64(base64(s)),
  'base64 of a login in base64': (s) => base64(base64(`a:${s}`)),
  'base64, for addresses': (s) => Buffer.from(`a?~${s}?~`).toString('base64url'),
  'base64 in an address': (s) => encodeURIComponent(base64(`u:${s}`)),
  'base64 of UTF-16': (s) => Buffer.from(s, 'utf16le').toString('base64'),
  'base64 in JSON with slashes': (s) => base64(`?>${s}`).replaceAll('/', '\\/'),
  hex,
  'hex in capitals': (s) => hex(s).toUpperCase(),
  'hex with colons': (s) => pieces(hex(s), 2).join(':'),
  'hex with blanks': (s) => pieces(hex(s), 2).join(' '),
  'hex with 0x and commas': (s) =>
    pieces(hex(s), 2)
      .map((one) => `0x${one}`)
      .join(', '),
  'hex as od has it': (s) =>
    pieces(hex(s), 32)
      .map((line, at) => `${String(at).padStart(7, '0')} ${pieces(line, 2).join(' ')}`)
      .join('\n'),
  'hex as xxd has it': (s) =>
    pieces(s, 16)
      .map((line, at) => `0000000${at}: ${pieces(hex(line), 4).join(' ').padEnd(40)} ${line}`)
      .join('\n'),
  'hex as hexdump -C has it': (s) =>
    pieces(s, 16)
      .map((line, at) => `000000${at}0  ${pieces(hex(line), 2).join(' ').padEnd(48)} |${line}|`)
      .join('\n'),
  percents: (s) => encodeURIComponent(`/${s}`),
  'percents for each': (s) =>
    pieces(hex(s), 2)
      .map((one) => `%${one}`)
      .join(''),
  'percents twice': (s) =>
    pieces(hex(s), 2)
      .map((one) => `%25${one}`)
      .join(''),
  'JSON, escaped': (s) => [...s].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'JSON in JSON': (s) => JSON.stringify(JSON.stringify({ a: s })),
  octal: (s) => [...s].map((c) => `\\${c.charCodeAt(0).toString(8)}`).join(''),
  'bytes of Python': (s) =>
    pieces(hex(s), 2)
      .map((one) => `\\x${one}`)
      .join(''),
  'numbers of bytes': (s) => `[${[...s].map((c) => c.charCodeAt(0)).join(', ')}]`,
  'HTML, by numbers': (s) => [...s].map((c) => `&#${c.charCodeAt(0)};`).join(''),
  'HTML, by hex numbers': (s) => [...s].map((c) => `&#x${c.charCodeAt(0).toString(16)};`).join(''),
  'over two lines': (s) => `${s.slice(0, 13)}\n${s.slice(13)}`,
  'over two lines of a log': (s) => `${s.slice(0, 13)}\n    ${s.slice(13)}`,
  'over two lines with \\': (s) => `${s.slice(0, 13)}\\\n  ${s.slice(13)}`,
  'over three lines': (s) => `${s.slice(0, 7)}\r\n${s.slice(7, 13)}\r\n${s.slice(13)}`,
  'with an escaped line break': (s) => `"${s.slice(0, 13)}\\n${s.slice(13)}"`,
  'with blanks': (s) => [...s].join(' '),
  'with dashes': (s) => pieces(s, 4).join('-'),
  'with quotes between': (s) => `'${s.slice(0, 13)}' + '${s.slice(13)}'`,
  'with quotes within': (s) => `${s.slice(0, 9)}''${s.slice(9)}`,
  'with colours': (s) => `${s.slice(0, 9)}\u001b[31m${s.slice(9)}`,
  'with marks that nobody sees': (s) => `${s.slice(0, 9)}\u200b${s.slice(9)}`,
  'with a soft hyphen as HTML has it': (s) => `${s.slice(0, 9)}&shy;${s.slice(9)}`,
  'with a backspace': (s) => `${s.slice(0, 9)}x\b${s.slice(9)}`,
  'with commas': (s) => `["${pieces(s, 12).join('", "')}"]`,
  'in wide letters': (s) => [...s].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
  backwards: flipped,
  'by rot13': (s) =>
    s.replace(/[a-z]/gi, (c) =>
      String.fromCharCode(((c.charCodeAt(0) - (c < 'a' ? 65 : 97) + 13) % 26) + (c < 'a' ? 65 : 97)),
    ),
  'in an address': (s) => `https://a.example/${s}/x?y=${s}`,
  'in the name of a file': (s) => `/tmp/key-${s}.txt`,
  'in quoted-printable': (s) =>
    pieces(hex(s).toUpperCase(), 2)
      .map((one) => `=${one}`)
      .join(''),
  'UTF-16 read as bytes': (s) => Buffer.from(s, 'utf16le').toString('latin1'),
};
