import { cpus, freemem, homedir, machine, release, totalmem, uptime, userInfo } from 'node:os';
import type { SystemInfo } from './host.ts';
import { workingDirectory } from './live-program.ts';

/** Who asks, and on what machine. */
export async function systemInfo(runId: string): Promise<SystemInfo> {
  return {
    uid: process.geteuid?.() ?? -1,
    gids: process.getgroups?.() ?? [],
    user: userName(),
    home: process.env['HOME'] || attempt(homedir, '/'),
    machine: machine(),
    kernelRelease: release(),
    bootMs: Date.now() - uptime() * 1000,
    cpus: cpus().length,
    ...(await memoryOf()),
    path: (process.env['PATH'] ?? '').split(':').filter((dir) => dir !== ''),
    workingDirectory: workingDirectory(),
    runId,
  };
}

/** A user id without an entry in the password file, as containers have them, has no name but its number. */
const userName = (): string =>
  attempt(() => userInfo().username, process.env['USER'] || String(process.geteuid?.() ?? ''));

function attempt(ask: () => string, otherwise: string): string {
  try {
    return ask();
  } catch {
    return otherwise;
  }
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
