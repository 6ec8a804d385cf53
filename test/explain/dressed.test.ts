import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';
import { dresses } from '../support/dresses.ts';
import { pasted } from '../support/pasted.ts';

/** Each problem and how sure it is. */
const meaning = (text: string | Buffer): readonly string[] => {
  const collector = collectorOf(pasted);
  collector.read(Buffer.from(text));
  const { problems, harmless } = problemsIn(collector.end());
  return [
    ...problems.map(({ code, confidence }) => `${code} ${confidence}`),
    ...harmless.map(({ code }) => code),
  ];
};

interface Text {
  readonly text: string;
  /** A block of a tool's table: its words follow one another so closely that no log's prefix fits between them. */
  readonly block: boolean;
}

const texts = pastedSignatures.flatMap(({ example, examples = [], reach = 1500 }) =>
  [example, ...examples].map((text): Text => ({ text, block: reach < 150 && text.includes('\n') })),
);

describe.each(Object.keys(dresses))('%s', (name) => {
  it('a text means what it means', () => {
    const dress = dresses[name] ?? String;
    const changed = texts
      .filter(({ block }) => !(block && /^by /.test(name)))
      .map(({ text }) => ({ text, plain: meaning(text), dressed: meaning(dress(text)) }))
      .filter(({ plain, dressed }) => plain[0] !== dressed[0] || dressed.length > plain.length);
    expect(changed).toEqual([]);
  });
});
