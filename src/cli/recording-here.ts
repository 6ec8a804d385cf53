import type { Pseudonyms } from '../host/anonymous/pseudonyms.ts';
import { recordingOf } from '../recording/make.ts';
import type { Call } from '../render/call.ts';
import { waiversOn } from '../waivers.ts';
import { thisCall } from './call.ts';
import { checksFor } from './chosen-checks.ts';
import type { Config } from './config.ts';
import { type Diagnosed, targetOf, today } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { type Made, triedOut } from './recording-made.ts';
import { knownHere } from './redacted-answers.ts';

export interface RecordFlags extends Flags {
  readonly map?: string;
  readonly preview?: true;
  readonly withReport?: true;
}

/** The recording of what was asked here. */
export async function madeOf(
  result: Diagnosed,
  pseudonyms: Pseudonyms,
  own: readonly (string | undefined)[],
  flags: RecordFlags,
  config: Config,
): Promise<Made> {
  const { taken } = result;
  if (taken === undefined) throw new Error('A recording is made of what was kept.');
  const { checks, only } = await checksFor(flags, config);
  const { recording } = recordingOf(
    {
      taken,
      report: result.report,
      facts: result.facts,
      milliseconds: result.milliseconds,
      recordedAt: new Date().toJSON(),
      target: targetOf(flags, config),
      choice: { only, skip: flags.skip ?? [], strict: flags.strict ?? false },
      waivers: waiversOn(today(), config.waivers),
      call: callOfCheck(own),
      config: result.config,
    },
    pseudonyms,
    knownHere(flags.hostRoot),
  );
  return triedOut(recording, result.report, checks, flags.withReport);
}

/** As one would have called the doctor for the report alone; `own` are words that the others have nothing of. */
export function callOfCheck(own: readonly (string | undefined)[]): Call {
  const { program, words } = thisCall();
  const left = words.filter(
    (word, at) =>
      !(at === 0 && (word === 'record' || word === 'report')) &&
      !own.includes(word) &&
      !/^--(?:preview|with-report|map(?:=.*)?)$/s.test(word) &&
      !/^--format(?:=.*)?$/s.test(word) &&
      words[at - 1] !== '--format',
  );
  return { program, words: left };
}
