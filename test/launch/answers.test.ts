import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../src/launch/answers.ts';
import { bannerWarnings } from '../../src/launch/banner.ts';

const line = (more: object, nonce = 'n1') => `@ngc-doctor ${JSON.stringify({ nonce, ...more })}`;
const read = (...lines: readonly object[]) => readAnswers(lines.map((one) => line(one)).join('\n'), 'n1');

const start = { step: 'start', python: '3.8.10', workers: 2 };
const torch = { step: 'torch', ok: true, version: '1.5.0a0+8f84ded', cuda: '10.2', architectures: ['sm_70'] };
const gpu = { name: 'Tesla V100-SXM2-32GB', computeCapability: '7.0', memoryBytes: 34_089_730_048 };
const cuda = { step: 'cuda', ok: true, available: true, count: 2, devices: [gpu, gpu], warnings: [] };
const product = { step: 'matmul', ok: true, device: 0, maxError: 1e-6, milliseconds: 1200.5 };
const other = { ...product, device: 1 };
const loader = {
  step: 'dataloader',
  ok: true,
  workers: 2,
  batches: 8,
  batchBytes: 1000,
  peakShmBytes: 4096,
  allAtOnce: true,
  seconds: 0.5,
};
const reduced = { step: 'allreduce', ok: true, ranks: 2, backend: 'nccl', error: null };
const end = { step: 'end' };
const all = [start, torch, cuda, product, other, loader, reduced, end];
const without = (step: string) => read(...all.filter((one) => one.step !== step));

