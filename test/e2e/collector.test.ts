import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { collectorScript } from '../../src/collector/script.ts';
import type { Report } from '../../src/report.ts';
import { run } from '../cli/built.ts';
import { causesIn, diagnoseOn, onHost } from './doctor.ts';
import { gpuModels } from './rig/gpu-models.ts';
import { type ExecOptions, type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'the collector' : `the collector (skipped: ${missing})`;
const elsewhere = mkdtempSync(join(tmpdir(), 'ngc-doctor-collected-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

const shells = { dash: ['dash'], bash: ['bash', '--posix'], busybox: ['busybox', 'ash'] } as const;

/** The script's words, as it comes to a shell on standard input. */
async function collectedOn(host: RigHost, shell: keyof typeof shells, as: Shell) {
  const argv = [...shells[shell], '-s', '--', '--offline', '--quiet'];
  const { code, stdout, stderr } = await host.exec(argv, {
    stdin: collectorScript(),
    ...as,
    timeoutMs: 240_000,
  });
  expect(code, stderr).toBe(0);
  expect(stderr).toBe('');
  expect(stdout.endsWith('! end\n')).toBe(true);
  return stdout;
}

function replayed(text: string, name: string): Report {
  const file = join(elsewhere, name.replaceAll(/\W+/g, '-'));
  writeFileSync(file, text);
  return JSON.parse(run(['replay', file, '--format', 'json']).stdout);
}

/** What the checks say, without the words. */
const said = ({ outcomes }: Report): Readonly<Record<string, string>> =>
  Object.fromEntries(
    outcomes.map(({ check, status, findings }) => [
      check,
      [status, ...findings.map(({ code }) => code)].join(' '),
    ]),
  );

const errorsIn = (report: Report): readonly string[] =>
  Object.keys(causesIn(report)).filter((code) => !code.endsWith('?'));

type Shell = Pick<ExecOptions, 'user' | 'env'>;

interface Case {
  readonly host: RigDescription;
  readonly as?: Shell;
  /** Errors; warnings depend on the machine beneath as well. */
  readonly causes: readonly string[];
}

const driver = '550.163.01';
const cases: Readonly<Record<string, Case>> = {
  'with nothing the matter': { host: {}, causes: [] },
  'without a GPU': { host: { gpus: [] }, causes: ['no-nvidia-gpu'] },
  'without the driver': {
    host: { driver: { libraries: null, available: driver } },
    causes: ['driver-not-installed'],
  },
  'with the module not loaded': {
    host: { driver: { libraries: driver, module: null } },
    causes: ['kernel-module-not-loaded'],
  },
  'with an old module': {
    host: { driver: { libraries: driver, module: '550.54.15' } },
    causes: ['driver-library-mismatch'],
  },
  'without device nodes': { host: { nodes: 'none' }, causes: ['device-nodes-missing'] },
  'with the daemon down': { host: { docker: { running: false } }, causes: ['daemon-not-running'] },
  'without the toolkit': { host: { toolkit: { installed: false } }, causes: ['toolkit-not-installed'] },
  'with a toolkit that came late': {
    host: { toolkit: { installed: 'after-dockerd' } },
    causes: ['daemon-not-restarted'],
  },
  'with a hook off the PATH': {
    host: { toolkit: { hookDirectory: '/opt/nvidia/toolkit' } },
    causes: ['toolkit-hook-missing'],
  },
  'with a broken daemon.json': {
    host: { docker: { daemonJson: '{"a": 1\n"b": 2}' } },
    causes: ['daemon-json-invalid'],
  },
  'with an engine of its user': {
    host: { images: [], docker: { running: false, rootless: true } },
    as: {
      user: 'tester',
      env: { XDG_RUNTIME_DIR: '/run/user/1999', DOCKER_HOST: 'unix:///run/user/1999/docker.sock' },
    },
    causes: ['rootless-no-cgroups'],
  },
  'with Podman under the name of docker': {
    host: { podman: 'as-docker', docker: { installed: false }, images: [] },
    causes: ['podman-emulates-docker'],
  },
  'with a GPU that fell off the bus': {
    host: {
      gpus: [gpuModels.a100, { ...gpuModels.a100, condition: { lost: true } }],
      kernelLog: ['NVRM: Xid (PCI:0000:0b:00): 79, pid=0, GPU has fallen off the bus.'],
    },
    causes: ['gpu-fell-off-bus'],
  },
  'asked by somebody who may not use Docker': {
    host: {},
    as: { user: 'tester' },
    causes: ['docker-socket-permission'],
  },
};

/** Deaf to everything but SIGKILL, and with a child that holds its output open. */
const hangs = `#!/bin/bash\ntrap '' TERM INT HUP\nsleep 1000 &\nwhile :; do sleep 1; done\n`;

const hanging = ['nvidia-smi', 'ldconfig', 'systemctl', 'docker', 'dmesg', 'journalctl', 'modinfo'];

describe.skipIf(missing !== null)(suite, { timeout: 300_000 }, () => {
  const names = Object.keys(shells) as (keyof typeof shells)[];
  it.each(Object.entries(cases).map(([name, one], at) => [name, names[at % 3] ?? 'dash', one] as const))(
    'of a host %s, under %s, gives its report elsewhere',
    (name, shell, { host: description, as = {}, causes }) =>
      onHost(description, async (host) => {
        const here = replayed(await collectedOn(host, shell, as), name);
        const there = (await diagnoseOn(host, ['--launch', 'never', '--offline'], as)).report;
        expect(errorsIn(there)).toEqual(causes);
        expect(said(here)).toEqual(said(there));
        expect(causesIn(here)).toEqual(causesIn(there));
        expect(here.plan).toEqual(there.plan);
        expect(here.host).toEqual(there.host);
      }),
  );

  it('takes as long as one tool where half of them hang, and leaves nothing behind', () =>
    onHost(
      { files: Object.fromEntries(hanging.map((name) => [`/usr/local/sbin/${name}`, hangs])) },
      async (host) => {
        const argv = ['sh', '-s', '--', '--offline'];
        const { stdout, code, ms } = await host.exec(argv, { stdin: collectorScript(), timeoutMs: 240_000 });
        expect(code).toBe(0);
        // One after another they took 100 s; nvidia-smi alone may take 30 s.
        expect(ms).toBeLessThan(60_000);
        expect(stdout.endsWith('! end\n')).toBe(true);
        const report = replayed(stdout, 'hanging');
        expect(report.verdict).toBe('unknown');
        expect(errorsIn(report)).toEqual([]);
        const driver = report.outcomes.find(({ check }) => check === 'nvidia-driver');
        expect(driver).toMatchObject({
          status: 'unknown',
          why: expect.stringContaining('nvidia-smi does not answer'),
        });
        expect((await host.exec(['/usr/bin/pgrep', '-f', 'sleep 1000'])).stdout).toBe('');
      },
    ));

  it('leaves nothing behind where it is interrupted', () =>
    onHost({ files: { '/usr/local/sbin/nvidia-smi': hangs } }, async (host) => {
      await host.writeFile('/tmp/collect.sh', collectorScript());
      const run = host.spawn(['sh', '/tmp/collect.sh', '/tmp/out.txt']);
      await expect
        .poll(async () => (await host.exec(['pgrep', '-f', 'sleep 1000'])).stdout, { timeout: 60_000 })
        .not.toBe('');
      const began = performance.now();
      run.signalGroup('SIGINT');
      const { code } = await run.done;
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(code).not.toBe(0);
      await expect
        .poll(async () => (await host.exec(['pgrep', '-f', 'sleep 1000|collect.sh'])).stdout, {
          timeout: 20_000,
        })
        .toBe('');
    }));

  it('finds what keeps the registry from answering', () =>
    onHost({ registry: { fault: 'self-signed' }, images: [] }, async (host) => {
      const argv = [
        'env',
        'PATH=/usr/bin:/usr/sbin',
        'sh',
        '-s',
        '--',
        '--quiet',
        '--image',
        'nvcr.io/nvidia/pytorch:24.01-py3',
      ];
      const { stdout } = await host.exec(argv, { stdin: collectorScript(), timeoutMs: 240_000 });
      const report = replayed(stdout, 'registry');
      const there = await diagnoseOn(host, [
        '--launch',
        'never',
        '--image',
        'nvcr.io/nvidia/pytorch:24.01-py3',
      ]);
      expect(said(report)['registry']).toBe(said(there.report)['registry']);
      expect(said(report)['registry']).toBe('found tls-mitm-ca');
    }));
});
