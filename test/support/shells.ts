import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectorScript } from '../../src/collector/script.ts';

type Shell = readonly [name: string, argv: readonly string[]];

/** Those that `sh` is on Linux; and those that read it to the letter, or in their own way. */
const usual: readonly Shell[] = [
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox', ['busybox', 'ash']],
];
const strict: readonly Shell[] = [
  ['mksh', ['mksh']],
  ['yash', ['yash', '--posix']],
  ['ksh93', ['ksh93']],
  ['zsh', ['zsh', '--emulate', 'sh']],
];

const isThere = ([, [program = '', ...args]]: Shell): boolean =>
  spawnSync(program, [...args, '-c', ':']).status === 0 || process.env['NGC_DOCTOR_ALL'] === '1';

/** Of the usual shells those of this machine: all of them where no test may be left out. */
export const shells = usual.filter(isThere);

/** Every shell of this machine that the collector is tried under. */
export const allShells = [...shells, ...strict.filter(isThere)];

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly seconds: number;
}

/** Makes programs in a folder out of what they are to do. */
export const programsIn =
  (folder: string) =>
  (name: string, body: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    return path;
  };

/** The script, with something else to do than to collect. */
export const functionsOfScript = (then: string): string =>
  collectorScript().replace(/main "\$@"\n$/, `prepare\n${then}\n`);

export function inShell(
  argv: readonly string[],
  script: string,
  input = '',
  env: NodeJS.ProcessEnv = {},
): Said {
  const began = performance.now();
  const [program = 'sh', ...args] = argv;
  const { stdout, stderr, status } = spawnSync(program, [...args, '-c', script, 'collect.sh'], {
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 ** 2,
    timeout: 60_000,
  });
  return { stdout, stderr, code: status, seconds: (performance.now() - began) / 1000 };
}
