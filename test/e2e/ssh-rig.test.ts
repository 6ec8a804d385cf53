import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectorScript } from '../../src/collector/script.ts';
import { run } from '../cli/built.ts';
import { causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type RigDescription, type RigHost, rigMissing } from './rig/host.ts';
import { documentsIn } from './ssh/hosts.ts';
import { type Bench, bench, knownLine, sshdLines, sshMissing } from './ssh/sshd.ts';

const missing = rigMissing() ?? sshMissing();
const suite =
  missing === null ? 'hosts with faults, over ssh' : `hosts with faults, over ssh (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 300_000 }, () => {
  let here: Bench;
  beforeAll(() => {
    here = bench();
    writeFileSync(join(here.folder, 'sshd'), sshdLines(here.folder).join('\n'));
  });
  afterAll(() => here.remove());

  /** Its sshd is a real one; ssh gets there by a command and not by a network, since its network is its own. */
  async function reachable(host: RigHost, name: string): Promise<void> {
    await host.exec(['mkdir', '-p', '/run/sshd']);
    const argv = host.enter(['/usr/sbin/sshd', '-i', '-f', join(here.folder, 'sshd')]);
    here.addHost(name, [
      `ProxyCommand ${argv.join(' ')}`,
      `UserKnownHostsFile ${join(here.folder, `known-${name}`)}`,
    ]);
    writeFileSync(join(here.folder, `known-${name}`), knownLine(here, 22).replace(/^\S+/, name));
  }

  const withFolder = (fault: RigDescription): RigDescription => ({ ...fault, binds: [here.folder] });

  it('have each their own causes and fixes, as the doctor has them who sits there', () =>
    onHost(withFolder({ toolkit: { installed: false } }), (one) =>
      onHost(withFolder({ docker: { running: false } }), async (two) => {
        await reachable(one, 'one');
        await reachable(two, 'two');
        const words = ['--offline', '--image', 'nvcr.io/nvidia/pytorch:23.10-py3'];
        const { stdout, status } = run(['--ssh', 'one', 'two', ...words, '--format', 'json'], here.env);
        const [there, beyond] = documentsIn(stdout);
        expect(status).toBe(1);
        expect(Object.keys(causesIn(there ?? fail()))).toEqual(['toolkit-not-installed']);
        expect(Object.keys(causesIn(beyond ?? fail()))).toEqual(['daemon-not-running']);
        for (const [host, report] of [
          [one, there],
          [two, beyond],
        ] as const) {
          const local = await diagnoseOn(host, [...words, '--launch', 'never']);
          expect(report?.causes).toEqual(local.report.causes);
          expect(report?.plan).toEqual(local.report.plan);
        }
        const text = run(['--ssh', 'one', 'two', 'three.invalid', ...words], here.env).stdout;
        expect(text.slice(text.indexOf('== Summary'))).toMatch(
          /^== Summary\n\nNOT READY +one +toolkit-not-installed\nNOT READY +two +daemon-not-running\nCOULD NOT TELL +three\.invalid +not reached/,
        );
      }),
    ));

  it('are recorded, over ssh or by the collector, and give their report elsewhere', () =>
    onHost(withFolder({ toolkit: { installed: false } }), async (host) => {
      await reachable(host, 'faulty');
      const at = (name: string) => join(here.folder, name);
      const words = ['--offline', '--image', 'nvcr.io/nvidia/pytorch:23.10-py3'];
      const recorded = run(
        ['record', '--ssh', 'faulty', at('faulty.gz'), ...words, '--format', `json:${at('faulty.json')}`],
        here.env,
      );
      expect(recorded.status, recorded.stderr).toBe(0);
      expect(recorded.stderr).not.toContain('answer otherwise');
      const own = readFileSync(at('faulty.json'), 'utf8');
      const replayed = run(['replay', at('faulty.gz'), '--format', 'json']);
      expect(replayed.status).toBe(1);
      expect(named(replayed.stdout)).toBe(named(own));
      expect(Object.keys(causesIn(JSON.parse(own)))).toEqual(['toolkit-not-installed']);
      const argv = ['sh', '-s', '--', '--quiet', ...words];
      const { stdout } = await host.exec(argv, { stdin: collectorScript(), timeoutMs: 240_000 });
      writeFileSync(at('faulty.txt'), stdout);
      expect(run(['record', '--from', at('faulty.txt'), at('faulty-2.gz')]).status).toBe(0);
      expect(named(run(['replay', at('faulty-2.gz')]).stdout)).toBe(
        named(run(['replay', at('faulty.txt')]).stdout),
      );
    }));

  it('are compared: what one lacks that the other has', () =>
    onHost(withFolder({}), (one) =>
      onHost(withFolder({ toolkit: { installed: false } }), async (two) => {
        await reachable(one, 'works');
        await reachable(two, 'fails');
        const words = ['--offline', '--image', 'nvcr.io/nvidia/pytorch:23.10-py3'];
        const { stdout, stderr, status } = run(['diff', 'ssh://works', 'fails', ...words], here.env);
        expect(stderr).toBe('ngc-doctor: asking 2 hosts over ssh ...\n');
        expect(status).toBe(1);
        expect(stdout).toMatch(/\nA {2}ssh:\/\/works {2}READY\n/);
        expect(stdout).toMatch(/toolkit-not-installed, on B, not on A\n/);
        expect(stdout).toMatch(/nvidia-container-runtime-hook, (?:.|\n)*A {2}there\n +B {2}not there\n/);
        expect(stdout).toContain(
          'The fixes for B: ngc-doctor --image nvcr.io/nvidia/pytorch:23.10-py3 --ssh fails\n',
        );
        const gone = run(['diff', 'works', 'gone.invalid', ...words], here.env);
        expect(gone).toMatchObject({ status: 2, stdout: '' });
        expect(gone.stderr).toContain('ngc-doctor: gone.invalid cannot be compared: ');
      }),
    ));

  it('that have none are ready, and nothing was launched there', () =>
    onHost(withFolder({ registry: {} }), async (host) => {
      await reachable(host, 'sound');
      const { stdout, status } = run(['--ssh', 'sound', '--format', 'json'], here.env);
      const [report] = documentsIn(stdout);
      expect(report?.outcomes.filter(({ status: state }) => ['unknown', 'crashed'].includes(state))).toEqual(
        [],
      );
      expect(report).toMatchObject({
        verdict: 'ready',
        host: { address: 'sound', docker: expect.stringContaining('20.10'), driver: '550.163.01' },
        launch: { status: 'not-run', reason: 'over ssh nothing is launched' },
      });
      expect(report?.host.gpus).toHaveLength(2);
      expect(status).toBe(0);
      expect((await host.exec(['docker', 'ps', '--all', '--quiet'])).stdout).toBe('');
    }));

  it('whose every tool hangs are told of in time', () =>
    onHost(
      withFolder({ files: { '/usr/bin/nvidia-smi': hangs, '/usr/bin/docker': hangs } }),
      async (host) => {
        await reachable(host, 'hung');
        const began = performance.now();
        const { stdout } = run(
          ['--ssh', 'hung', '--offline', '--format', 'json', '--timeout', '20'],
          here.env,
        );
        expect(performance.now() - began).toBeLessThan(30_000);
        expect(documentsIn(stdout)[0]?.verdict).not.toBe('ready');
        const file = join(here.folder, 'hung.gz');
        const json = join(here.folder, 'hung.json');
        const recorded = ['record', '--ssh', 'hung', file, '--offline', '--timeout', '20'];
        expect(run([...recorded, '--format', `json:${json}`], here.env).status).toBe(0);
        expect(named(run(['replay', file, '--format', 'json']).stdout)).toBe(
          named(readFileSync(json, 'utf8')),
        );
        const left = async () => (await host.exec(['pgrep', '-f', 'sleep 1000'])).stdout;
        for (let tries = 0; tries < 30 && (await left()) !== ''; tries++) await wait(200);
        expect(await left()).toBe('');
      },
    ));
});

/** What stands for what differs from file to file: the names that were given. */
const named = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<ip>')
    .replace(/(?<="address": ")[^"]*/, '<host>');

/** Deaf to everything but SIGKILL, and with a child that holds its output open. */
const hangs = `#!/bin/bash\ntrap '' TERM INT HUP\nsleep 1000 &\nwhile :; do sleep 1; done\n`;

function fail(): never {
  throw new Error('There is no report.');
}
