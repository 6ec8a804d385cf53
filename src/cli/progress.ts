import type { ProbeEvent } from '../ask.ts';
import { writeOut } from './streams.ts';

export interface Progress {
  readonly onEvent: (event: ProbeEvent) => void;
  stop(): Promise<void>;
}

/** A terminal where a line can be drawn anew, and somebody who looks at it. */
export const takesLiveProgress = (): boolean =>
  process.stderr.isTTY === true && process.env['TERM'] !== 'dumb' && (process.env['CI'] ?? '') === '';

/** Shows on stderr what is being asked: one line that changes on a terminal, and few plain lines elsewhere. */
export async function startProgress(pull: boolean): Promise<Progress> {
  if (!takesLiveProgress()) return plainProgress();
  const { liveProgress } = await import('./live-progress.ts');
  return pull ? untilLaunch(liveProgress()) : liveProgress();
}

/** Docker's own display of a pull has the terminal to itself. */
function untilLaunch(shown: Progress): Progress {
  const plain = plainProgress();
  return {
    onEvent(event) {
      if (event.key !== 'launch') return shown.onEvent(event);
      if (event.kind === 'started') void shown.stop().then(() => plain.onEvent(event));
    },
    stop: shown.stop,
  };
}

function plainProgress(): Progress {
  let begun = false;
  const say = (text: string): void => void writeOut(process.stderr, `ngc-doctor: ${text} ...\n`);
  return {
    onEvent({ kind, key }) {
      if (kind !== 'started') return;
      if (key === 'launch') say('test-launching the container');
      else if (!begun) say('asking this machine');
      begun = true;
    },
    stop: async () => {},
  };
}
