import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import type { Report } from '../../../src/report.ts';
import { ended, run, start } from '../../cli/built.ts';
import { type Bench, bench, makeKnown, type Server, sshd } from './sshd.ts';

/** Hosts that are served for the tests of a file, and the doctor that asks them. */
export interface Served {
  bench(): Bench;
  /** A host of this name, with these lines for sshd, and these for ssh. */
  serve(name: string, lines?: readonly string[], own?: readonly string[]): Promise<Server>;
  /** The built program, asking these hosts. */
  doctor(hosts: readonly string[], ...flags: readonly string[]): ReturnType<typeof run>;
  start(hosts: readonly string[], ...flags: readonly string[]): ReturnType<typeof start>;
  /** The same with JSON for an answer. */
  reports(hosts: readonly string[], ...flags: readonly string[]): Asked;
}

/** What came of it. */
export interface Asked {
  readonly reports: readonly Report[];
  readonly status: number | null;
  readonly stderr: string;
}

/** Everything is gone when the tests of the file are over. */
export function servedHosts(skipped: boolean): Served {
  let here: Bench | undefined;
  const servers: Server[] = [];
  beforeAll(() => {
    if (!skipped) here = bench();
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    here?.remove();
  });
  const table = (): Bench => {
    if (here === undefined) throw new Error('There is no folder for keys yet.');
    return here;
  };
  const words = (hosts: readonly string[], flags: readonly string[]) => [
    '--ssh',
    ...hosts,
    '--offline',
    ...flags,
  ];
  return {
    bench: table,
    async serve(name, lines = [], own = []) {
      const server = await sshd(table(), lines);
      servers.push(server);
      makeKnown(table(), server.port);
      table().addHost(name, ['HostName 127.0.0.1', `Port ${server.port}`, ...own]);
      return server;
    },
    doctor: (hosts, ...flags) => run(words(hosts, flags), table().env),
    start: (hosts, ...flags) => start(words(hosts, flags), table().env),
    reports(hosts, ...flags) {
      const { stdout, stderr, status } = run(words(hosts, ['--format', 'json', ...flags]), table().env);
      return { reports: documentsIn(stdout), status, stderr };
    },
  };
}

/** The documents of a JSON stream, one after another. */
export const documentsIn = (text: string): readonly Report[] =>
  text
    .split(/^(?=\{$)/m)
    .filter((part) => part.trim() !== '')
    .map((part) => JSON.parse(part));

export { ended };

/** Commands of the processes that run now and hold this word. */
export const running = (word: string): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' '))
    .filter((words) => words.includes(word));

function textOf(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    // It ended in between.
    return '';
  }
}
