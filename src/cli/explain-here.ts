import { decide } from '../../checks/launch/decide.ts';
import { fixesFor } from '../../checks/launch/fixes.ts';
import type { Claim } from '../explain/problems.ts';
import type { Readings } from '../probes.ts';
import type { Report, ReportedFinding } from '../report.ts';
import type { TextCause } from '../signatures/signature.ts';
import { defaultTarget } from '../target.ts';
import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { ExplainFlags, Known } from './explain-text.ts';
import { type Interrupt, isInterrupt } from './interrupt.ts';
import { fixesByText, settlingIn } from './text-fixes.ts';

/** Asks this host everything that the checks ask, and launches nothing. */
export async function lookedUp(flags: ExplainFlags, config: Config): Promise<Known | Interrupt> {
  const { offline, hostRoot, timeout } = flags;
  const result = await diagnoseHere(
    {
      image: 'auto',
      workers: defaultTarget.workers,
      launch: 'never',
      ...(offline === undefined ? {} : { offline }),
      ...(hostRoot === undefined ? {} : { hostRoot }),
      ...(timeout === undefined ? {} : { timeout }),
    },
    config,
  );
  return isInterrupt(result) ? result : knownHere(result.report, result.facts);
}

/** The host's facts decide between the causes of a text, and what the checks found says how to mend it. */
export function knownHere(report: Report, facts: Readings): Known {
  const findings = report.outcomes.flatMap((outcome) => outcome.findings);
  const codesOf = (some: typeof findings): ReadonlySet<string> => new Set(some.map(({ code }) => code));
  const seen: Seen = { proved: codesOf(findings.filter(isProof)), found: codesOf(findings) };
  const fixes = new Map([...report.plan, ...report.otherFixes].map((fix) => [fix.id, fix]));
  const scene = { host: settlingIn(facts), measured: null };
  return {
    facts,
    settle: (claim) => (claim.certain ? claim : settled(claim, seen, scene)),
    fixesFor(code) {
      const ids = findings.find((one) => one.code === code)?.fixes ?? [];
      const own = ids.flatMap((id) => fixes.get(id) ?? []);
      return own.length > 0 ? own : fixesByText(code, facts, fixesFor);
    },
    isHere: (code) => (seen.proved.has(code) ? true : null),
  };
}

/** Codes that the checks found here: those that they are sure of, and all. */
interface Seen {
  readonly proved: ReadonlySet<string>;
  readonly found: ReadonlySet<string>;
}

/** A warning, and what may be something else, is no proof. */
const isProof = ({ severity, undecided, candidates = [] }: ReportedFinding): boolean =>
  severity === 'error' && undecided !== true && candidates.length === 0;

function settled(claim: Claim, { proved, found }: Seen, scene: Parameters<typeof decide>[1]): Claim {
  const byCheck = claim.causes.find(({ code }) => proved.has(code));
  if (byCheck !== undefined) return { ...claim, causes: [byCheck], certain: true };
  const decision = decide({ ...claim.sighting.signature, causes: claim.causes }, scene);
  if (decision.kind === 'decided') {
    const cause = claim.causes.find(({ code }) => code === decision.code);
    return cause === undefined ? claim : { ...claim, causes: [cause], certain: true };
  }
  // What is ruled out here may have been so when the text was written: it comes last.
  const open = new Set(decision.candidates.map(({ code }) => code));
  const weight = ({ code }: TextCause): number => (found.has(code) ? 2 : open.has(code) ? 1 : 0);
  return { ...claim, causes: claim.causes.toSorted((one, two) => weight(two) - weight(one)) };
}
