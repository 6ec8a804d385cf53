/** Words, in lower case and in this order, that tell a cause in the text of a failure. */
export interface Signature {
  readonly code: string;
  readonly words: readonly string[];
}

/** How far the words of one signature may lie apart: they belong to one message. */
const reach = 2000;

/** The code of the first signature whose words are in the text, in order; null if none is. Time is linear in the text. */
export function codeIn(text: string, signatures: readonly Signature[]): string | null {
  const lower = text.toLowerCase();
  return signatures.find(({ words }) => occursIn(lower, words))?.code ?? null;
}

function occursIn(text: string, words: readonly string[]): boolean {
  let from = 0;
  let first = -1;
  for (const word of words) {
    const at = text.indexOf(word, from);
    if (at === -1) return false;
    if (first === -1) first = at;
    if (at - first > reach) return false;
    from = at + word.length;
  }
  return true;
}
