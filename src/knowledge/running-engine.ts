import type { RunningEngine } from '../probes/engine.ts';
import { isBefore } from '../version.ts';

/** The first API version that knows `--gpus`, and the first such client (Docker 19.03, moby#38828). */
export const firstGpusApi = '1.40';
export const firstGpusClient = '19.03';

/** The engine knows `--gpus`; what it does with it is another matter (see gpu-route.ts). */
export const knowsGpus = ({ apiVersion }: RunningEngine): boolean => !isBefore(apiVersion, firstGpusApi);

/** A runtime named nvidia is registered. */
export const hasNvidiaRuntime = ({ runtimes }: RunningEngine): boolean =>
  runtimes.some(({ name }) => name === 'nvidia');

/** Docker Desktop, whose engine lives in a virtual machine or a distribution of its own. */
export const isDesktop = ({ operatingSystem }: RunningEngine): boolean =>
  operatingSystem === 'Docker Desktop';

/** The Docker snap, by where it keeps its files. */
export const isSnap = ({ rootDir }: RunningEngine): boolean => rootDir.startsWith('/var/snap/docker/');
