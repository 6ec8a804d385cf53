import { randomBytes } from 'node:crypto';
import { cpus, freemem, homedir, machine, release, totalmem, uptime, userInfo } from 'node:os';
import type { Host, SystemInfo } from './host.ts';
import { engineLive } from './live-engine.ts';
import { type Files, liveFiles } from './live-files.ts';
import { liveHttp } from './live-http.ts';
import { runLive } from './live-run.ts';

export interface LiveOptions {
  /** Aborted when the user interrupts: what runs is stopped, and nothing new is begun but cleaning up. */
  readonly signal?: AbortSignal;
  /** A filesystem other than this machine's, for tests. */
  readonly files?: Files;
}

/** This very machine. */
export function liveHost({ signal, files }: LiveOptions = {}): Host {
  const request = liveHttp(signal);
  const runId = randomBytes(4).toString('hex');
  return {
    ...liveFiles(files),
    run: (argv, options = {}) => runLive(argv, options, { signal, environment: process.env }),
    env: (name) => process.env[name],
    system: () => systemInfo(runId),
    request,
    engineRequest: (endpoint, path, options = {}) => engineLive(endpoint, path, options, signal),
  };
}

async function systemInfo(runId: string): Promise<SystemInfo> {
  const { uid, username } = userInfo();
  const memory = await memoryOf();
  return {
    uid,
    gids: process.getgroups?.() ?? [],
    user: username,
    home: process.env['HOME'] ?? homedir(),
    machine: machine(),
    kernelRelease: release(),
    bootMs: Date.now() - uptime() * 1000,
    cpus: cpus().length,
    ...memory,
    path: (process.env['PATH'] ?? '').split(':').filter((dir) => dir !== ''),
    workingDirectory: process.cwd(),
    runId,
  };
}

async function memoryOf(): Promise<{ memoryTotalBytes: number; memoryAvailableBytes: number | null }> {
  try {
    const { mem } = await import('systeminformation');
    const { total, available } = await mem();
    return { memoryTotalBytes: total, memoryAvailableBytes: available };
  } catch {
    return { memoryTotalBytes: totalmem(), memoryAvailableBytes: freemem() };
  }
}
