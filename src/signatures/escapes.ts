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

const codeOf = (char: string): number => char.charCodeAt(0);
const [bracket, closing, bell] = [codeOf('['), codeOf(']'), 7];
/** What is not a byte of ASCII is passed over as a blank is. */
const blank = codeOf(' ');
const blanks = new Set(['n', 'r', 't', 'f', 'b', 'v', 'e'].map(codeOf));
const numbers = new Map([
  [codeOf('u'), { digits: 4, base: 16 }],
  [codeOf('x'), { digits: 2, base: 16 }],
  [codeOf('0'), { digits: 2, base: 8 }],
]);
/** By byte; 16 where it is no digit. */
const digitOf: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(digit) ? 16 : digit;
});

export function escapes(): Escapes {
  /** Reads the next byte, and says what reads the one after it. */
  let reader = plain;
  let [digits, base, value] = [0, 16, 0];

  function plain(byte: number): number {
    const letter = letterOf[byte] ?? other;
    reader = letter === escapeMark ? afterEscape : letter === backslashMark ? afterBackslash : plain;
    return letter < 0 ? nothing : letter;
  }
  function afterEscape(byte: number): number {
    reader = byte === bracket ? sequence : byte === closing ? title : plain;
    return nothing;
  }
  function sequence(byte: number): number {
    // ECMA-48: parameters and intermediates lie below 0x40, and one byte from there on ends it.
    if (byte >= 0x40 || byte < 0x20) reader = plain;
    return nothing;
  }
  function title(byte: number): number {
    if (byte === bell || byte === codeOf('\n')) reader = plain;
    else if (byte === 0x1b) reader = titleEnd;
    return nothing;
  }
  function titleEnd(): number {
    reader = plain;
    return nothing;
  }
  function afterBackslash(byte: number): number {
    if (byte === 0x5c) return nothing;
    const begun = numbers.get(byte);
    if (begun !== undefined) {
      [digits, base, value] = [begun.digits, begun.base, 0];
      reader = number;
      return nothing;
    }
    if (!blanks.has(byte)) return plain(byte);
    reader = byte === codeOf('e') ? afterEscape : plain;
    return nothing;
  }
  function number(byte: number): number {
    const digit = digitOf[byte] ?? base;
    if (digit >= base) return plain(byte);
    value = value * base + digit;
    digits--;
    return digits > 0 ? nothing : plain(value > 0xff ? blank : value);
  }
  return { read: (byte) => reader(byte), open: () => reader !== plain };
}
