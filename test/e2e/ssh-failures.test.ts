import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { servedHosts } from './ssh/hosts.ts';
import { knownLine, type Server, sshMissing } from './ssh/sshd.ts';

const missing = sshMissing();
const suite = missing === null ? '--ssh, where it fails' : `--ssh, where it fails (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 120_000 }, () => {
  const { bench, serve, doctor, reports } = servedHosts(missing !== null);
  let plain: Server;
  beforeAll(async () => {
    plain = await serve('plain');
  });
  const at = (name: string) => join(bench().folder, name);
  /** Another way to the same server. */
  const way = (name: string, lines: readonly string[]): void =>
    bench().addHost(name, ['HostName 127.0.0.1', `Port ${plain.port}`, ...lines]);
  const unreached = (name: string, ...flags: readonly string[]) => {
    const { status, reports: found } = reports([name], ...flags);
    expect(status).toBe(2);
    expect(found).toMatchObject([{ verdict: 'unknown', outcomes: [], host: { address: name } }]);
    return found[0]?.host.unreached;
  };

  it('a key that is not known is not accepted, and it says how to', () => {
    way('new', [`UserKnownHostsFile ${at('none')}`]);
    expect(unreached('new')).toEqual({
      why: 'ssh does not know its key yet (Host key verification failed)',
      todo: 'Connect once by hand with ssh new, compare the fingerprint, and accept it.',
    });
    expect(existsSync(at('none'))).toBe(false);
  });

  it('a key that is another one than before is told from that', () => {
    writeFileSync(at('old'), knownLine(bench(), plain.port, 'other-host'));
    way('changed', [`UserKnownHostsFile ${at('old')}`]);
    expect(unreached('changed')?.why).toContain('its key is another one than ssh knows of it');
    expect(unreached('changed')?.todo).toContain('find out which');
  });

  it('a key that opens nothing', () => {
    way('stranger', [`IdentityFile ${at('stranger')}`]);
    expect(unreached('stranger')).toMatchObject({
      why: expect.stringMatching(
        /^it takes none of the keys that ssh has here \(.*Permission denied \(publickey\)\)$/,
      ),
      todo: expect.stringContaining('ssh stranger must work without a question'),
    });
  });

  it('an address where nobody listens, or whose name nobody knows', () => {
    bench().addHost('silent', ['HostName 127.0.0.1', 'Port 9']);
    expect(unreached('silent')?.why).toContain('nothing listens there on the port of ssh');
    expect(unreached('nosuch.invalid')?.why).toContain('its name is not known here');
  });

  it('a host on the way that lets nothing through', async () => {
    await serve('closed', ['AllowTcpForwarding no']);
    way('behind', ['ProxyJump closed']);
    expect(unreached('behind')?.why).toContain('the host that is to be jumped over');
  });

  it.each([
    [
      'nologin',
      '/usr/sbin/nologin',
      'the account has no shell there (This account is currently not available)',
    ],
    ['sftp', 'internal-sftp', 'the account has no shell there (This service allows sftp connections only)'],
    [
      'no-sh',
      'env PATH=/nowhere /bin/bash -c "$SSH_ORIGINAL_COMMAND"',
      'may not run sh there, or there is none',
    ],
    ['deaf', 'true', 'what answers there is no shell that reads a script'],
  ])('an account with %s in the place of a shell', async (name, command, why) => {
    await serve(name, [`ForceCommand ${command}`]);
    expect(unreached(name)?.why).toContain(why);
  });

  it('an answer that is none, whatever it wants from the terminal', async () => {
    const evil =
      "printf '\\nngc-doctor-begins\\nngc-doctor-collected 1\\n? run \\033]0;owned\\007\\n=\\n\\nngc-doctor-ends 0\\n'";
    await serve('garbled', [`ForceCommand ${evil}`]);
    const { stdout, status } = doctor(['garbled', 'plain']);
    expect(stdout).toMatch(/^COULD NOT TELL +garbled/m);
    expect(stdout).toMatch(/^== plain$/m);
    expect(stdout).not.toContain('\u001b');
    expect([1, 2]).toContain(status);
  });

  it('what never answers, and what never stops', async () => {
    await serve('sleeps', ['ForceCommand sleep 1000']);
    await serve('babbles', ['ForceCommand yes']);
    expect(unreached('sleeps', '--timeout', '3')?.why).toBe('it did not begin to answer within 3 s');
    expect(unreached('babbles')?.why).toContain('talks without end');
  });

  it('a mistake in the configuration of ssh', () => {
    way('mistaken', ['Frobnicate yes']);
    const { stdout } = doctor(['mistaken']);
    expect(stdout).toContain("ssh's configuration on this machine has a mistake");
  });
});
