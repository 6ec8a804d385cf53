import { readFileSync } from 'node:fs';
import { problemsIn } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';
import { pasted } from './pasted.ts';
import { sharedMissing, sharedPath } from './shared.ts';

/** What people really met, in their own words: the text, and the cause that turned out to be it. */
interface RealCase {
  readonly error: string;
  readonly rootCause: string;
  readonly url: string;
  readonly wording: string;
}

/** How a case is answered. */
export interface Judged {
  readonly wanted: string;
  /** The first cause that is answered; empty: none. */
  readonly answered: string;
  readonly thread: string;
  /** The place of the right cause in the answer, from 0; -1: not there. */
  readonly place: number;
  /** Another cause was called certain, and the right one is not the first. */
  readonly misled: boolean;
  /** The words that gave the first cause away. */
  readonly words: string;
}

const name = 'cases/failures.jsonl';
/** Why the cases cannot be read; null: they are here. */
export const casesMissing = sharedMissing(name);

const realCases = (): readonly RealCase[] =>
  readFileSync(sharedPath(name), 'utf8')
    .trim()
    .split('\n')
    .map((line): RealCase => JSON.parse(line))
    .filter(({ wording }) => wording === 'verbatim');

function judged({ error, rootCause, url }: RealCase): Judged {
  const collector = collectorOf(pasted);
  collector.read(Buffer.from(error));
  const { problems, harmless } = problemsIn(collector.end());
  const answer = [
    ...problems.map(({ code }) => code),
    ...harmless.map(({ code }) => code),
    ...problems.flatMap(({ others }) => others.map(({ code }) => code)),
  ];
  const codes = [...new Set(answer)];
  const place = codes.indexOf(rootCause);
  const sure = problems.some(({ code, confidence }) => confidence === 'certain' && code !== rootCause);
  const told = problems[0]?.sightings[0] ?? harmless[0]?.sighting;
  const words = told === undefined ? '' : (pastedSignatures[told.rank]?.words.join(' … ') ?? '');
  return {
    wanted: rootCause,
    answered: codes[0] ?? '',
    thread: url.replace(/#.*$/, ''),
    place,
    misled: sure && place !== 0,
    words,
  };
}

/** Every case whose text is literal, as it is answered now. */
export const judgedCases = (): readonly Judged[] => realCases().map(judged);

/** Those that are right by words that are right in another thread as well. */
export const confirmedElsewhere = (all: readonly Judged[]): readonly Judged[] => {
  const right = all.filter(({ place }) => place === 0);
  return right.filter((one) =>
    right.some((other) => other.thread !== one.thread && other.words === one.words),
  );
};

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

/** The figures, and each case that is not answered rightly first, for the page. */
export function casesTable(all: readonly Judged[]): string {
  const within = (places: number): number => all.filter(({ place }) => place >= 0 && place < places).length;
  const figures = [
    ['right cause first', within(1)],
    ['right cause among the first three', within(3)],
    ['right cause first, by words that are right in another thread as well', confirmedElsewhere(all).length],
    ['nothing recognised', all.filter(({ answered }) => answered === '').length],
    ['another cause called certain', all.filter(({ misled }) => misled).length],
  ] as const;
  return [
    `| of ${all.length} texts | number | share |`,
    '| --- | --- | --- |',
    ...figures.map(([what, count]) => `| ${what} | ${count} | ${share(count, all.length)} |`),
    '',
    '| wanted | answered first | place of the right one |',
    '| --- | --- | --- |',
    ...all
      .filter(({ place }) => place !== 0)
      .map(
        ({ wanted, answered, place }) =>
          `| ${wanted} | ${answered || 'nothing'} | ${place < 0 ? 'missing' : place + 1} |`,
      )
      .toSorted(),
  ].join('\n');
}
