import type { ProbeEvent } from '../ask.ts';
import { writeOut } from './streams.ts';

export interface Progress {
  readonly onEvent: (event: ProbeEvent) => void;
  stop(): Promise<void>;
}

/** Shows on stderr what is being asked: one line that changes on a terminal, and few plain lines elsewhere. */
export async function startProgress(): Promise<Progress> {
  const live =
    process.stderr.isTTY === true && process.env['TERM'] !== 'dumb' && (process.env['CI'] ?? '') === '';
  if (!live) return plainProgress();
  const { liveProgress } = await import('./live-progress.ts');
  return liveProgress();
}

function plainProgress(): Progress {
  let begun = false;
  return {
    onEvent(event) {
      if (event.kind !== 'started') return;
      if (!begun) void writeOut(process.stderr, 'ngc-doctor: asking this machine ...\n');
      begun = true;
      if (event.key === 'launch')
        void writeOut(process.stderr, 'ngc-doctor: test-launching the container ...\n');
    },
    stop: async () => {},
  };
}
