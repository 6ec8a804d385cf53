import { type Matcher, matcherOf } from './matcher.ts';
import type { Signature } from './signature.ts';

/** A signature in a text: where its first and its last word end, in bytes of UTF-8. */
export interface Found {
  readonly signature: Signature;
  readonly first: number;
  readonly last: number;
}

/** The first signature whose words are in the text; null if none is. Time is linear in the text. */
export function signatureIn(text: string, signatures: readonly Signature[]): Found | null {
  let best: { readonly pattern: number; readonly first: number; readonly last: number } | null = null;
  const reader = matcherFor(signatures).reader((match) => {
    if (best === null || match.pattern < best.pattern) best = match;
  });
  reader.read(new TextEncoder().encode(text));
  reader.end();
  if (best === null) return null;
  const { pattern, first, last } = best as { pattern: number; first: number; last: number };
  const signature = signatures[pattern];
  return signature === undefined ? null : { signature, first, last };
}

const matchers = new WeakMap<readonly Signature[], Matcher>();

/** A list is made ready once. */
function matcherFor(signatures: readonly Signature[]): Matcher {
  const made = matchers.get(signatures) ?? matcherOf(signatures);
  matchers.set(signatures, made);
  return made;
}