describe('the answers of the script', () => {
  it('are read as they were said', () => {
    const limits = {
      shmTotalBytes: 67_108_864,
      shmFreeBytes: 67_108_000,
      memlockBytes: null,
      openFiles: 1024,
    };
    const seen = read(
      ...all,
      { step: 'limits', ok: true, shmFilesystem: 'tmpfs', ...limits },
      {
        step: 'devices',
        ok: true,
        nodes: ['/dev/nvidia0', '/dev/nvidiactl'],
        visibleDevices: 'void',
        driverCapabilities: 'compute,utility',
      },
      { step: 'refused', nodes: { '/dev/nvidiactl': 'EPERM', '/dev/nvidia0': 7 } },
      { step: 'libraries', cudnn: '7605', nccl: '2.6.3' },
    );
    expect(seen).toEqual({
      started: true,
      complete: true,
      stoppedBefore: null,
      python: '3.8.10',
      torch: { ok: true, version: '1.5.0a0+8f84ded', cuda: '10.2', architectures: ['sm_70'] },
      libraries: { cudnn: '7605', nccl: '2.6.3' },
      nodes: ['/dev/nvidia0', '/dev/nvidiactl'],
      visibleDevices: 'void',
      cudaVisibleDevices: null,
      driverCapabilities: 'compute,utility',
      cudaLibrary: null,
      refusedNodes: { '/dev/nvidiactl': 'EPERM' },
      cuda: { available: true, devices: [gpu, gpu], error: null, warnings: [] },
      matmul: [
        { device: 0, ok: true, maxError: 1e-6, milliseconds: 1200.5 },
        { device: 1, ok: true, maxError: 1e-6, milliseconds: 1200.5 },
      ],
      dataloader: {
        ok: true,
        workers: 2,
        batches: 8,
        batchBytes: 1000,
        peakShmBytes: 4096,
        allAtOnce: true,
        seconds: 0.5,
      },
      allreduce: { ok: true, ranks: 2, backend: 'nccl' },
      limits: { ...limits, shmFilesystem: 'tmpfs', stackBytes: null, memoryBytes: null },
    });
  });

  it('stand among banner and noise, with any line ends', () => {
    const text = ['== PyTorch ==', line(start), 'a library talks', `${line(torch)}\r`].join('\n');
    expect(readAnswers(text, 'n1')).toMatchObject({ started: true, torch: { ok: true } });
  });

  it('of another run, cut lines, and what only quotes a line do not count', () => {
    const text = [line(end, 'other'), line(end).slice(0, -1), `> ${line(end)}`, line(start)].join('\n');
    expect(readAnswers(text, 'n1')).toMatchObject({ started: true, complete: false });
  });

  it.each([
    '',
    '@ngc-doctor ',
    '@ngc-doctor []',
    '@ngc-doctor null\n'.repeat(1000),
    '\u0000'.repeat(100),
    `@ngc-doctor ${'['.repeat(100_000)}`,
    '@ngc-doctor {"nonce":"n1"}',
    '@ngc-doctor {"nonce":"n1","step":["start"]}',
    '@ngc-doctor {"__proto__":{"nonce":"n1","step":"start"}}',
  ])('make nothing of garbage (%#)', (text) => {
    expect(readAnswers(text, 'n1')).toMatchObject({
      started: false,
      complete: false,
      python: null,
      torch: null,
      cuda: null,
      matmul: [],
      dataloader: null,
      allreduce: null,
      limits: null,
    });
  });

  it('are read from very much output in time', () => {
    const noise = `${'x'.repeat(99)}\n`.repeat(80_000);
    const began = performance.now();
    expect(readAnswers(`${noise}${line(start)}\n${noise}`, 'n1').started).toBe(true);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('a test that came to its end', () => {
  it.each(['torch', 'cuda', 'matmul', 'dataloader', 'allreduce', 'end'])('owes its answer on %s', (step) => {
    expect(read(...all).complete).toBe(true);
    expect(without(step).complete).toBe(false);
  });

  it('owes a product of each device', () => {
    expect(read(...all.filter((one) => one !== other)).complete).toBe(false);
  });

  it('owes no more where PyTorch cannot be imported', () => {
    expect(read(start, { step: 'torch', ok: false, error: 'No module' }, end).complete).toBe(true);
  });

  it('owes no all-reduce with one device, nor where one cannot compute', () => {
    const one = { ...cuda, count: 1, devices: [gpu] };
    expect(read(start, torch, one, product, loader, end).complete).toBe(true);
    const broken = { step: 'matmul', ok: false, device: 1, error: 'CUDA error: an illegal memory access' };
    expect(read(start, torch, cuda, product, broken, loader, end).complete).toBe(true);
  });

  it('owes no loader where none was asked for', () => {
    expect(
      read({ ...start, workers: 0 }, torch, { ...cuda, available: false, devices: [] }, end).complete,
    ).toBe(true);
  });

  it('that had no time left says before which step', () => {
    expect(read(start, torch, { step: 'out-of-time', before: 'dataloader' })).toMatchObject({
      complete: false,
      stoppedBefore: 'dataloader',
    });
  });
});

describe('a step that went wrong', () => {
  it('says why, and of which signal it died', () => {
    const error = 'killed by SIGBUS';
    const said = read({
      step: 'dataloader',
      ok: false,
      error,
      signal: 'SIGBUS',
      detail: 'Fatal Python error',
    });
    expect(said.dataloader).toEqual({
      ok: false,
      error: 'killed by SIGBUS\nFatal Python error',
      signal: 'SIGBUS',
    });
  });

  it.each([
    ['a number is missing', { ...loader, batches: undefined }],
    ['a number is a text', { ...loader, batches: '8' }],
    ['all is missing', { step: 'dataloader', ok: true }],
  ])('is what a success without its measurements is: %s', (_name, said) => {
    expect(read(said).dataloader).toEqual({ ok: false, error: 'its answer cannot be read' });
  });

  it('without a word of its own is one all the same', () => {
    expect(read({ step: 'torch', ok: false })).toMatchObject({
      torch: { ok: false, error: 'it gave no reason' },
    });
    expect(read({ step: 'allreduce', ok: 'true', ranks: 2, backend: 'gloo' }).allreduce?.ok).toBe(false);
  });

  it('is a device that computes something else, or what is no number', () => {
    const wrong = { ...product, ok: false, maxError: 0.123456 };
    expect(read(wrong).matmul).toEqual([
      {
        device: 0,
        ok: false,
        error: "its result differs from the processor's by 0.12 of its largest value",
      },
    ]);
    expect(read({ ...wrong, maxError: null }).matmul).toEqual([
      { device: 0, ok: false, error: "its result differs from the processor's: it is not a number" },
    ]);
  });

  it('is told in bounded, harmless words', () => {
    const error = `\u001b[31mCUDA error\u001b[0m\u0007\n${'x'.repeat(1_000_000)}`;
    const { torch: said } = read({ step: 'torch', ok: false, error });
    if (said?.ok !== false) throw new Error('It failed.');
    expect(said.error).toMatch(/^CUDA error\nx+$/);
    expect(said.error.length).toBeLessThan(5000);
  });

  it('of no device at all is no answer about a device', () => {
    expect(read({ ...product, device: -1 }, { ...product, device: null }, { step: 'matmul' }).matmul).toEqual(
      [],
    );
  });
});

describe('what cannot be known stays unknown', () => {
  it('no sizes, no limits', () => {
    expect(read({ step: 'limits', ok: false, error: 'FileNotFoundError' }).limits).toBeNull();
    expect(read({ step: 'limits', ok: true, shmTotalBytes: '64m', shmFreeBytes: 1 }).limits).toBeNull();
  });
  it('a device that does not tell its name has none', () => {
    expect(read({ ...cuda, devices: [{ name: null }, 'x'] }).cuda?.devices).toEqual([
      { name: '', computeCapability: '', memoryBytes: null },
    ]);
  });
});

/** The start scripts' own words, shortened where nothing depends on it; versions and names are made up. */
const banners: Readonly<Record<string, readonly [readonly string[], string]>> = {
  'no driver': [
    ['driver-missing'],
    `WARNING: The NVIDIA Driver was not detected.  GPU functionality will not be available.
   Use the NVIDIA Container Toolkit to start this container with GPU support.`,
  ],
  'CUDA does not start': [
    ['cuda-init-failed'],
    `ERROR: The NVIDIA Driver is present, but CUDA failed to initialize.  GPU functionality will not be available.
   [[ System not yet initialized (error 802) ]]`,
  ],
  'GPUs too old, each kind once, and none left': [
    ['gpu-too-old', 'gpu-too-old', 'no-supported-gpu'],
    `ERROR: Detected Tesla K80 GPU, which is not supported by this container
ERROR: Detected Tesla K80 GPU, which is not supported by this container
ERROR: Detected Tesla K40m GPU, which is not supported by this container
ERROR: No supported GPU(s) detected to run this container`,
  ],
  'a GPU too new': [
    ['gpu-too-new'],
    'WARNING: Detected NVIDIA B200 GPU, which is not yet supported in this version of the container',
  ],
  'a GPU a little newer': [
    ['gpu-maybe'],
    'WARNING: Detected NVIDIA GB10 GPU, which may not yet be supported in this version of the container',
  ],
  'forward compatibility': [
    ['forward-compatibility'],
    `NOTE: CUDA Forward Compatibility mode ENABLED.
  Using CUDA 12.1 driver version 530.30.02 with kernel driver version 525.85.12.`,
  ],
  'forward compatibility, as older images say it': [
    ['forward-compatibility'],
    'NOTE: Legacy NVIDIA Driver detected.  Compatibility mode ENABLED.',
  ],
  'minor version compatibility': [
    ['minor-version-compatibility'],
    `WARNING: CUDA Minor Version Compatibility mode ENABLED.
  CUDA Forward Compatibility is preferred over Minor Version Compatibility
  with this container but was unavailable:
  [[Forward compatibility was attempted on non supported HW (CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE)]]`,
  ],
  'no compatibility': [
    ['compatibility-unavailable'],
    `ERROR: This container was built for NVIDIA Driver Release 460.32 or later, but
       version 430.26 was detected and compatibility mode is UNAVAILABLE.

       [[CUDA Driver UNAVAILABLE (cuInit(0) returned 804)]]`,
  ],
  'a processor without AVX': [
    ['avx'],
    `ERROR: This container was built for CPUs supporting at least the AVX instruction set, but
       the CPU detected was QEMU Virtual CPU, which does not report`,
  ],
  'the default shared memory': [
    ['shmem'],
    `NOTE: The SHMEM allocation limit is set to the default of 64MB.  This may be
   insufficient for PyTorch.  NVIDIA recommends the use of the following flags:
   docker run --gpus all --ipc=host --ulimit memlock=-1 --ulimit stack=67108864 ...`,
  ],
};
const head = '\n=============\n== PyTorch ==\n=============\n\nNVIDIA Release 24.01 (build 1)\n\n';

describe('the banner', () => {
  it.each(Object.entries(banners))('warns: %s', (_name, [ids, text]) => {
    const warnings = bannerWarnings(`${head}${text}\n\n${line(start)}\n`);
    expect(warnings.map(({ id }) => id)).toEqual(ids);
  });

  it('gives a message whole, in one line, and nothing of the next', () => {
    const [, compatibility = ''] = banners['no compatibility'] ?? [];
    const [, shmem = ''] = banners['the default shared memory'] ?? [];
    expect(bannerWarnings(`${head}${compatibility}\n\n${shmem}\n`)).toEqual([
      {
        id: 'compatibility-unavailable',
        text: 'ERROR: This container was built for NVIDIA Driver Release 460.32 or later, but version 430.26 was detected and compatibility mode is UNAVAILABLE. [[CUDA Driver UNAVAILABLE (cuInit(0) returned 804)]]',
      },
      {
        id: 'shmem',
        text: 'NOTE: The SHMEM allocation limit is set to the default of 64MB. This may be insufficient for PyTorch. NVIDIA recommends the use of the following flags: docker run --gpus all --ipc=host --ulimit memlock=-1 --ulimit stack=67108864 ...',
      },
    ]);
  });

  it('of a healthy image says nothing', () => {
    expect(bannerWarnings(`${head}Copyright (c) 2024\n\nNOTE: MOFED driver was not detected.\n`)).toEqual([]);
  });

  it('ends where our script begins: what comes later is not the image speaking', () => {
    const text = `WARNING: The NVIDIA Driver was not detected.`;
    expect(bannerWarnings(`${head}${line(start)}\n${text}\n`)).toEqual([]);
    expect(bannerWarnings(`the log said: ${text}`)).toEqual([]);
  });

  it('is bounded and harmless, whatever the image prints', () => {
    const flood = 'ERROR: The NVIDIA Driver was not detected.\u001b]0;title\u0007'.padEnd(5000, 'x');
    const [only, ...more] = bannerWarnings(`${flood}\n  ${'y'.repeat(5000)}\n`);
    expect(more).toEqual([]);
    expect(only?.text.length).toBeLessThanOrEqual(600);
    expect(only?.text).not.toMatch(/[\u0000-\u001f]/);
    const many = Array.from({ length: 1000 }, (_, at) => `ERROR: No supported GPU(s) detected ${at}`);
    expect(bannerWarnings(many.join('\n')).length).toBeLessThanOrEqual(20);
  });
});
