import { constants, readlinkSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunResult } from './host.ts';

/** Administrators' programs (ldconfig, modprobe) lie in directories that ordinary users do not have on their PATH. */
const administration = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** The user's environment in the C locale, so that messages can be recognised, with a PATH that finds all tools. */
export function environmentFor(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LANGUAGE: _, ...rest } = environment;
  const path = [...(rest['PATH'] ?? '').split(':'), ...administration].filter((dir) => dir !== '');
  return { ...rest, LC_ALL: 'C', PATH: [...new Set(path)].join(':') };
}

/**
 * What ENOENT or EACCES at a start means. Neither says enough: ENOENT is also a script whose interpreter is missing,
 * and EACCES is also a program that is nowhere, where one directory of PATH may not be looked into.
 */
export async function startFailure(
  program: string,
  code: string,
  path: string,
  message: string,
): Promise<RunResult> {
  if (code !== 'ENOENT' && code !== 'EACCES') return { kind: 'failed', why: message };
  const places = program.includes('/') ? [program] : path.split(':').map((dir) => join(dir, program));
  const found = await Promise.all(places.map(stateOf));
  const at = found.findIndex((state) => state !== 'absent');
  if (at < 0) return { kind: 'not-found' };
  const place = places[at] ?? program;
  if (found.includes('executable') && code === 'ENOENT') {
    return { kind: 'failed', why: `the interpreter or loader of ${place} is missing` };
  }
  return { kind: 'failed', why: `permission denied: ${place} may not be executed` };
}

/** What cannot even be looked at, as a directory that is closed to us, is no place where the program is. */
async function stateOf(place: string): Promise<'absent' | 'executable' | 'refused'> {
  const stats = await stat(place).catch(() => null);
  if (stats === null) return 'absent';
  if (!stats.isFile()) return 'refused';
  return access(place, constants.X_OK).then(
    () => 'executable',
    () => 'refused',
  );
}

/**
 * Where we are, or `/` where that was removed: it must not look as if the program were missing. The kernel is asked,
 * because Node remembers its own answer.
 */
export function workingDirectory(): string {
  try {
    const directory = readlinkSync('/proc/self/cwd');
    return directory.endsWith(' (deleted)') ? '/' : directory;
  } catch {
    return process.cwd();
  }
}
