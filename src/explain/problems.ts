import { consequences, withoutGpu } from '../signatures/consequences.ts';
import { isHarmless } from '../signatures/noise.ts';
import type { Telling, TextCause } from '../signatures/signature.ts';
import { isOnOtherGpus } from './devices.ts';
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

const codeOf = ([first]: readonly TextCause[]): string => first?.code ?? '';

/**
 * Of several texts in one message, the most specific; what is a part of something harmless keeps none out, and something
 * harmless no proof that stands beside it in the same line.
 */
function unshadowed(list: readonly Sighting[]): readonly Sighting[] {
  const rest = inNone(
    list,
    list.filter(({ signature }) => isHarmless(signature)),
  );
  return inNone(rest, rest);
}

const inNone = (list: readonly Sighting[], others: readonly Sighting[]): readonly Sighting[] =>
  list.filter((one) => !others.some((other) => other.rank < one.rank && isIn(one, other)));

const isIn = (one: Sighting, other: Sighting): boolean =>
  isProof(one.signature) && isHarmless(other.signature) ? goesInto(one, other) : isSameMessage(one, other);

/** The text has one cause, and proves it. */
const isProof = ({ causes }: Telling): boolean => causes.length === 1 && causes[0]?.decides === '';

const goesInto = (one: Sighting, other: Sighting): boolean =>
  one.first <= other.last && other.first <= one.last;

/** As far apart as two texts of one message may be that a log has put on one long line. Bytes. */
const sameMessage = 1500;

/** One goes into the other, or they lie in one line, as it was before it was wrapped. */
const isSameMessage = (one: Sighting, other: Sighting): boolean =>
  goesInto(one, other) || (one.message === other.message && Math.abs(one.first - other.first) <= sameMessage);

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

/** What another text proves, decides here too: that cause itself, or what it brings about. */
function settledByOthers(claims: readonly Claim[]): readonly Claim[] {
  const proved = [...new Set(claims.filter(({ certain }) => certain).map(({ causes }) => codeOf(causes)))];
  return claims.map((claim) => {
    if (claim.certain) return claim;
    const decided =
      claim.causes.find(({ code }) => proved.includes(code)) ??
      claim.causes.find(({ code }) => proved.some((cause) => bringsAbout(cause, code)));
    return decided === undefined
      ? { ...claim, causes: mostNamed(claim, claims) }
      : { ...claim, causes: [decided], certain: true };
  });
}

/**
 * Of several open causes without a hint, those that other texts in the paste can come from too stand first, and among
 * them those that another text most likely comes from.
 */
function mostNamed({ causes, sighting, hinted }: Claim, claims: readonly Claim[]): readonly TextCause[] {
  const others = claims.filter((claim) => claim.sighting !== sighting);
  const firsts = (code: string): number =>
    others
      .filter((claim) => codeOf(claim.causes) === code)
      .reduce((sum, claim) => sum + (claim.sighting.signature.inOrder === true ? 1000 : 1), 0);
  const names = (code: string): number =>
    others.filter((claim) => claim.causes.some((cause) => cause.code === code)).length;
  const open = causes
    .slice(hinted)
    .toSorted((one, two) => names(two.code) - names(one.code) || firsts(two.code) - firsts(one.code));
  return [...causes.slice(0, hinted), ...open];
}

/**
 * What something else in the paste speaks against comes last; it may be of another machine, or another time. A text that
 * has no other cause is heard where it is the only one.
 */
function withoutRuledOut(claims: readonly Claim[], ruledOut: ReadonlySet<string>): readonly Claim[] {
  const isOut = ({ code }: TextCause): boolean => ruledOut.has(code);
  const isLeft = ({ certain, causes }: Claim): boolean => certain || !causes.every(isOut);
  const left = claims.some(isLeft) ? claims.filter(isLeft) : claims;
  return left.map((claim) => ({
    ...claim,
    causes: claim.causes.toSorted((one, two) => Number(isOut(one)) - Number(isOut(two))),
  }));
}

/** What few words hint at is heard where nothing else tells. */
function withoutLoose(claims: readonly Claim[]): readonly Claim[] {
  const firm = claims.filter(({ sighting }) => sighting.signature.loose !== true);
  return firm.length > 0 ? firm : claims;
}

/** That there is no GPU is no problem of its own where a text tells of a cause that leaves none. */
function withoutSymptoms(claims: readonly Claim[]): readonly Claim[] {
  const telling = claims.filter(({ sighting }) => sighting.signature.symptom !== true);
  const leavesNone = telling.some(({ causes }) => withoutGpu.has(codeOf(causes)));
  const isTold = (claim: Claim): boolean =>
    telling.some(({ causes }) => codeOf(causes) === codeOf(claim.causes));
  return leavesNone
    ? claims.filter((claim) => claim.sighting.signature.symptom !== true || isTold(claim))
    : claims;
}

/** Whether a cause shows itself by another code too, directly or through others. */
function bringsAbout(cause: string, code: string, seen: readonly string[] = []): boolean {
  if (seen.includes(code)) return false;
  const by = consequences[code] ?? [];
  return by.includes(cause) || by.some((between) => bringsAbout(cause, between, [...seen, code]));
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
