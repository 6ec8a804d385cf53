import { describe, expect, it } from 'vitest';
import { carryOut, causesIn, diagnoseOn, onHost } from './doctor.ts';
import { rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'what hangs' : `what hangs (skipped: ${missing})`;
const healthy = { registry: {} } as const;

/** Deaf to everything but SIGKILL, and with a child that holds its output open. */
const hangs = `#!/bin/bash\ntrap '' TERM INT HUP\nsleep 1000 &\nwhile :; do sleep 1; done\n`;

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('as nvidia-smi keeps nobody waiting, is said, and only a passed launch makes up for it', () =>
    onHost({ ...healthy, files: { '/usr/bin/nvidia-smi': hangs } }, async (host) => {
      const [launched, { report, result }] = [
        await diagnoseOn(host),
        await diagnoseOn(host, ['--launch', 'never']),
      ];
      expect(launched.report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
      expect(report.verdict).toBe('unknown');
      const driver = report.outcomes.find(({ check }) => check === 'nvidia-driver');
      expect(driver).toMatchObject({
        status: 'unknown',
        why: expect.stringContaining('nvidia-smi does not answer'),
      });
      expect(result.ms).toBeLessThan(60_000);
      expect((await host.exec(['pgrep', '-f', 'sleep 1000'])).stdout).toBe('');
    }));

  it('as a stopped Docker daemon keeps nobody waiting, is its cause, and goes on by its fix', () =>
    onHost(healthy, async (host) => {
      await host.exec(['pkill', '-STOP', 'dockerd']);
      const { report, result } = await diagnoseOn(host, ['--image', 'nvcr.io/nvidia/pytorch:23.10-py3']);
      expect(causesIn(report)).toEqual({ 'daemon-not-running': [] });
      expect(report.causes[0]?.message).toMatch(/^Process \d+ is dockerd, and it was stopped by a signal/);
      expect(report.plan.map(({ id }) => id)).toEqual(['resume-engine']);
      expect(result.ms).toBeLessThan(60_000);
      await carryOut(host, report);
      expect((await diagnoseOn(host)).report.verdict).toBe('ready');
    }));

  it('within --timeout, whatever hangs', () =>
    onHost({ ...healthy, files: { '/usr/bin/nvidia-smi': hangs } }, async (host) => {
      await host.exec(['pkill', '-STOP', 'dockerd']);
      const { report, result } = await diagnoseOn(host, ['--timeout', '2']);
      await host.exec(['pkill', '-CONT', 'dockerd']);
      expect(report.verdict).not.toBe('ready');
      expect(result.ms).toBeLessThan(5_000);
    }));
});
