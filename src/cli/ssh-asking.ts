import { setMaxListeners } from 'node:events';
import { harmless } from '../harmless.ts';
import type { Told } from '../ssh/ask.ts';
import type { Destination } from '../ssh/destination.ts';
import { type Interrupt, onInterrupt } from './interrupt.ts';
import { type AskedFlags, askOver } from './ssh-collector.ts';
import { severalAtATime } from './ssh-hosts.ts';
import { type HostsProgress, hostsProgress } from './ssh-progress.ts';
import { writeOut } from './streams.ts';

/** What a host said, and how long that took. */
export interface Answered {
  readonly told: Told;
  readonly milliseconds: number;
}

/** What becomes of each host's answer; they come in the order in which the hosts were named. */
export type Take = (host: Destination, answered: Answered) => Promise<void>;

/** Asks hosts over ssh, `jobs` at a time, with progress on stderr; the interruption, if there was one. */
export async function askHosts(
  hosts: readonly Destination[],
  flags: AskedFlags,
  jobs: number,
  take: Take,
): Promise<Interrupt | null> {
  const interrupt = onInterrupt();
  // Each host that is being asked listens for an interruption.
  setMaxListeners(0, interrupt.signal);
  // Two that ask at the same time would not be told apart.
  const mayAsk = hosts.length === 1 && process.stdin.isTTY === true && process.stderr.isTTY === true;
  const progress = await hostsProgress(
    hosts.map(({ given }) => given),
    mayAsk,
  );
  const asked = severalAtATime(hosts, jobs, (host) =>
    ask(host, flags, { mayAsk, progress, signal: interrupt.signal }),
  );
  try {
    for (const [at, host] of hosts.entries()) {
      const answer = await Promise.race([asked[at], interrupt.patienceLost]);
      if (interrupt.happened() !== null || !answer) break;
      await progress.aside(() => take(host, answer));
    }
    await Promise.race([Promise.all(asked), interrupt.patienceLost]);
    return interrupt.happened();
  } finally {
    await progress.stop();
    interrupt.release();
  }
}

interface Asking {
  readonly mayAsk: boolean;
  readonly progress: HostsProgress;
  readonly signal: AbortSignal;
}

async function ask(
  host: Destination,
  flags: AskedFlags,
  { mayAsk, progress, signal }: Asking,
): Promise<Answered> {
  const began = performance.now();
  progress.started(host.given);
  const told = await askOver(host, flags, {
    mayAsk,
    signal,
    ...(mayAsk ? { onStderr: (text) => void writeOut(process.stderr, harmless(text)) } : {}),
  });
  progress.ended(host.given);
  return { told, milliseconds: performance.now() - began };
}
