import type { Located } from '../causes.ts';
import type { Fix, FollowUp } from '../check.ts';
import type { Readings } from '../probes.ts';
import type { Cause } from '../report.ts';
import { followUpFix } from './follow-ups.ts';
import { withObstacles } from './obstacles.ts';
import { withOwnFiles } from './own-files.ts';
import { inWslWay } from './wsl-way.ts';

/** The fixes that a report names. */
export interface Plan {
  /** In the order in which to carry them out. */
  readonly plan: readonly Fix[];
  /** Fixes that are named by a finding and are not part of the plan. */
  readonly otherFixes: readonly Fix[];
}

/** The first fix of each cause, each once; what they ask for afterwards once, last. */
export function planOf(causes: readonly Cause[], located: readonly Located[], facts: Readings): Plan {
  const all = new Map(
    located.flatMap(({ finding }) => finding.fixes.map((fix) => [fix.id, hereOf(fix, facts)] as const)),
  );
  const first = new Set(causes.flatMap((cause) => cause.fixes.slice(0, 1)));
  const chosen = [...first].flatMap((id) => all.get(id) ?? []);
  const asked = new Set(chosen.map((fix) => fix.then));
  const last = followUps(asked).map((kind) => hereOf(followUpFix(kind, facts), facts));
  const done = new Set(last.flatMap(({ id }) => [id, ...(includes[id] ?? [])]));
  const plan = [...chosen.filter(({ id }) => !done.has(id)), ...last];
  const planned = new Set(plan.map((fix) => fix.id));
  return { plan, otherFixes: [...all.values()].filter((fix) => !planned.has(fix.id)) };
}

/** A fix as this very host carries it out. */
const hereOf = (fix: Fix, facts: Readings): Fix =>
  withObstacles(withOwnFiles(inWslWay(fix, facts), facts), facts);

/** What a restart does as well, so that nobody is asked to do it before. */
const includes: Readonly<Record<string, readonly string[]>> = {
  'restart-engine': ['reload-engine'],
  reboot: ['reload-engine'],
};

/** A reboot restarts the engine and ends the session as well. */
function followUps(asked: ReadonlySet<FollowUp | undefined>): readonly FollowUp[] {
  if (asked.has('reboot')) return ['reboot'];
  return (['restart-engine', 'relogin'] as const).filter((kind) => asked.has(kind));
}
