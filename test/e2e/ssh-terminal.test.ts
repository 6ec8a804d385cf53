import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin } from '../cli/built.ts';
import { documentsIn, servedHosts } from './ssh/hosts.ts';
import { sshMissing } from './ssh/sshd.ts';

const missing = sshMissing();
const suite = missing === null ? '--ssh on a terminal' : `--ssh on a terminal (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 120_000 }, () => {
  const { bench, serve } = servedHosts(missing !== null);

  /** On a terminal of its own (script, util-linux), where somebody answers what is asked. */
  function asked(hosts: readonly string[], answers: readonly (readonly [RegExp, string])[]) {
    const file = join(bench().folder, 'stdout');
    const words = [process.execPath, bin, '--ssh', ...hosts, '--offline', '--format', 'json'];
    const child = spawn('script', ['-qfec', `${words.join(' ')} > ${file}`, '/dev/null'], {
      env: { ...bench().env, TERM: 'xterm' },
    });
    let terminal = '';
    const left = [...answers];
    child.stdout.on('data', (chunk) => {
      terminal += String(chunk);
      const [next] = left;
      if (next === undefined || !next[0].test(terminal)) return;
      left.shift();
      child.stdin.write(`${next[1]}\n`);
    });
    return new Promise<{ terminal: string; reports: ReturnType<typeof documentsIn>; code: number | null }>(
      (resolve) =>
        child.once('close', (code) =>
          resolve({ terminal, reports: documentsIn(readFileSync(file, 'utf8')), code }),
        ),
    );
  }

  it('may ask about a new key and for a passphrase, where one host is asked', async () => {
    const key = join(bench().folder, 'locked');
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'open sesame', '-f', key]);
    await serve(
      'locked',
      [`AuthorizedKeysFile ${key}.pub`],
      [`IdentityFile ${key}`, `UserKnownHostsFile ${join(bench().folder, 'fresh')}`],
    );
    const { terminal, reports } = await asked(
      ['locked'],
      [
        [/continue connecting \(yes\/no/, 'yes'],
        [/Enter passphrase for key/, 'open sesame'],
      ],
    );
    expect(terminal).toContain('ngc-doctor: asking locked over ssh');
    expect(terminal).not.toContain('\u001b[?25l');
    expect(reports[0]?.host.os).toContain('Debian');
  });

  it('asks nothing where several are asked, and shows which have not answered yet', async () => {
    const { terminal, reports } = await asked(['locked', 'nosuch.invalid'], []);
    expect(terminal).not.toContain('yes/no');
    expect(terminal).toContain('of 2 hosts asked, asking: ');
    expect(reports.map(({ host }) => host.unreached?.why)).toEqual([
      expect.stringContaining('takes none of the keys'),
      expect.stringContaining('its name is not known here'),
    ]);
  });
});
