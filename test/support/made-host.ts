import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checks } from '../../checks/index.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { Answers } from '../../src/host/answers.ts';
import type { HttpResult, RunResult } from '../../src/host/host.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost } from './fixture-hosts.ts';

/** A folder that holds what a machine answered, so that a shell can ask for it. */
export interface MadeHost {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** All that the probes ask of a machine in `fixtures/hosts`, with the answers. */
export async function answersOf(name: string): Promise<Answers> {
  const recorder = recordingHost(fixtureHost(name));
  await diagnose({ host: recorder.host, checks, target: { ...defaultTarget, launch: 'never' } });
  return recorder.taken().answers;
}

/** Files, folders, links and programs as they were recorded; the engine listens at its socket. Devices are plain files. */
export async function madeHost(answers: Answers): Promise<MadeHost> {
  const root = mkdtempSync(join(tmpdir(), 'made-host-'));
  const paths = Object.values(answers).flatMap((section) => Object.keys(section ?? {}));
  for (const [path, target] of Object.entries(answers.link))
    if (typeof target === 'string')
      link(
        root,
        path,
        target,
        paths.some((other) => other.startsWith(`${path}/`)),
      );
  for (const [path, answer] of Object.entries(answers.list))
    if (Array.isArray(answer)) folder(root, path, answer);
  for (const [path, answer] of Object.entries(answers.stat))
    if ('type' in answer && answer.type !== 'socket')
      entry(root, path, answer.type === 'directory', answer.mode);
  for (const [path, text] of Object.entries(answers.read))
    if (typeof text === 'string') file(root, path, text);
  programs(root, answers);
  const servers = await engines(root, answers.engine);
  const env = Object.fromEntries(
    Object.entries(answers.env).filter((one): one is [string, string] => one[1] !== null),
  );
  const path = [join(root, 'stubs'), ...(answers.system?.path ?? []), '/usr/bin', '/bin'].join(':');
  return {
    root,
    env: { ...env, HOME: answers.system?.home ?? '/root', PATH: path, NGC_DOCTOR_COLLECT_ROOT: root },
    async close() {
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What cannot be made, as a folder where a file is, is left out. */
function attempt(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

const folder = (root: string, path: string, names: readonly string[]): void =>
  attempt(() => {
    unblocked(root, path);
    for (const name of names) attempt(() => writeFileSync(join(root, path, name), '', { flag: 'wx' }));
  });

const entry = (root: string, path: string, isFolder: boolean, mode: number): void =>
  attempt(() => {
    const at = join(root, path);
    unblocked(root, dirname(path));
    if (isFolder) {
      rmSync(at, { recursive: true, force: true });
      mkdirSync(at, { recursive: true });
    } else {
      writeFileSync(at, '', { flag: 'a' });
      chmodSync(at, mode | 0o600);
    }
  });

const file = (root: string, path: string, text: string): void =>
  attempt(() => {
    unblocked(root, dirname(path));
    writeFileSync(join(root, path), text);
  });

/** `isFolder`: something is asked about below it. */
const link = (root: string, path: string, target: string, isFolder: boolean): void =>
  attempt(() => {
    unblocked(root, dirname(path));
    symlinkSync(target.startsWith('/') ? join(root, target) : target, join(root, path));
    if (isFolder)
      mkdirSync(resolve(root + dirname(path), target.startsWith('/') ? join(root, target) : target), {
        recursive: true,
      });
  });

/** A name in a list is a file until something is known to be in it. */
function unblocked(root: string, path: string): void {
  const parts = path.split('/').filter((part) => part !== '');
  parts.forEach((_, at) => {
    const above = join(root, ...parts.slice(0, at + 1));
    if (statSync(above, { throwIfNoEntry: false })?.isDirectory() === true) return;
    attempt(() => {
      // An empty file, as a list made it.
      rmSync(above, { force: true });
      mkdirSync(above);
    });
  });
}

function programs(root: string, { run, system }: Answers): void {
  const calls = Object.entries(run).map(([key, result]) => [key.replaceAll("'", ''), result] as const);
  for (const program of new Set(calls.map(([key]) => key.split(' ')[0] ?? ''))) {
    const own = calls.filter(([key]) => key.split(' ')[0] === program);
    const cases = own.flatMap(([key, result]) => answerOf(key, result));
    if (cases.length > 0) script(root, program, `case "$*" in\n${cases.join('\n')}\nesac\n`);
  }
  if (system === null) return;
  script(root, 'uname', `case $1 in -m) echo ${system.machine} ;; *) echo ${system.kernelRelease} ;; esac\n`);
  script(
    root,
    'id',
    `case $1 in -u) echo ${system.uid} ;; -un) echo ${system.user} ;; *) echo ${system.gids.join(' ')} ;; esac\n`,
  );
}

function script(root: string, program: string, body: string): void {
  const path = program.startsWith('/') ? program : `/stubs/${program}`;
  file(root, path, `#!/bin/sh\n${body}`);
  attempt(() => chmodSync(join(root, path), 0o755));
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function answerOf(key: string, result: RunResult): readonly string[] {
  if (result.kind !== 'exited') return [];
  const args = key.split(' ').slice(1).join(' ');
  return [
    `${quoted(args)}) printf %s ${quoted(result.stdout)}; printf %s ${quoted(result.stderr)} >&2; exit ${result.code} ;;`,
  ];
}

/** A server for each socket that answered. */
async function engines(
  root: string,
  engine: Readonly<Record<string, HttpResult>>,
): Promise<readonly Server[]> {
  const sockets = new Map<string, Map<string, HttpResult>>();
  for (const [key, result] of Object.entries(engine)) {
    const [, socket, path] = /^GET unix:\/\/(\S+) (\S+)$/.exec(key) ?? [];
    if (socket === undefined || path === undefined || result.kind !== 'answered') continue;
    sockets.set(socket, (sockets.get(socket) ?? new Map()).set(path, result));
  }
  return Promise.all([...sockets].map(([socket, answers]) => served(root, socket, answers)));
}

function served(root: string, socket: string, answers: ReadonlyMap<string, HttpResult>): Promise<Server> {
  unblocked(root, dirname(socket));
  const server = createServer(({ url = '' }, response) => {
    const answer = answers.get(url);
    response.statusCode = answer?.kind === 'answered' ? answer.status : 404;
    response.end(answer?.kind === 'answered' ? answer.body : '{"message":"no such page"}');
  });
  return new Promise((done) => {
    server.listen(join(root, socket), () => done(server));
  });
}
