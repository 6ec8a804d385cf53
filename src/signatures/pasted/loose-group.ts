import type { Signature, TextCause } from '../signature.ts';

/** Texts of few words that have the same causes. */
export interface Loose {
  readonly words: readonly (readonly string[])[];
  readonly reach: number;
  readonly causes: readonly TextCause[];
}

/** One of the first and one of the others, in either order. */
export const together = (
  ones: readonly string[],
  others: readonly string[],
): readonly (readonly string[])[] =>
  ones.flatMap((one) =>
    others.flatMap((other) => [
      [one, other],
      [other, one],
    ]),
  );

/** As signatures that are heard where nothing else tells. */
export const looseOf = (groups: readonly Loose[]): readonly Signature[] =>
  groups.flatMap(({ words, reach, causes }) =>
    words.map(
      (list): Signature => ({
        words: list,
        reach,
        causes,
        loose: true,
        example: `it says: ${list.join(' <a> ')} `,
        counterExample: 'it works',
      }),
    ),
  );
