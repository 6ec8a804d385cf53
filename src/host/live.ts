import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Host, RunResult } from './host.ts';
import { engineLive } from './live-engine.ts';
import { type Files, liveFiles } from './live-files.ts';
import { liveHttp } from './live-http.ts';
import { guardOf } from './live-mounts.ts';
import { runLive } from './live-run.ts';
import { systemInfo } from './live-system.ts';

export interface LiveOptions {
  /** Aborted when the user interrupts: what runs is stopped, and nothing new is begun but cleaning up. */
  readonly signal?: AbortSignal;
  /** A filesystem other than this machine's, for tests. */
  readonly files?: Files;
}

/** How long a remote filesystem may take to answer before it is kept away from. */
const filesystemMs = 2_500;

/** This very machine. */
export function liveHost({ signal, files }: LiveOptions = {}): Host {
  const runId = randomBytes(4).toString('hex');
  const run: Host['run'] = (argv, options = {}) =>
    runLive(argv, options, { signal, environment: process.env });
  const guard = guardOf({
    mountinfo: () => (files === undefined ? textOr('/proc/self/mountinfo') : Promise.resolve('')),
    // Asks for the room on it, because what a path is may be answered from a cache.
    answers: (paths) => inTime(run(['stat', '-f', '-t', '--', ...paths], { timeoutMs: filesystemMs })),
  });
  const scouted = new Map<string, Promise<boolean>>();
  const scout = (hostname: string, timeoutMs: number): Promise<boolean> => {
    const known = scouted.get(hostname) ?? inTime(run(['getent', 'ahosts', hostname], { timeoutMs }));
    scouted.set(hostname, known);
    return known;
  };
  return {
    ...liveFiles(guard, files),
    run,
    env: (name) => process.env[name],
    system: () => systemInfo(runId),
    request: liveHttp(signal, scout),
    engineRequest: (endpoint, path, options = {}) => engineLive(endpoint, path, options, signal),
  };
}

const textOr = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** Without the tool there is nothing to go by, and the question is put. */
async function inTime(answer: Promise<RunResult>): Promise<boolean> {
  const { kind } = await answer;
  return kind === 'exited' || kind === 'not-found';
}
