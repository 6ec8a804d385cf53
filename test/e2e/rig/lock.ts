import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths.ts';

/** Runs the work in one process at a time. flock holds the lock until our end of its pipe closes, even by our death. */
export async function withLock(name: string, work: () => Promise<void>): Promise<void> {
  mkdirSync(cacheDir, { recursive: true });
  const holder = spawn('flock', [join(cacheDir, `${name}.lock`), 'sh', '-c', 'echo held && exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    holder.stdout.once('data', resolve);
    holder.once('error', reject);
  });
  const released = new Promise((resolve) => holder.once('exit', resolve));
  try {
    await work();
  } finally {
    holder.stdin.end();
    await released;
  }
}
