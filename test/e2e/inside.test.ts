import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report.ts';
import { causesIn, doctorArgv, onHost } from './doctor.ts';
import { type RigHost, rigMissing } from './rig/host.ts';
import { checkoutDir } from './rig/paths.ts';

const missing = rigMissing();
const suite = missing === null ? 'the doctor inside a container' : `inside a container (skipped: ${missing})`;
const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const libraries = process.arch === 'arm64' ? '/usr/lib/aarch64-linux-gnu' : '/usr/lib/x86_64-linux-gnu';

/** What the doctor needs in a container that has no Node.js, and what a real machine's kernel shows there anyway. */
const passedIn = [
  process.execPath,
  checkoutDir,
  ...['libstdc++.so.6', 'libgcc_s.so.1'].map((name) => `${libraries}/${name}`),
  '/sys/bus/pci',
  '/sys/module',
  '/etc/ssl/certs',
];
const socket = [
  '-v',
  '/var/run/docker.sock:/var/run/docker.sock',
  '-v',
  '/usr/bin/docker:/usr/bin/docker:ro',
];

async function inside(host: RigHost, flags: readonly string[], args: readonly string[] = []) {
  const volumes = passedIn.flatMap((path) => ['-v', `${path}:${path}:ro`]);
  const result = await host.exec(
    [
      ...['docker', 'run', '--rm', '--network=host', ...volumes, ...flags, image],
      ...doctorArgv('--image', image, '--format', 'json', ...args),
    ],
    { timeoutMs: 120_000 },
  );
  // The image greets before.
  const report: Report = JSON.parse(result.stdout.slice(result.stdout.indexOf('\n{')));
  expect(result.code).toBe({ ready: 0, 'not-ready': 1, unknown: 2 }[report.verdict]);
  return report;
}

const statusOf = (report: Report, id: string) => report.outcomes.find(({ check }) => check === id)?.status;

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('says that it is in one, and never that all is well', () =>
    onHost({ registry: {} }, async (host) => {
      const alone = await inside(host, []);
      expect(causesIn(alone)).toEqual({ 'inside-container': [] });
      expect(alone.verdict).toBe('not-ready');
      expect(statusOf(alone, 'nvidia-toolkit')).toBe('unknown');

      const withGpus = await inside(host, ['--gpus', 'all']);
      expect(causesIn(withGpus)).toEqual({ 'inside-container': [] });
      expect(withGpus.host.gpus).toHaveLength(2);
    }));

  it('with the socket of the engine outside it launches there, and a passed launch is what counts', () =>
    onHost({ registry: {} }, async (host) => {
      const quiet = await inside(host, socket, ['--launch', 'never']);
      expect(causesIn(quiet)).toEqual({ 'engine-outside-container?': [] });
      expect(quiet.verdict).toBe('unknown');
      expect(statusOf(quiet, 'nvidia-toolkit')).toBe('unknown');

      const launched = await inside(host, socket);
      expect(launched).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));

  it("with the machine's processes the daemon is seen, and its files are still not taken for those seen here", () =>
    onHost({ toolkit: { installed: false }, registry: {} }, async (host) => {
      const report = await inside(host, ['--pid=host', ...socket], ['--launch', 'never']);
      expect(causesIn(report)).toEqual({ 'engine-outside-container?': [] });
      expect(statusOf(report, 'nvidia-toolkit')).toBe('unknown');
    }));

  it('with its root mounted it judges the machine', () =>
    onHost({ toolkit: { installed: false }, registry: {} }, async (host) => {
      const report = await inside(host, ['-v', '/:/host', ...socket], ['--host-root', '/host']);
      expect(causesIn(report)).toEqual({ 'toolkit-not-installed': ['gpus-not-supported'] });
      expect(report.verdict).toBe('not-ready');
    }));
});
