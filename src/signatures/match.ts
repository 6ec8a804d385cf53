import { harmless } from '../harmless.ts';
import type { Signature } from './signature.ts';

/** How far the words of one signature may lie apart: they belong to one message. */
const reach = 2000;

/** The first signature whose words are in the text, in order; null if none is. Time is linear in the text. */
export function signatureIn(text: string, signatures: readonly Signature[]): Signature | null {
  const lower = plain(text);
  return signatures.find(({ words }) => occursIn(lower, words)) ?? null;
}

/**
 * A text without what terminals, logs and copying add: colours, line breaks, the backslashes of nested quotes, other
 * kinds of quotation marks, capitals.
 */
export const plain = (text: string): string =>
  harmless(text)
    .replace(/\\/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .toLowerCase();

function occursIn(text: string, words: readonly string[]): boolean {
  let first = text.indexOf(words[0] ?? '');
  while (first !== -1) {
    const outcome = follow(text, words, first);
    if (outcome === 'found') return true;
    if (outcome === 'missing') return false;
    // The words that lie too far from this beginning may lie within reach of a later one.
    first = text.indexOf(words[0] ?? '', Math.max(first + 1, outcome.tooFarAt - reach));
  }
  return false;
}

function follow(
  text: string,
  words: readonly string[],
  first: number,
): 'found' | 'missing' | { readonly tooFarAt: number } {
  let from = first;
  for (const word of words) {
    const at = text.indexOf(word, from);
    if (at === -1) return 'missing';
    if (at - first > reach) return { tooFarAt: at };
    from = at + word.length;
  }
  return 'found';
}
