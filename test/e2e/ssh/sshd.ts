import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Why these tests cannot run here; null: they can. Where everything must run, it throws instead. */
export function sshMissing(): string | null {
  const missing =
    process.getuid?.() !== 0
      ? 'They need root, who may log in to itself.'
      : ['/usr/sbin/sshd', '/usr/bin/ssh', '/usr/bin/fish', '/usr/bin/csh', '/usr/bin/busybox'].every(
            (program) => existsSync(program),
          )
        ? null
        : 'They need OpenSSH and some shells: run test/e2e/rig/install.sh.';
  if (missing !== null && process.env['NGC_DOCTOR_ALL'] === '1') throw new Error(missing);
  return missing;
}

/** A folder with keys, a configuration of ssh, and the ssh that reads it: nothing of the machine's own is used. */
export interface Bench {
  readonly folder: string;
  readonly config: string;
  /** What finds that ssh, and names no agent. */
  readonly env: Readonly<Record<string, string>>;
  /** Lines for a host in the configuration; it has the user's key unless they name another. */
  addHost(name: string, lines: readonly string[]): void;
  remove(): void;
}

export function bench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-ssh-'));
  const at = (name: string) => join(folder, name);
  // sshd's own folder for what has no rights; the package makes it at the start of its service.
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  for (const name of ['host', 'other-host', 'user', 'stranger']) makeKey(at(name));
  writeFileSync(at('known'), '');
  writeFileSync(at('authorized'), readFileSync(at('user.pub')));
  const config = at('config');
  const common = [
    `UserKnownHostsFile ${at('known')}`,
    'GlobalKnownHostsFile /dev/null',
    'IdentitiesOnly yes',
  ];
  const own = (lines: readonly string[]) =>
    lines.some((line) => line.startsWith('IdentityFile')) ? [] : [`IdentityFile ${at('user')}`];
  const hosts: string[] = [];
  const write = () => writeFileSync(config, [...hosts, 'Host *', ...common].join('\n'));
  write();
  // OpenSSH looks for its configuration in the home that the system has for the user, whatever HOME says.
  mkdirSync(at('programs'));
  writeFileSync(at('programs/ssh'), `#!/bin/sh\nexec /usr/bin/ssh -F ${config} "$@"\n`);
  chmodSync(at('programs/ssh'), 0o755);
  return {
    folder,
    config,
    env: { PATH: `${at('programs')}:/usr/bin:/bin`, HOME: '/nowhere' },
    addHost(name, lines) {
      hosts.push(`Host ${name}`, ...[...lines, ...own(lines)].map((line) => `  ${line}`));
      write();
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function makeKey(file: string): void {
  const { status, stderr } = spawnSync(
    'ssh-keygen',
    ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', file],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`ssh-keygen: ${stderr}`);
}

export interface Server {
  readonly port: number;
  /** Process numbers of the connections that are open. */
  children(): readonly string[];
  log(): string;
  stop(): Promise<void>;
}

let count = 0;

/** A real sshd on a free port of loopback; further lines of its configuration first, where the first one counts. */
export async function sshd({ folder }: Bench, lines: readonly string[] = []): Promise<Server> {
  const port = await freePort();
  const [config, log] = [join(folder, `sshd-${count}`), join(folder, `sshd-${count++}.log`)];
  const places = [`Port ${port}`, 'ListenAddress 127.0.0.1', 'ListenAddress ::1'];
  writeFileSync(config, [...lines, ...places, ...sshdLines(folder)].join('\n'));
  const child = spawn('/usr/sbin/sshd', ['-D', '-f', config, '-E', log], { stdio: 'ignore' });
  await listening(child, port, log);
  return {
    port,
    children: () =>
      spawnSync('pgrep', ['-P', String(child.pid)], { encoding: 'utf8' })
        .stdout.split('\n')
        .filter((pid) => pid !== ''),
    log: () => readFileSync(log, 'utf8'),
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
    },
  };
}

/** What every server here has. */
export const sshdLines = (folder: string): readonly string[] => [
  `HostKey ${join(folder, 'host')}`,
  `AuthorizedKeysFile ${join(folder, 'authorized')}`,
  'PidFile none',
  'StrictModes no',
  'UsePAM no',
  'PermitRootLogin yes',
  'PasswordAuthentication no',
  'KbdInteractiveAuthentication no',
  'AcceptEnv LANG LC_*',
  'LogLevel VERBOSE',
];

/** The port that the system gave to somebody who then gave it back. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function listening(child: ChildProcess, port: number, log: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (existsSync(log) && readFileSync(log, 'utf8').includes(`Server listening on ::1 port ${port}`)) return;
    if (child.exitCode !== null) break;
    await wait(20);
  }
  throw new Error(`sshd did not start: ${existsSync(log) ? readFileSync(log, 'utf8') : 'without a word'}`);
}

/** A line of a file of known hosts: this key, under the names that ssh looks for. */
export function knownLine({ folder }: Bench, port: number, key = 'host'): string {
  const [kind = '', data = ''] = readFileSync(join(folder, `${key}.pub`), 'utf8').split(' ');
  return `[127.0.0.1]:${port},[::1]:${port} ${kind} ${data.trim()}\n`;
}

/** The server is known from now on. */
export const makeKnown = (on: Bench, port: number): void =>
  appendFileSync(join(on.folder, 'known'), knownLine(on, port));
