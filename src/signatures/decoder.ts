import { escapes } from './escapes.ts';
import { letterOf, nothing } from './letters.ts';

/** A letter is kept with this bit where something that is passed over, such as a blank, stands before it. */
export const gapBefore = 0x80;

/** The letters of a piece of text. */
export interface Decoded {
  /** How many there are; what lies behind them is left from before. */
  count: number;
  /** Each with `gapBefore` where there is a gap. */
  letters: Uint8Array;
  /** Where each ends in the piece. Bytes. */
  ends: Uint32Array;
}

/** Reads pieces of text as letters; what it gives is valid until the next piece. */
export function decoder(): (bytes: Uint8Array) => Decoded {
  const escaped = escapes();
  const decoded: Decoded = { count: 0, letters: new Uint8Array(0), ends: new Uint32Array(0) };
  let gap = 0;
  return (bytes) => {
    makeRoom(decoded, bytes.length);
    const { letters, ends } = decoded;
    let count = 0;
    let open = escaped.open();
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      let letter = letterOf[byte] ?? 0;
      if (open || letter < nothing) {
        letter = escaped.read(byte);
        open = escaped.open();
      }
      if (letter >= 0) {
        letters[count] = letter | gap;
        ends[count++] = at + 1;
        gap = 0;
        // A zero byte is half a character of UTF-16, and no gap.
      } else if (byte !== 0) gap = gapBefore;
    }
    decoded.count = count;
    return decoded;
  };
}

function makeRoom(decoded: Decoded, length: number): void {
  if (decoded.letters.length >= length) return;
  decoded.letters = new Uint8Array(length);
  decoded.ends = new Uint32Array(length);
}
