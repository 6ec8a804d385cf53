import { type Asked, ask, type ProbeEvent, withNeeds } from './ask.ts';
import { causesOf, type Located } from './causes.ts';
import type { AnyCheck, Outcome } from './check.ts';
import { planOf } from './fix/plan.ts';
import { version } from './generated/version.ts';
import type { Host } from './host/host.ts';
import { decisionOnTold, type LaunchDecision, launchDecision, launchReport } from './launch/decide.ts';
import { notAsked, unread } from './probe.ts';
import { seenFromInside } from './probes/beside-the-engine.ts';
import { type FactKey, probes, type Readings } from './probes.ts';
import { type Report, type ReportedOutcome, reportedFinding, verdictOf } from './report.ts';
import { hostOf, targetOf } from './report-head.ts';
import type { Target } from './target.ts';
import { type DatedWaiver, reportedWaivers, waived } from './waivers.ts';

/** What to diagnose, by which checks, and how long it may take. */
export interface DiagnoseOptions {
  readonly host: Host;
  readonly target: Target;
  /** Every check there is, in order; those outside `only`, or within `skip`, are left out. */
  readonly checks: readonly AnyCheck[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly strict?: boolean;
  /** Codes that are found and do not count; see `waiversOn`. */
  readonly waivers?: readonly DatedWaiver[];
  /** Bounds everything but a pull, in milliseconds; without it the questions have 60 s, and the launch its own limit. */
  readonly timeoutMs?: number;
  readonly onEvent?: (event: ProbeEvent) => void;
  /** Answers that are in already, and are not asked for. */
  readonly known?: Readings;
}

const defaultTimeoutMs = 60_000;

interface Examined {
  readonly check: AnyCheck;
  readonly outcome: Outcome;
}

/** Asks the machine, judges, launches where that is allowed, judges again with what was seen, and reports. */
export async function diagnose(options: DiagnoseOptions): Promise<Report> {
  return (await diagnosis(options)).report;
}

/** A report together with the facts that it rests on. */
export interface Diagnosis {
  readonly report: Report;
  readonly facts: Readings;
}

export async function diagnosis(options: DiagnoseOptions): Promise<Diagnosis> {
  const checks = selected(options);
  const began = performance.now();
  const looked = await look(options, checks);
  const before = examine(checks, looked.readings, options);
  const outcomes = before.map(({ outcome }) => outcome);
  const decision =
    'launch' in launchTold(options)
      ? decisionOnTold(outcomes)
      : launchDecision(options.target, looked.readings, outcomes);
  const wanted = checks.some((check) => keysOf(check).includes('launch'));
  const asked =
    decision.launch && wanted ? await launched(options, looked, began) : notLaunched(looked, decision);
  const examined = examine(checks, asked.readings, options);
  const reason = wanted ? decision.reason : 'the test launch was not among the checks that ran';
  return { report: reportOf(options, examined, asked, reason), facts: asked.readings };
}

/** What came of a launch, where somebody made one already and told. */
const launchTold = ({ known }: DiagnoseOptions): Pick<Readings, 'launch'> =>
  known?.launch?.ok === true ? { launch: known.launch } : {};

function selected({ checks, only, skip }: DiagnoseOptions): readonly AnyCheck[] {
  return checks.filter(({ id }) => (only?.includes(id) ?? true) && !(skip?.includes(id) ?? false));
}

const keysOf = (check: AnyCheck): readonly FactKey[] => [...check.needs, ...check.uses];

/** What the report and the launch command need, whichever checks are selected. */
const always: readonly FactKey[] = [
  'system',
  'os',
  'platform',
  'machine',
  'pci',
  'nvidiaSmi',
  'gpuLinks',
  'kernelModule',
  'dockerCli',
  'engine',
  'dockerd',
  'containment',
  'toolkit',
  'shm',
  'volumes',
  'imageChoice',
  'localImage',
];

async function look(options: DiagnoseOptions, checks: readonly AnyCheck[]): Promise<Asked> {
  const keys = withNeeds([...always, ...checks.flatMap(keysOf)]);
  const { host, target, onEvent } = options;
  const asked = await ask({
    host,
    target,
    keys: new Set([...keys].filter((key) => probes[key].cost !== 'launch')),
    known: 'launch' in launchTold(options) ? withoutLaunch(options.known) : (options.known ?? {}),
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    onEvent,
  });
  return { ...asked, readings: seenFromInside(asked.readings) };
}

const withoutLaunch = ({ launch, ...others }: Readings = {}): Readings => others;

/** A limit that was given is for everything; what was asked before the launch has taken its part of it. */
function launchTimeout({ target, timeoutMs }: DiagnoseOptions, began: number): number {
  const least = 1000;
  if (timeoutMs === undefined) return target.launchTimeoutMs;
  return Math.max(timeoutMs - (performance.now() - began), least);
}

async function launched(options: DiagnoseOptions, looked: Asked, began: number): Promise<Asked> {
  const { host, onEvent } = options;
  const target = { ...options.target, launchTimeoutMs: launchTimeout(options, began) };
  // The launch probe bounds itself: a pull may take hours and is not counted.
  const asked = await ask({
    host,
    target,
    keys: new Set<FactKey>(['launch']),
    known: { ...looked.readings, ...launchTold(options) },
    timeoutMs: null,
    onEvent,
  });
  return { readings: asked.readings, timings: { ...looked.timings, ...asked.timings } };
}

const notLaunched = (looked: Asked, { reason, untold }: LaunchDecision): Asked => ({
  ...looked,
  readings: { ...looked.readings, launch: untold === true ? unread(reason) : notAsked(reason) },
});

const examine = (
  checks: readonly AnyCheck[],
  readings: Readings,
  { target, waivers = [] }: DiagnoseOptions,
): readonly Examined[] =>
  checks.map((check) => ({ check, outcome: waived(check.examine(readings, target), waivers) }));

function reportOf(
  options: DiagnoseOptions,
  examined: readonly Examined[],
  { readings, timings }: Asked,
  reason: string,
): Report {
  const outcomes = examined.map(reportedOutcome);
  const located = examined.flatMap(locatedIn);
  const causes = causesOf(located);
  const launch = launchReport(options.target, readings, reason, outcomes);
  return {
    schema: 1,
    version,
    verdict: verdictOf({
      outcomes,
      launch: launch.status,
      launchPolicy: options.target.launch,
      strict: options.strict ?? false,
    }),
    checks: {
      ran: examined.length,
      of: options.checks.length,
      switchedOff: options.checks.map(({ id }) => id).filter((id) => options.skip?.includes(id) === true),
    },
    target: targetOf(options.target, readings),
    host: hostOf(readings),
    outcomes,
    causes,
    ...planOf(causes, located, readings),
    launch,
    waivers: reportedWaivers(
      options.waivers ?? [],
      located.map(({ finding }) => finding),
    ),
    timings,
  };
}

const locatedIn = ({ check, outcome }: Examined): readonly Located[] =>
  outcome.status === 'found' ? outcome.findings.map((finding) => ({ check: check.id, finding })) : [];

function reportedOutcome({ check, outcome }: Examined): ReportedOutcome {
  const plugin = check.plugin === undefined ? {} : { plugin: check.plugin };
  const head = { check: check.id, title: check.title, status: outcome.status, ...plugin };
  if (outcome.status === 'found') {
    const { doubt, findings } = outcome;
    return {
      ...head,
      ...(doubt === undefined ? {} : { why: doubt }),
      findings: findings.map(reportedFinding),
    };
  }
  if (outcome.status === 'passed') return { ...head, findings: [] };
  return { ...head, why: outcome.status === 'crashed' ? outcome.error : outcome.why, findings: [] };
}
