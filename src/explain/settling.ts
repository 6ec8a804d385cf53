import { consequences, withoutGpu } from '../signatures/consequences.ts';
import type { TextCause } from '../signatures/signature.ts';
import type { Claim } from './problems.ts';

/** The code that comes first. */
export const codeOf = ([first]: readonly TextCause[]): string => first?.code ?? '';

/** What another text proves, decides here too: that cause itself, or what it brings about. */
export function settledByOthers(claims: readonly Claim[]): readonly Claim[] {
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
export function withoutRuledOut(claims: readonly Claim[], ruledOut: ReadonlySet<string>): readonly Claim[] {
  const isOut = ({ code }: TextCause): boolean => ruledOut.has(code);
  const isLeft = ({ certain, causes }: Claim): boolean => certain || !causes.every(isOut);
  const left = claims.some(isLeft) ? claims.filter(isLeft) : claims;
  return left.map((claim) => ({
    ...claim,
    causes: claim.causes.toSorted((one, two) => Number(isOut(one)) - Number(isOut(two))),
  }));
}

/** What few words hint at is heard where nothing else tells. */
export function withoutLoose(claims: readonly Claim[]): readonly Claim[] {
  const firm = claims.filter(({ sighting }) => sighting.signature.loose !== true);
  return firm.length > 0 ? firm : claims;
}

/** That there is no GPU is no problem of its own where a text tells of a cause that leaves none. */
export function withoutSymptoms(claims: readonly Claim[]): readonly Claim[] {
  const telling = claims.filter(({ sighting }) => sighting.signature.symptom !== true);
  const leavesNone = telling.some(({ causes }) => withoutGpu.has(codeOf(causes)));
  const isTold = (claim: Claim): boolean =>
    telling.some(({ causes }) => codeOf(causes) === codeOf(claim.causes));
  return leavesNone
    ? claims.filter((claim) => claim.sighting.signature.symptom !== true || isTold(claim))
    : claims;
}

/** Whether a cause shows itself by another code too, directly or through others. */
export function bringsAbout(cause: string, code: string, seen: readonly string[] = []): boolean {
  if (seen.includes(code)) return false;
  const by = consequences[code] ?? [];
  return by.includes(cause) || by.some((between) => bringsAbout(cause, between, [...seen, code]));
}
