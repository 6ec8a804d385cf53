import { readdirSync, readFileSync } from 'node:fs';

/** The children of a process, as this machine numbers them; none if it has gone. */
export function childrenOf(pid: number): readonly number[] {
  const text = read(`/proc/${pid}/task/${pid}/children`)?.trim() ?? '';
  return text === '' ? [] : text.split(' ').map(Number);
}

/** All processes of a process group, its leader included. */
export function groupMembers(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
    .map(Number);
}

/** A signal to a process that may be gone already. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Whether a process runs; one that ended and only waits to be collected does not. */
export function isRunning(pid: number): boolean {
  const state = statFields(String(pid))?.[0];
  return state !== undefined && state !== 'Z' && state !== 'X';
}

function groupOf(pid: string): number | null {
  const group = statFields(pid)?.[2];
  return group === undefined ? null : Number(group);
}

// What follows the name in brackets, which may itself hold brackets: state, parent, group.
const statFields = (pid: string) => read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
