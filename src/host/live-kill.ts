import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** How long a killed process may take to be gone before it counts as one that can't be killed. */
const graceMs = 200;

/** Kills the whole group, so that no grandchild stays behind, and says how that went. */
export async function killGroup(pid: number | undefined, ended: Promise<unknown>): Promise<string> {
  if (pid === undefined) return 'it was never started';
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
  const gone = await Promise.race([ended.then(() => true), wait(graceMs, false)]);
  return gone ? 'it took too long and was killed' : unkillable(pid);
}

/** A process that sits in the kernel, as in a hung driver, cannot be killed: says where it sits. */
function unkillable(pid: number): string {
  const state = /^State:\s*(.+)$/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 'unknown state';
  const place = textOf(`/proc/${pid}/wchan`) || 'unknown place';
  return `it cannot be killed (${state}, waits in ${place})`;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

interface Releasable {
  unref(): void;
  readonly stdin: Destroyable | null;
  readonly stdout: Destroyable | null;
  readonly stderr: Destroyable | null;
}

interface Destroyable {
  destroy(): unknown;
}

/** Neither the process nor its pipes may keep this program alive. */
export function letGo(child: Releasable): void {
  child.unref();
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.stdin?.destroy();
}
