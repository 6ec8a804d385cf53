import { type Located, problemsOf } from '../causes.ts';
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

/**
 * The first fix of each cause that is not waived, each once; what they ask for afterwards once, last.
 */
export function planOf(causes: readonly Cause[], located: readonly Located[], facts: Readings): Plan {
  const all = new Map(fixesIn(located).map((fix) => [fix.id, hereOf(fix, facts)]));
  const counting = causes.filter(({ waived }) => waived === undefined);
  const first = new Set(counting.flatMap((cause) => cause.fixes.slice(0, 1)));
  const chosen = [...first].flatMap((id) => all.get(id) ?? []);
  const asked = new Set(chosen.map((fix) => fix.then));
  const last = followUps(asked).map((kind) => hereOf(followUpFix(kind, facts), facts));
  const done = new Set(last.flatMap(({ id }) => [id, ...(includes[id] ?? [])]));
  const plan = [...chosen.filter(({ id }) => !done.has(id)), ...last];
  const planned = new Set(plan.map((fix) => fix.id));
  return { plan, otherFixes: [...all.values()].filter((fix) => !planned.has(fix.id)) };
}

/** Each fix that a finding names, each id once: what two problems ask for by one name is done for both. */
function fixesIn(located: readonly Located[]): readonly Fix[] {
  const all = new Map<string, Fix>();
  for (const fix of problemsOf(located).flatMap(({ finding }) => finding.fixes)) {
    const earlier = all.get(fix.id);
    all.set(fix.id, earlier === undefined ? fix : bothOf(earlier, fix));
  }
  for (const fix of located.flatMap(({ finding }) => finding.fixes)) {
    if (!all.has(fix.id)) all.set(fix.id, fix);
  }
  return [...all.values()];
}

/** Such as the reset of one GPU for one problem, and of another for the next. */
function bothOf(one: Fix, other: Fix): Fix {
  const told = new Set(one.steps.map((step) => JSON.stringify(step)));
  return {
    ...other,
    ...one,
    title: one.title === other.title ? one.title : `${one.title}. ${other.title}`,
    risk: risks.findLast((risk) => [one.risk, other.risk].includes(risk)) ?? one.risk,
    steps: [...one.steps, ...other.steps.filter((step) => !told.has(JSON.stringify(step)))],
  };
}

const risks = ['safe', 'disruptive', 'manual'] as const;

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
