import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/check.ts';
import { carryOut, causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'Podman in the place of Docker' : `Podman (skipped: ${missing})`;
const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const count = 'import torch; print("GPUs", torch.cuda.device_count())';
const host = { images: [], registry: { blobHostTakesTokens: true } } as const;

/** How many GPUs a container has that is run so. */
async function gpusIn(on: RigHost, ...run: readonly string[]): Promise<string | undefined> {
  const { stdout } = await on.exec([...run, image, 'python3', '-c', count]);
  return /^GPUs (\d+)$/m.exec(stdout)?.[1];
}

const textsOf = (steps: readonly Step[] = []) =>
  steps.flatMap((step) => (step.kind === 'do' ? [step.text] : []));

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('under its name has no use for --gpus; its own way works, and so does Docker in its place', () =>
    onHost({ ...host, podman: 'as-docker', docker: { installed: false } }, async (on) => {
      expect((await on.exec(['docker', 'pull', '-q', image])).code).toBe(0);
      expect(await gpusIn(on, 'docker', 'run', '--rm', '--gpus', 'all')).toBe('0');
      const { report } = await diagnoseOn(on, ['--image', image]);
      expect(causesIn(report)).toEqual({ 'podman-emulates-docker': ['podman-gpus-flag-noop'] });
      expect(report).toMatchObject({ verdict: 'not-ready', launch: { status: 'not-run' } });
      const [device] = report.otherFixes.filter(({ id }) => id === 'use-cdi-device');
      expect(textsOf(device?.steps)).toEqual([
        'Launch with podman run --device nvidia.com/gpu=all in place of --gpus.',
      ]);
      await carryOut(
        on,
        { ...report, plan: device === undefined ? [] : [device] },
        { person: async () => undefined },
      );
      expect(await gpusIn(on, 'podman', 'run', '--rm', '--device', 'nvidia.com/gpu=all')).toBe('2');

      await carryOut(on, report);
      const after = await diagnoseOn(on, ['--image', image, '--pull']);
      expect(causesIn(after.report)).toEqual({});
      expect(after.report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));

  it('behind its socket is known by its own words, whatever command is before it', () =>
    onHost({ ...host, podman: 'beside' }, async (on) => {
      on.spawn(['podman', 'system', 'service', '--time=0', 'unix:///run/podman.sock'], { timeoutMs: 60_000 });
      await on.exec(['bash', '-c', 'until [ -S /run/podman.sock ]; do sleep 0.05; done']);
      const env = { DOCKER_HOST: 'unix:///run/podman.sock' };
      const { report } = await diagnoseOn(on, ['--image', image], { env });
      expect(causesIn(report)).toEqual({ 'podman-emulates-docker': ['podman-gpus-flag-noop'] });
      expect(report.causes[0]?.seen).toMatchObject({ how: 'service' });
      expect(textsOf(report.plan[0]?.steps)[0]).toMatch(/^Unset DOCKER_HOST/);
      const without = await diagnoseOn(on, ['--image', image]);
      expect(without.report.verdict).toBe('ready');
    }));
});
