import { readCollected } from '../collector/read-collected.ts';
import { collectorScript } from '../collector/script.ts';
import { liveSession } from '../host/live-session.ts';
import { pathsToMount } from '../probes/volumes.ts';
import { type Told, toldOver } from '../ssh/ask.ts';
import type { Destination } from '../ssh/destination.ts';
import type { Flags } from './flags.ts';

/** For the connection and all questions; those that hang take half a minute together. */
const usualTimeoutMs = 120_000;

/** The flags that say what is asked there. */
export type AskedFlags = Pick<Flags, 'timeout' | 'offline' | 'image' | 'volume'>;

/** How a host is asked beside what the flags say. */
export interface Way {
  /** ssh may ask whoever sits at the terminal. */
  readonly mayAsk: boolean;
  readonly signal: AbortSignal;
  readonly onStderr?: (text: string) => void;
}

/** Asks a host over ssh what the collector asks, with a view to what is to be launched. */
export const askOver = (
  host: Destination,
  { timeout = usualTimeoutMs, offline, image, volume = [] }: AskedFlags,
  way: Way,
): Promise<Told> =>
  toldOver(host, {
    ...way,
    session: liveSession,
    script: collectorScript(),
    args: (milliseconds) => [
      '--quiet',
      '--names',
      ...(offline === true ? ['--offline'] : []),
      ...(image === 'auto' ? [] : ['--image', image]),
      ...pathsToMount(volume).flatMap((path) => ['--volume', path]),
      '--limit',
      String(Math.max(Math.floor(milliseconds / 1000), 1)),
    ],
    read: readCollected,
    timeoutMs: timeout,
  });
