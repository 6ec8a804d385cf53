import type { AnyCheck } from '../check.ts';
import type { Diagnosis } from '../diagnose.ts';
import { version } from '../generated/version.ts';
import type { ReadRecording } from '../recording/document.ts';
import type { Unreached } from '../report.ts';
import { reportedWaivers } from '../waivers.ts';

/** What is to be found out on every host. */
export interface Judging extends Pick<ReadRecording, 'target' | 'choice' | 'waivers'> {
  readonly checks: readonly AnyCheck[];
}

/** Nothing is started on a machine that was only to be asked. */
export const notOverSsh = 'over ssh nothing is launched';

/** A host's answers, to be judged as these flags want it; `cut` says why they are not all there, null if they are. */
export const askedOver = (
  address: string,
  recording: ReadRecording,
  cut: string | null,
  { target, choice, waivers }: Judging,
): ReadRecording => ({
  ...recording,
  choice,
  waivers,
  target: { ...target, noLaunch: notOverSsh },
  address,
  ...(cut === null ? {} : { cutShort: cut }),
});

/** The report of a host of which nothing is known, and so nothing is judged. */
export function unreachedReport(
  address: string,
  unreached: Unreached,
  { checks, target, choice, waivers }: Judging,
): Diagnosis {
  return {
    facts: {},
    report: {
      schema: 1,
      version,
      verdict: 'unknown',
      checks: {
        ran: 0,
        of: checks.length,
        switchedOff: checks.map(({ id }) => id).filter((id) => choice.skip.includes(id)),
      },
      target: { image: target.image, why: 'not asked' },
      host: {
        address,
        unreached,
        os: 'unknown',
        platform: 'generic',
        model: null,
        virtual: null,
        image: null,
        gpus: [],
        driver: null,
        docker: null,
        root: false,
        sudo: true,
      },
      outcomes: [],
      causes: [],
      plan: [],
      otherFixes: [],
      launch: { command: [], status: 'not-run', reason: 'the host was not reached', measured: {}, notes: [] },
      waivers: reportedWaivers(waivers, []),
      timings: {},
    },
  };
}
