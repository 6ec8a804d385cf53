import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report.ts';
import { causesIn, diagnoseOn, doctorArgv, onHost } from './doctor.ts';
import { gpuModels, type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'the image before any pull' : `the image (skipped: ${missing})`;
const { a100, p100, rtx4090, rtx5090, v100 } = gpuModels;
const release = (tag: string) => `nvcr.io/nvidia/pytorch:${tag}-py3`;

interface Fit {
  readonly host: RigDescription;
  readonly image: string;
  readonly verdict: Report['verdict'];
  readonly causes: Readonly<Record<string, readonly string[]>>;
  /** What `images` says of this release, where it is one; null: not at all. */
  readonly how?: string | null;
  /** What the message must tell. */
  readonly says?: RegExp;
  /** The release that the plan names instead; it is then pulled and launched. */
  readonly instead?: string;
}

/** A host with these GPUs and this driver that has no image yet. */
const gpuHost = (driver: string, ...gpus: NonNullable<RigDescription['gpus']>): RigDescription => ({
  gpus,
  driver: { libraries: driver },
  images: [],
  registry: {},
});

const fits: Readonly<Record<string, Fit>> = {
  'runs natively': {
    host: gpuHost('550.163.01', a100, a100),
    image: release('24.05'),
    verdict: 'ready',
    causes: {},
    how: 'native',
  },
  "runs by forward compatibility on data-center GPUs, though the driver's CUDA is a generation behind": {
    host: gpuHost('550.163.01', a100, a100),
    image: release('26.01'),
    verdict: 'ready',
    causes: {},
    how: 'forward-compatible',
  },
  'does not on a GeForce with the same driver': {
    host: gpuHost('550.163.01', rtx4090),
    image: release('26.01'),
    verdict: 'not-ready',
    causes: { 'forward-compat-unsupported-hw': [] },
    how: null,
    says: /RTX 4090 is none \(CUDA error 804\): it needs driver 590\.48\.01/,
    instead: release('24.05'),
  },
  'runs by minor-version compatibility on a GeForce within one CUDA generation': {
    host: gpuHost('550.163.01', rtx4090),
    image: release('25.06'),
    verdict: 'ready',
    causes: {},
    how: 'minor-compatible',
  },
  'meets a driver that is too old for it in every way': {
    host: gpuHost('440.33.01', v100),
    image: release('24.10'),
    verdict: 'not-ready',
    causes: { 'driver-too-old-for-image': [] },
    how: null,
    says: /560\.35\.03 or later, or 525\.60\.13 or later/,
    instead: release('20.03'),
  },
  'is older than the GPU': {
    host: gpuHost('575.57.08', rtx5090),
    image: release('24.05'),
    verdict: 'not-ready',
    causes: { 'gpu-too-new-for-image': [] },
    how: null,
    says: /compute capability 12\.0\) is newer/,
    instead: release('25.06'),
  },
  'has no code any more for the GPU': {
    host: gpuHost('580.65.06', p100),
    image: release('25.06'),
    verdict: 'not-ready',
    causes: { 'gpu-too-old-for-image': [] },
    how: null,
    says: /compute capability 6\.0\) is older/,
    instead: release('24.10'),
  },
  'is of a month that nobody here knows: its own words count, and are no certainty': {
    host: gpuHost('550.163.01', a100),
    image: release('27.02'),
    verdict: 'unknown',
    causes: { 'driver-too-old-for-image?': [] },
    says: /it needs 620\.10\.05 or later.*Not every figure/,
  },
  "is a team's own, made from a release": {
    host: gpuHost('550.163.01', a100),
    image: 'nvcr.io/acme/trainer:7',
    verdict: 'ready',
    causes: {},
  },
  'is no PyTorch image, and its requirement takes a data-center driver only': {
    host: gpuHost('550.163.01', rtx4090),
    image: 'nvcr.io/nvidia/cuda:12.8.0-base-ubuntu22.04',
    verdict: 'not-ready',
    causes: { 'driver-too-old-for-image': [] },
    says: /the NVIDIA runtime will refuse to start it/,
  },
  'is no PyTorch image, and nothing tells for which GPUs it was built': {
    host: gpuHost('550.163.01', a100),
    image: 'nvcr.io/nvidia/cuda:12.8.0-base-ubuntu22.04',
    verdict: 'unknown',
    causes: { 'image-unverified?': [] },
  },
};

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  for (const [name, fit] of Object.entries(fits)) {
    it(name, () =>
      onHost(fit.host, async (host) => {
        const { report } = await diagnoseOn(host, ['--image', fit.image]);
        expect(causesIn(report)).toEqual(fit.causes);
        expect(report.verdict).toBe(fit.verdict);
        expect(report.launch.status).toBe('not-run');
        expect((await host.exec(['docker', 'images', '-q'])).stdout).toBe('');
        if (fit.says !== undefined) expect(report.causes[0]?.message).toMatch(fit.says);
        if (fit.how !== undefined) expect(await howOf(host, fit.image)).toBe(fit.how);
        if (fit.instead !== undefined) await launchesInstead(host, report, fit.instead);
      }),
    );
  }

  it('is wrong for one of two GPUs: the launch gets the other', () =>
    onHost(gpuHost('580.65.06', p100, a100), async (host) => {
      const { report } = await diagnoseOn(host, ['--image', release('25.06'), '--pull']);
      expect(causesIn(report)).toEqual({ 'gpu-too-old-for-image?': [] });
      expect(report.launch.command).toContain('device=1');
      expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
      const all = await diagnoseOn(host, [
        '--image',
        release('25.06'),
        '--gpus',
        'all',
        '--launch',
        'always',
      ]);
      expect(causesIn(all.report)).toEqual({ 'gpu-too-old-for-image': [] });
      expect(all.report.launch.status).toBe('failed');
    }));

  it('tells nothing of CUDA: a launch that passes is what makes it ready', () =>
    onHost(gpuHost('550.163.01', a100), async (host) => {
      const asked = ['--image', 'nvcr.io/acme/tool:1'];
      const before = await diagnoseOn(host, asked);
      expect(before.report.verdict).toBe('unknown');
      expect(causesIn(before.report)).toEqual({ 'image-unverified?': [] });
      const pulled = await diagnoseOn(host, [...asked, '--pull']);
      expect(pulled.report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));

  it('is chosen by driver and GPU where none is named, and runs', () =>
    onHost(gpuHost('575.57.08', rtx5090), async (host) => {
      const { report } = await diagnoseOn(host, ['--pull']);
      expect(report.target.image).toBe(release('25.06'));
      expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' }, causes: [] });
    }));
});

/** How `ngc-doctor images` has it that the release runs on this host. */
async function howOf(host: RigHost, image: string): Promise<string | null | undefined> {
  const { stdout } = await host.exec(doctorArgv('images', '--all', '--format', 'json'));
  const listed: { readonly releases: readonly { readonly release: string; readonly how: string | null }[] } =
    JSON.parse(stdout);
  return listed.releases.find((one) => image.includes(`:${one.release}-`))?.how;
}

/** The plan says which image to launch instead: that one is pulled, and PyTorch works in it. */
async function launchesInstead(host: RigHost, { plan }: Report, instead: string): Promise<void> {
  const text = plan.flatMap(({ steps }) => steps).find(({ kind }) => kind === 'do');
  expect(text).toMatchObject({ text: `Launch with --image ${instead}.` });
  expect(await howOf(host, instead)).toBe('native');
  const { report } = await diagnoseOn(host, ['--image', instead, '--pull']);
  expect(causesIn(report)).toEqual({});
  expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
}
