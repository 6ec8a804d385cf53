import { backslashMark, escapeMark, letterOf, nothing, other } from './letters.ts';

/**
 * Reads what takes more than one byte: colours and other terminal sequences, which are passed over, and the escapes of
 * JSON and of shells (`\n`, `\"`, `\u003e`, `\x1b`, `\033`), however often they were escaped again.
 */
export interface Escapes {
  /** What the byte is read as: a letter, or `nothing`. To be asked while `open`, and for a negative mark. */
  read(byte: number): number;
  /** Something is half read. */
  open(): boolean;
}

type Mode = 'none' | 'after-escape' | 'sequence' | 'title' | 'title-end' | 'backslash' | 'number';

const codeOf = (char: string): number => char.charCodeAt(0);
const [bracket, closing, bell] = [codeOf('['), codeOf(']'), 7];
/** What is not a byte of ASCII is passed over as a blank is. */
const blank = codeOf(' ');
const blanks = new Set(['n', 'r', 't', 'f', 'b', 'v', 'e'].map(codeOf));
const numbers = new Map([
  [codeOf('u'), { digits: 4, base: 16, value: 0 }],
  [codeOf('x'), { digits: 2, base: 16, value: 0 }],
  [codeOf('0'), { digits: 2, base: 8, value: 0 }],
]);

export function escapes(): Escapes {
  let mode: Mode = 'none';
  let number = { digits: 0, base: 16, value: 0 };

  const plain = (byte: number): number => {
    const letter = letterOf[byte] ?? other;
    mode = letter === escapeMark ? 'after-escape' : letter === backslashMark ? 'backslash' : 'none';
    return letter < 0 ? nothing : letter;
  };
  const digit = (byte: number): number => {
    const value = Number.parseInt(String.fromCharCode(byte), number.base);
    if (Number.isNaN(value)) return plain(byte);
    number = { ...number, digits: number.digits - 1, value: number.value * number.base + value };
    if (number.digits > 0) return nothing;
    return plain(number.value > 0xff ? blank : number.value);
  };
  const readers: Readonly<Record<Mode, (byte: number) => number>> = {
    none: plain,
    'after-escape'(byte) {
      mode = byte === bracket ? 'sequence' : byte === closing ? 'title' : 'none';
      return nothing;
    },
    sequence(byte) {
      // ECMA-48: parameters and intermediates lie below 0x40, and one byte from there on ends it.
      if (byte >= 0x40 || byte < 0x20) mode = 'none';
      return nothing;
    },
    title(byte) {
      if (byte === bell || byte === codeOf('\n')) mode = 'none';
      else if (byte === 0x1b) mode = 'title-end';
      return nothing;
    },
    'title-end'() {
      mode = 'none';
      return nothing;
    },
    backslash(byte) {
      if (byte === 0x5c) return nothing;
      const begun = numbers.get(byte);
      if (begun !== undefined) {
        number = begun;
        mode = 'number';
        return nothing;
      }
      if (!blanks.has(byte)) return plain(byte);
      mode = byte === codeOf('e') ? 'after-escape' : 'none';
      return nothing;
    },
    number: digit,
  };
  return { read: (byte) => readers[mode](byte), open: () => mode !== 'none' };
}
