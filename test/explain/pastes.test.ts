import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { pasted } from '../support/pasted.ts';

const folder = join(import.meta.dirname, 'pastes');

const doubts = { certain: '', likely: '?', possible: '??' };

/**
 * What the paste is to be told as: the causes, each with its consequences; `?` for one that the text
 * does not prove, `??` for one that a few words hint at. */
const summary = (text: string): readonly string[] => {
  const collector = collectorOf(pasted);
  collector.read(Buffer.from(text));
  return problemsIn(collector.end()).problems.map(
    ({ code, confidence, explains }) =>
      `${code}${doubts[confidence]}${explains.map((one) => ` > ${one.code}`).join('')}`,
  );
};

const files = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...lines] = part.split('\n');
      const [title = '', wanted = ''] = head.split(' | ');
      return { title, wanted: wanted.split('; ').filter(Boolean), text: lines.join('\n') };
    }),
);

/** Whole pastes, as people make them: each is told as the causes after its title, and nothing else. */
describe('a paste', () => {
  it.each(files)('$title', ({ wanted, text }) => {
    expect(summary(text)).toEqual(wanted);
  });
});
