import type { DaemonStart } from './docker-unit.ts';
import { librariesIn } from './preloaded-words.ts';

/** What of its environment matters to the programs that dockerd looks up or starts. */
export function environmentIn(
  variables: ReadonlyMap<string, string>,
): Pick<DaemonStart, 'preloaded' | 'path' | 'temporaryFolder'> {
  const folders =
    variables
      .get('PATH')
      ?.split(':')
      .filter((folder) => folder.startsWith('/')) ?? [];
  return {
    preloaded: librariesIn(variables.get('LD_PRELOAD') ?? ''),
    path: folders.length === 0 ? null : folders,
    ...temporaryIn(variables.get('DOCKER_TMPDIR') ?? ''),
  };
}

/** The folder that DOCKER_TMPDIR names, if it names one. */
export const temporaryIn = (folder: string): { readonly temporaryFolder?: string } =>
  folder.startsWith('/') ? { temporaryFolder: folder } : {};

/** Assignments as a shell's file or a unit has them. */
export function variablesIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const pairs = lines.flatMap((line): [string, string][] => {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$/.exec(line);
    return match?.[1] === undefined
      ? []
      : [[match[1], (match[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2')]];
  });
  return new Map(pairs);
}
