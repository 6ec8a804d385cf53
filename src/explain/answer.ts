import type { Candidate, Fix } from '../check.ts';
import type { Readings } from '../probes.ts';
import { fixesOf, plansOf } from './plans.ts';
import type { Confidence, Problem, Told } from './problems.ts';
import type { Sighting } from './sightings.ts';

/** What `explain --format json` says of a text; schema in explain.schema.json. */
export interface Explanation {
  readonly schema: 1;
  readonly version: string;
  readonly recognised: boolean;
  /** Most likely first. */
  readonly causes: readonly ExplainedCause[];
  readonly harmless: readonly TellingText[];
  readonly plan: readonly Fix[];
  /** What the causes that are only possible would need, and other ways. */
  readonly otherFixes: readonly Fix[];
  /** The end of a text that is not recognised, redacted; null where it is. */
  readonly excerpt: string | null;
}

/** A code and the line that tells of it. */
export interface TellingText {
  readonly code: string;
  /** What it means, in plain words. */
  readonly meaning: string;
  readonly matched: string;
  /** The number of that line, from 1. */
  readonly line: number;
}

/** One cause. */
export interface ExplainedCause extends TellingText {
  readonly confidence: Confidence;
  /** How often the text is there. */
  readonly count: number;
  /** Of a cause that is only possible: the likely one of the same text; null else. */
  readonly insteadOf: string | null;
  /** What decides, where the text does not; null where it does. */
  readonly question: string | null;
  /** Whether this host shows it now, where it was asked; null: not known. */
  readonly here: boolean | null;
  /** What it brings about, and the text tells of too. */
  readonly explains: readonly TellingText[];
  /** Ids, best first. */
  readonly fixes: readonly string[];
}

/** Where meanings and fixes come from. */
export interface Sources {
  readonly version: string;
  readonly meaningOf: (code: string) => string;
  readonly fixesFor: (code: string) => readonly Fix[];
  /** The step that comes first where several causes are open. */
  readonly findOut: (code: string, candidates: readonly Candidate[]) => Fix;
  /** Whether the host shows this cause; null: it was not asked, or does not tell. */
  readonly isHere: (code: string) => boolean | null;
  /** What is known of the host for the sake of its fixes. */
  readonly facts: Readings;
}

/** Without an excerpt: whoever has a text that is not recognised adds it. */
export function explanationOf({ problems, harmless }: Told, sources: Sources): Explanation {
  const questions = new Map(problems.flatMap((problem) => questionOf(problem, sources)));
  const first = problems.map((problem) => causeOf(problem, sources, questions));
  const possible = once(problems.flatMap((problem) => possibleOf(problem, sources))).filter(
    ({ code }) => !first.some((cause) => cause.code === code),
  );
  const recognised = problems.length + harmless.length > 0;
  return {
    schema: 1,
    version: sources.version,
    recognised,
    causes: [...first, ...possible],
    harmless: harmless.map(({ code, sighting }) => tellingText(code, sighting, sources)),
    ...plansOf(first, possible, questions, sources),
    excerpt: null,
  };
}

function questionOf({ code, question, others }: Problem, { findOut }: Sources): readonly [string, Fix][] {
  const open = [{ code, decides: question }, ...others];
  return others.length === 0 ? [] : [[code, findOut(code, open)]];
}

function causeOf(
  { code, confidence, question, sightings, explains }: Problem,
  sources: Sources,
  questions: ReadonlyMap<string, Fix>,
): ExplainedCause {
  const [sighting] = sightings;
  if (sighting === undefined) throw new Error(`Nothing tells of ${code}.`);
  return {
    ...tellingText(code, sighting, sources),
    confidence,
    insteadOf: null,
    count: sighting.count,
    question: question === '' ? null : question,
    here: sources.isHere(code),
    explains: explains.map((one) => tellingText(one.code, one.sighting, sources)),
    fixes: fixesOf(code, questions, sources).map(({ id }) => id),
  };
}

const possibleOf = (
  { code: likely, others, sightings: [sighting] }: Problem,
  sources: Sources,
): readonly ExplainedCause[] =>
  others.flatMap(({ code, decides }) =>
    sighting === undefined
      ? []
      : {
          ...tellingText(code, sighting, sources),
          confidence: 'possible',
          insteadOf: likely,
          count: sighting.count,
          question: decides,
          here: sources.isHere(code),
          explains: [],
          fixes: sources.fixesFor(code).map(({ id }) => id),
        },
  );

const tellingText = (code: string, { line, lineNumber }: Sighting, { meaningOf }: Sources): TellingText => ({
  code,
  meaning: meaningOf(code),
  matched: line,
  line: lineNumber,
});

const once = (causes: readonly ExplainedCause[]): readonly ExplainedCause[] =>
  causes.filter(({ code }, index) => causes.findIndex((other) => other.code === code) === index);
