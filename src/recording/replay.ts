import { notRecorded } from '../ask.ts';
import type { AnyCheck } from '../check.ts';
import { type Diagnosis, diagnosis } from '../diagnose.ts';
import type { Host } from '../host/host.ts';
import { recordedHost } from '../host/recorded.ts';
import { factsFor } from '../import/image.ts';
import { notAsked, type Reading, unread } from '../probe.ts';
import { probes, type Readings } from '../probes.ts';
import type { Report } from '../report.ts';
import { asTold } from './as-told.ts';
import type { ReadRecording } from './document.ts';

/** Beside what was recorded: the checks that there are here, and a stricter eye. */
export interface ReplayOptions {
  readonly checks: readonly AnyCheck[];
  readonly strict?: boolean;
  /** Stands for the recording itself, e.g. as one that notes what it is asked. */
  readonly host?: Host;
}

/**
 * Diagnoses a recording as its host was diagnosed, by the rules at hand. Times are those of the host: nothing in the
 * report is measured here.
 */
export async function replayed(
  recording: ReadRecording,
  { checks, strict = false, host = recordedHost(recording.answers) }: ReplayOptions,
): Promise<Diagnosis> {
  const { target, choice, waivers, timings, unanswered, unasked = {}, told } = recording;
  const here = new Set(checks.map(({ id }) => id));
  const only = choice.only?.filter((id) => here.has(id));
  const result = await diagnosis({
    host,
    target,
    checks: told === undefined ? checks : checks.map(asTold),
    ...(only === undefined ? {} : { only }),
    skip: choice.skip.filter((id) => here.has(id)),
    strict: strict || choice.strict,
    waivers,
    // Nothing has to be waited for, and a slow machine must not change what is told.
    timeoutMs: dayMs,
    known: {
      ...(told === undefined ? {} : await factsFor(told.evidence, target)),
      ...readingsOf(unanswered, unread),
      ...readingsOf(unasked, notAsked),
    },
  });
  const times = timingsOf(result.report.timings, timings ?? {}, unanswered);
  const facts = told === undefined ? result.facts : asNotTold(result.facts);
  return { ...result, facts, report: { ...ofHost(result.report, recording), timings: times } };
}

/** With what is known of the host beside its answers; one that was not asked to the end is not known to be ready. */
function ofHost(report: Report, { address, cutShort }: ReadRecording): Report {
  const host = {
    ...(address === undefined ? {} : { address }),
    ...(cutShort === undefined ? {} : { cutShort }),
    ...report.host,
  };
  const doubtful = cutShort !== undefined && report.verdict === 'ready';
  return { ...report, verdict: doubtful ? 'unknown' : report.verdict, host };
}

const dayMs = 86_400_000;

/** What others wrote down is no recording. */
const asNotTold = (facts: Readings): Readings =>
  Object.fromEntries(
    Object.entries(facts).map(([key, reading]) => [
      key,
      !reading.ok && reading.why === notRecorded ? unread('not told') : reading,
    ]),
  );

/** Readings that are known to be none, and why. */
function readingsOf(
  reasons: Readonly<Record<string, string>>,
  because: (why: string) => Reading<never>,
): Readings {
  const keys = Object.keys(reasons).filter((key) => Object.hasOwn(probes, key));
  return Object.fromEntries(keys.map((key) => [key, because(reasons[key] ?? '')]));
}

/** In the order in which the answers came in; a question of newer rules took no time there. */
function timingsOf(
  own: Readonly<Record<string, number>>,
  recorded: Readonly<Record<string, number>>,
  unanswered: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> {
  const known = Object.keys(recorded).filter(
    (key) => Object.hasOwn(own, key) || (Object.hasOwn(unanswered, key) && Object.hasOwn(probes, key)),
  );
  const others = Object.keys(own)
    .filter((key) => !Object.hasOwn(recorded, key))
    .sort();
  return Object.fromEntries([
    ...known.map((key) => [key, recorded[key] ?? 0]),
    ...others.map((key) => [key, 0]),
  ]);
}
