/** A generator of the same numbers from 0 to 1 for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One way in which the text of an answer may be other than expected. */
export type Mutation = (text: string, random: () => number) => string;

/** Texts as programs of another language put them. */
const foreign = [
  'ls: Zugriff auf /dev nicht möglich: Datei oder Verzeichnis nicht gefunden\n',
  'Dateisystem  1K-Blöcke  Benutzt Verfügbar Verw% Eingehängt auf\n/dev/sda1  1234,5  1.000  234  99% /\n',
  'docker: 权限被拒绝:无法连接到 Docker 守护进程\n',
  'エラー: 要求された操作を実行できません\n',
];

/** What leaves the meaning as it is: how a text was carried, and by what it was written. */
export const dress = {
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  colours: (text) => text.replace(/^(?=.)/gm, '\u001b[0m\u001b[01;32m').replace(/(?<=.)$/gm, '\u001b[0m'),
  'a mark of the byte order': (text) => `\ufeff${text}`,
  'empty lines': (text) => `\n\n${text}\n\n`,
} satisfies Readonly<Record<string, Mutation>>;

export const damage = {
  nothing: () => '',
  'cut off': (text, random) => text.slice(0, Math.floor(random() * text.length)),
  'cut off in front': (text, random) => text.slice(Math.floor(random() * text.length)),
  'zero bytes': (text, random) => text.replace(/[\s\S]/g, (one) => (random() < 0.02 ? `\0${one}` : one)),
  'another language': (_, random) => foreign[Math.floor(random() * foreign.length)] ?? '',
  'a flood': (text, random) => `${text}${String(random()).repeat((5 * 1024 ** 2) / 20)}`,
  'a flood of lines': (text) => `${text}\n`.repeat(Math.ceil((2 * 1024 ** 2) / (text.length + 1))),
  bytes: (_, random) =>
    Array.from({ length: 3000 }, () => String.fromCharCode(Math.floor(random() * 512))).join(''),
  'deep JSON': () => `${'{"a":['.repeat(60_000)}`,
  'deep XML': () => `<nvidia_smi_log>${'<gpu>'.repeat(60_000)}</nvidia_smi_log>`,
  prototypes: (text) =>
    text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
  'huge numbers': (text) => text.replace(/\d+/g, '99999999999999999999999'),
  'negative numbers': (text) => text.replace(/\d+/g, (number) => `-${number}`),
  'no numbers': (text) => text.replace(/\d+/g, 'N/A'),
  'lines twice': (text) => text.replace(/^.*\n/gm, (line) => line + line),
  'lines in disorder': (text, random) =>
    text
      .split('\n')
      .map((line) => [random(), line] as const)
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line)
      .join('\n'),
  'other letters': (text, random) =>
    text.replace(/[a-z]/g, (one) =>
      random() < 0.01 ? String.fromCharCode(97 + Math.floor(random() * 26)) : one,
    ),
} satisfies Readonly<Record<string, Mutation>>;
