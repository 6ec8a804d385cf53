import { describe, expect, it } from 'vitest';
import { causesIn, diagnoseOn, onHost } from './doctor.ts';
import { rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'a host whose root is mounted' : `--host-root (skipped: ${missing})`;
const mounted = ['bash', '-c', 'mkdir -p /mnt/host && mount --rbind / /mnt/host'];

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('is judged as from within', () =>
    onHost({ registry: {} }, async (host) => {
      expect((await host.exec(mounted)).code).toBe(0);
      const [inside, outside] = [
        await diagnoseOn(host, ['--launch', 'never']),
        await diagnoseOn(host, ['--launch', 'never', '--host-root', '/mnt/host']),
      ];
      expect(inside.report.verdict).toBe('ready');
      expect(outside.report).toEqual({ ...inside.report, timings: outside.report.timings });
    }));

  it('shows its fault there', () =>
    onHost({ toolkit: { installed: false }, registry: {} }, async (host) => {
      expect((await host.exec(mounted)).code).toBe(0);
      const { report } = await diagnoseOn(host, ['--host-root', '/mnt/host']);
      expect(causesIn(report)).toEqual({ 'toolkit-not-installed': ['gpus-not-supported'] });
    }));
});
