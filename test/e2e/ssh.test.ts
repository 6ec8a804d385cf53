import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli/built.ts';
import { documentsIn, servedHosts } from './ssh/hosts.ts';
import { type Server, sshMissing } from './ssh/sshd.ts';

const missing = sshMissing();
const suite = missing === null ? '--ssh' : `--ssh (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 120_000 }, () => {
  const { bench, serve, doctor, reports } = servedHosts(missing !== null);
  let plain: Server;
  beforeAll(async () => {
    plain = await serve('plain');
  });
  const at = (name: string) => join(bench().folder, name);
  const reached = (name: string) => {
    const [report] = reports([name]).reports;
    expect(report?.host).toMatchObject({ address: name, os: expect.stringContaining('Debian') });
    expect(report?.host).not.toHaveProperty('unreached');
    expect(report?.host).not.toHaveProperty('cutShort');
    return report;
  };

  it('asks a host by its name in the configuration of ssh, and leaves nothing there', () => {
    const { status, reports: found, stderr } = reports(['plain']);
    expect(stderr).toBe('ngc-doctor: asking plain over ssh ...\n');
    expect(found).toHaveLength(1);
    expect(found[0]?.launch.reason).toBe('over ssh nothing is launched');
    expect(status).toBe({ ready: 0, 'not-ready': 1, unknown: 2 }[found[0]?.verdict ?? 'ready']);
    reached('plain');
    expect(plain.children()).toEqual([]);
  });

  it('tells how to ask the same host again', () => {
    const { stdout } = doctor(['plain', 'plain'], '--jobs', '2', '--strict');
    expect(stdout).toContain('After the fix run: ngc-doctor --offline --strict --ssh plain\n');
    expect(stdout).not.toContain('==');
  });

  it('makes a page about a host, with its answers', () => {
    const { stdout } = doctor(['plain'], '--format', 'html');
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(/<h2 id="raw">.*/s.exec(stdout)?.[0]).toContain('/etc/os-release');
  });

  it('looks there for what is to be mounted', () => {
    const outcomeWith = (volume: string) => {
      const { reports: found } = reports(['plain'], '--only', 'volumes', '-v', volume);
      return found[0]?.outcomes.map(({ status, findings }) => [status, ...findings.map(({ code }) => code)]);
    };
    expect(outcomeWith(`${bench().folder}:/data`)).toEqual([['passed']]);
    expect(outcomeWith(`${at('gone')}:/data`)).toEqual([['found', 'volume-missing']]);
  });

  it.each([
    ['fish', 'fish -c "$SSH_ORIGINAL_COMMAND"'],
    ['csh', 'csh -c "$SSH_ORIGINAL_COMMAND"'],
    ['busybox', 'busybox sh -c "$SSH_ORIGINAL_COMMAND"'],
    ['noisy', 'echo Welcome; echo "{}"; echo Beware >&2; eval "$SSH_ORIGINAL_COMMAND"'],
  ])('gets through to sh where the shell at login is %s', async (name, command) => {
    writeFileSync(at('banner'), 'Connection refused to all but friends.\n');
    await serve(`shell-${name}`, [`ForceCommand ${command}`, `Banner ${at('banner')}`]);
    reached(`shell-${name}`);
  });

  it('asks several hosts, tells of each in the order in which they were named, and goes on after one that is not there', () => {
    const { status, stdout } = doctor(['nosuch.invalid', 'plain', 'nosuch.invalid']);
    expect(stdout.match(/^== .*$/gm)).toEqual(['== nosuch.invalid', '== plain', '== Summary']);
    expect(stdout).toMatch(/COULD NOT TELL +nosuch\.invalid +not reached: its name is not known here/);
    const asJson = reports(['nosuch.invalid', 'plain']);
    expect(asJson.reports.map(({ host }) => host.address)).toEqual(['nosuch.invalid', 'plain']);
    expect(asJson.status).toBe(status);
    expect(status).toBe(asJson.reports[1]?.verdict === 'not-ready' ? 1 : 2);
  });

  it('goes over another host, and by a key that the agent alone has', async () => {
    const jump = await serve('jump');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('agents-key')]);
    writeFileSync(at('agents'), readFileSync(at('agents-key.pub')));
    await serve(
      'far',
      [`AuthorizedKeysFile ${at('agents')}`],
      ['ProxyJump jump', 'IdentityFile none', 'IdentitiesOnly no'],
    );
    expect(reports(['far']).reports[0]?.host.unreached?.why).toContain('takes none of the keys');
    const env = { ...bench().env, SSH_AUTH_SOCK: at('agent') };
    const { stdout: agent } = spawnSync('ssh-agent', ['-s', '-a', at('agent')], { encoding: 'utf8' });
    try {
      spawnSync('ssh-add', ['-q', at('agents-key')], { env });
      const { stdout } = run(['--ssh', 'far', '--offline', '--format', 'json'], env);
      expect(documentsIn(stdout)[0]?.host.os).toContain('Debian');
      expect(jump.log()).toContain('Accepted publickey');
    } finally {
      process.kill(Number(/SSH_AGENT_PID=(\d+)/.exec(agent)?.[1]));
    }
  });

  it('uses a connection that is open already, and opens none that stays', async () => {
    const control = at('control');
    const server = await serve(
      'shared',
      [],
      ['ControlMaster auto', `ControlPath ${control}`, 'ControlPersist 60'],
    );
    const logins = () => server.log().match(/Accepted publickey/g)?.length;
    reached('shared');
    expect(existsSync(control)).toBe(false);
    spawnSync('ssh', ['shared', 'true'], { env: bench().env, stdio: 'ignore' });
    const before = logins();
    reached('shared');
    expect(logins()).toBe(before);
    spawnSync('ssh', ['-O', 'exit', 'shared'], { env: bench().env });
  });

  it('leaves out what the configuration has for logins by hand', async () => {
    const mark = at('local-command');
    const forward = `LocalForward ${plain.port} 127.0.0.1:9`;
    await serve(
      'by-hand',
      [],
      [
        'RemoteCommand echo hello',
        'RequestTTY force',
        'PermitLocalCommand yes',
        `LocalCommand touch ${mark}`,
        forward,
        'ExitOnForwardFailure yes',
      ],
    );
    reached('by-hand');
    expect(existsSync(mark)).toBe(false);
  });
});
