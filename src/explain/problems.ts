import { isHarmless } from '../signatures/noise.ts';
import type { TextCause } from '../signatures/signature.ts';
import { isOnOtherGpus } from './devices.ts';
import {
  bringsAbout,
  codeOf,
  settledByOthers,
  withoutLoose,
  withoutRuledOut,
  withoutSymptoms,
} from './settling.ts';
import { isProof, unshadowed } from './shadows.ts';
import type { Sighting, Sightings } from './sightings.ts';

/** How sure a cause is: the text proves it; it is the usual one; it is one of several. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** A text and what it can come from, most likely first. */
export interface Claim {
  readonly sighting: Sighting;
  readonly causes: readonly TextCause[];
  /** The text, or another in the same paste, decides. */
  readonly certain: boolean;
  /** How many of the first causes have a hint in the text. */
  readonly hinted: number;
}

/** One thing that is wrong, and every text that tells of it. */
export interface Problem {
  readonly code: string;
  /** Possible: few words alone hint at it. */
  readonly confidence: Confidence;
  /** What decides; empty where it is certain. */
  readonly question: string;
  /** What else it may be. */
  readonly others: readonly TextCause[];
  /** The first is the one that says most. */
  readonly sightings: readonly Sighting[];
  /** Codes of what it brings about, which the text tells of too. */
  readonly explains: readonly Consequence[];
}

/** What a cause brings about, and the text that tells of it. */
export interface Consequence {
  readonly code: string;
  readonly sighting: Sighting;
}

/** What a text tells of. */
export interface Told {
  /** Most certain first, then in the order of the text. */
  readonly problems: readonly Problem[];
  readonly harmless: readonly Consequence[];
}

/** Settles, where more is known than the text: called once for each claim. */
export type Settle = (claim: Claim) => Claim;

export function problemsIn(found: Sightings, settle: Settle = (claim) => claim): Told {
  const claims = unshadowed(found.list).map(claimOf).map(settle);
  const harmless = claims
    .filter(isHarmless)
    .map(({ sighting, causes }) => ({ code: codeOf(causes), sighting }));
  const faults = withoutLoose(claims.filter((claim) => !isHarmless(claim)));
  const settled = withoutRuledOut(settledByOthers(faults), found.ruledOut ?? new Set());
  return {
    problems: ordered(underTheirCauses(grouped(withoutSymptoms(settled)))),
    harmless: onceEach(harmless),
  };
}

/** Causes with a hint near the text come first, those with most of them before the others. */
function claimOf(sighting: Sighting): Claim {
  const { causes, inOrder } = sighting.signature;
  const hintsOf = ({ hints = [] }: TextCause): number =>
    hints.filter((hint) => sighting.hints.has(hint)).length;
  return {
    sighting,
    causes: causes.toSorted((one, two) => hintsOf(two) - hintsOf(one)),
    certain: isProof(sighting.signature),
    hinted: inOrder === true ? causes.length : causes.filter((cause) => hintsOf(cause) > 0).length,
  };
}

/** Texts with the same first cause tell of the same problem. */
function grouped(claims: readonly Claim[]): readonly Problem[] {
  const codes = [...new Set(claims.map(({ causes }) => codeOf(causes)))];
  return codes.map((code) => {
    const group = claims.filter(({ causes }) => codeOf(causes) === code);
    const best = group.find(({ certain }) => certain) ?? group[0];
    const sightings = group.map(({ sighting }) => sighting).toSorted((one, two) => one.rank - two.rank);
    const [own, ...others] = best?.causes ?? [];
    return {
      code,
      confidence: best === undefined ? 'possible' : confidenceIn(best),
      question: best?.certain === true ? '' : (own?.decides ?? ''),
      others: best?.certain === true ? [] : others,
      sightings,
      explains: [],
    };
  });
}

const confidenceIn = ({ certain, sighting }: Claim): Confidence =>
  certain ? 'certain' : sighting.signature.loose === true ? 'possible' : 'likely';

function underTheirCauses(problems: readonly Problem[]): readonly Problem[] {
  const isOf = (root: Problem, problem: Problem): boolean =>
    problem !== root && bringsAbout(root.code, problem.code) && !isProgramElsewhere(problem, root);
  const causeOf = (problem: Problem): Problem | undefined => problems.find((other) => isOf(other, problem));
  const isRoot = (problem: Problem): boolean => causeOf(problem) === undefined;
  // A circle in the table would leave no root: then each stands for itself.
  if (!problems.some(isRoot)) return problems;
  return problems.filter(isRoot).map((root) => ({
    ...root,
    explains: problems
      .filter((problem) => isOf(root, problem))
      .flatMap(({ code, sightings: [sighting] }) => (sighting === undefined ? [] : [{ code, sighting }])),
  }));
}

const linesOf = ({ sightings }: Problem): readonly string[] => sightings.map(({ line }) => line);

const isProgramElsewhere = (problem: Problem, cause: Problem): boolean =>
  problem.code === 'xid-app-fault' && isOnOtherGpus(linesOf(problem), linesOf(cause));

const ordered = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted(
    (one, two) => Number(two.confidence === 'certain') - Number(one.confidence === 'certain'),
  );

const onceEach = (list: readonly Consequence[]): readonly Consequence[] =>
  list.filter(({ code }, index) => list.findIndex((other) => other.code === code) === index);
