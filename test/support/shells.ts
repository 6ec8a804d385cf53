import { spawnSync } from 'node:child_process';
import { collectorScript } from '../../src/collector/script.ts';

/** The shells of this machine that the collector is tried under. */
export const shells: readonly (readonly [string, readonly string[]])[] = [
  ['sh', ['sh']],
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox', ['busybox', 'ash']],
].flatMap(([name, argv]): [string, readonly string[]][] =>
  typeof name === 'string' &&
  Array.isArray(argv) &&
  spawnSync(argv[0] ?? '', [...argv.slice(1), '-c', ':']).status === 0
    ? [[name, argv]]
    : [],
);

export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
  readonly seconds: number;
}

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
