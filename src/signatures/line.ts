import { harmless } from '../harmless.ts';

const lineFeed = 10;

/**
 * The line that holds the byte before `at`, without its line break, and how far `at` lies in it; no more than `most`
 * bytes on either side. Both are told of the text as it may reach a terminal.
 */
export function lineAround(
  bytes: Uint8Array,
  at: number,
  most = 2000,
): { readonly line: string; readonly offset: number } {
  const from = Math.max(at === 0 ? 0 : bytes.lastIndexOf(lineFeed, at - 2) + 1, at - most);
  const end = bytes.indexOf(lineFeed, Math.max(at - 1, from));
  const to = Math.min(end === -1 ? bytes.length : end, at + most);
  return { line: text(bytes.subarray(from, to)), offset: text(bytes.subarray(from, at)).length };
}

const text = (bytes: Uint8Array): string => harmless(new TextDecoder().decode(bytes));
