import { harmless } from '../harmless.ts';

/** The end of a line; and how a progress bar goes back to the beginning of its own, which begins another. */
const breaks = [10, 13];

/**
 * The line that holds the byte before `at`, without its line break, and how far `at` lies in it; no more than `most`
 * bytes on either side. Both are told of the text as it may reach a terminal.
 */
export function lineAround(
  bytes: Uint8Array,
  at: number,
  most = 2000,
): { readonly line: string; readonly offset: number } {
  const here = Math.max(at - 1, 0);
  const start = Math.max(at - most, 0);
  const before = bytes.subarray(start, here);
  const from = start + Math.max(...breaks.map((byte) => before.lastIndexOf(byte))) + 1;
  const after = bytes.subarray(here, at + most);
  const ends = breaks.map((byte) => after.indexOf(byte)).filter((end) => end !== -1);
  const to = here + Math.min(after.length, ...ends);
  return { line: text(bytes.subarray(from, to)), offset: text(bytes.subarray(from, at)).length };
}

const text = (bytes: Uint8Array): string => harmless(new TextDecoder().decode(bytes));
