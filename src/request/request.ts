import type { JsonObject } from '../check.ts';
import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { rawAnswersIn } from '../recording/raw-answers.ts';
import type { Report } from '../report.ts';
import { configurationOf, type Pair } from './configuration.ts';
import { firstOutputs, type Output } from './outputs.ts';
import { type Place, placeFor } from './places.ts';
import { versionsOf } from './versions.ts';

/** What whoever is asked for help asks first, as data; every text in it is redacted. */
export interface SupportRequest {
  readonly report: Report;
  readonly versions: readonly Pair[];
  /** How Docker and the toolkit are set up. */
  readonly configuration: readonly Pair[];
  /** What the kernel log says of the driver and the GPUs; a sentence where it says nothing or may not be read. */
  readonly kernelLog: readonly string[] | string;
  /** What a failed launch or pull said itself; null: there was none. */
  readonly launchWords: string | null;
  /** As they came, in the order in which they are asked for. */
  readonly outputs: readonly Output[];
  readonly place: Place;
}

/** A host that was recorded, diagnosed. */
export interface RequestMaterial {
  readonly report: Report;
  readonly facts: Readings;
  /** As a recording has them, redacted. */
  readonly answers: JsonObject;
  /** Outputs that somebody else wrote down, redacted as well. */
  readonly told?: readonly ToldOutput[];
}

/** A command and what it printed. */
interface ToldOutput {
  readonly argv: readonly string[];
  readonly text: string;
}

export const supportRequestOf = ({ report, facts, answers, told = [] }: RequestMaterial): SupportRequest => ({
  report,
  versions: versionsOf(report, facts),
  configuration: configurationOf(facts),
  kernelLog: kernelLogOf(facts),
  launchWords: launchWordsOf(facts),
  outputs: [...firstOutputs(rawAnswersIn(answers), facts), ...toldOutputs(told), ...measuredOutput(report)],
  place: placeFor(report, facts),
});

/** Of one command the last answer. What a launch said has a place of its own. */
const toldOutputs = (told: readonly ToldOutput[]): readonly Output[] =>
  [...new Map(told.map(({ argv, text }) => [argv.join(' '), text.trim()]))]
    .filter(([command, text]) => text !== '' && !/^docker (?:run|pull|create|start)\b/.test(command))
    .map(([title, text]) => ({ title, state: '', text }));

/** What the container told of itself. */
const measuredOutput = ({ launch: { measured } }: Report): readonly Output[] =>
  Object.keys(measured).length === 0
    ? []
    : [{ title: 'measured in the container', state: '', text: JSON.stringify(measured, null, 2) }];

/** The latest, if there are many. */
const mostEvents = 30;

function kernelLogOf({ kernelLog }: Readings): readonly string[] | string {
  if (kernelLog?.ok !== true) return kernelLog?.why ?? 'it was not asked for';
  const lines = kernelLog.value.events.map(({ text, count }) =>
    count > 1 ? `${text} (${count} times)` : text,
  );
  return lines.length === 0 ? 'it says nothing of a GPU in trouble' : lines.slice(-mostEvents);
}

function launchWordsOf({ launch }: Readings): string | null {
  const fact = valueIn(launch);
  if (fact === null) return null;
  if (fact.kind !== 'ran') return fact.text;
  return fact.exitCode === 0 && !fact.timedOut ? null : fact.stderr;
}
