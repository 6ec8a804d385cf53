import type { JsonObject, Outcome } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { LaunchReport, ReportedOutcome } from '../report.ts';
import type { Target } from '../target.ts';
import { argvOf, launchCommand } from './command.ts';

export interface LaunchDecision {
  readonly launch: boolean;
  /** Why it is not launched; empty where it is. */
  readonly reason: string;
  /** It might have been launched, had the host said what it was asked. */
  readonly untold?: true;
}

/** Whether the test launch may run on what is known so far. */
export function launchDecision(
  target: Target,
  facts: Readings,
  outcomes: readonly Outcome[],
): LaunchDecision {
  const obstacle = launchObstacle(target, facts);
  const problems = target.launch === 'auto' ? problemsIn(outcomes) : null;
  const reason = obstacle ?? problems;
  if (reason === null) return { launch: true, reason: '' };
  const untold =
    obstacle === notSaid && problems === null && facts.localImage?.ok === false && facts.localImage.asked;
  return { launch: false, reason, ...(untold ? { untold } : {}) };
}

/** Whether what came of somebody else's launch counts: as with our own, not where problems are known that stand in its way. */
export function decisionOnTold(outcomes: readonly Outcome[]): LaunchDecision {
  const reason = problemsIn(outcomes);
  return { launch: reason === null, reason: reason ?? '' };
}

/** What keeps even `--launch always` from launching. */
function launchObstacle(target: Target, facts: Readings): string | null {
  if (target.launch === 'never') return '--launch never was given';
  if (target.noLaunch !== undefined) return target.noLaunch;
  const cli = valueIn(facts.dockerCli);
  if (cli === null) return 'it is not known whether the docker command works';
  if (cli.kind !== 'present') return 'there is no docker command';
  if (valueIn(facts.engine)?.kind !== 'running') return 'no Docker Engine answers';
  if (valueIn(facts.imageChoice) === null) return 'it is not known which image is meant';
  // Docker would create the missing folder on the host, silently and as root.
  const missing = (valueIn(facts.volumes) ?? []).find(({ state }) => state === 'missing');
  if (missing !== undefined) return `${missing.source} does not exist`;
  if (facts.volumes?.ok !== true) return 'the volumes could not be looked at';
  if (valueIn(facts.localImage)?.kind === 'present' || target.pull) return null;
  if (facts.localImage?.ok === false) return notSaid;
  return 'the image is not on this host (--pull allows a pull)';
}

const notSaid = 'it could not be told whether the image is on this host';

function problemsIn(outcomes: readonly Outcome[]): string | null {
  const errors = outcomes
    .flatMap((outcome) => (outcome.status === 'found' ? outcome.findings : []))
    .filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? null : 'problems stand in the way';
}

/** What the report says about the launch; `notRun` is why there was none. */
export function launchReport(
  target: Target,
  facts: Readings,
  notRun: string,
  outcomes: readonly ReportedOutcome[],
): LaunchReport {
  const command = launchCommand(target, facts);
  const own = { command: command === null ? [] : argvOf(command), notes: command?.notes ?? [] };
  const fact = facts.launch;
  // Where nothing may be launched, and something was, it was somebody else who did it.
  const byHand = fact?.ok === true && target.launch === 'never';
  const head = byHand ? { command: fact.value.command, notes: [], byHand: true as const } : own;
  if (fact?.ok !== true)
    return { ...head, status: 'not-run', reason: fact?.asked === true ? fact.why : notRun, measured: {} };
  const measured: JsonObject = fact.value.kind === 'ran' ? asJson(fact.value.measured) : {};
  const error = outcomes
    .find(({ check }) => check === 'test-launch')
    ?.findings.find((finding) => (finding.waived ?? finding).severity === 'error');
  if (error !== undefined) return { ...head, status: 'failed', reason: error.message, measured };
  return { ...head, status: 'passed', reason: 'PyTorch works in the container.', measured };
}

const asJson = (value: object): JsonObject => JSON.parse(JSON.stringify(value));
