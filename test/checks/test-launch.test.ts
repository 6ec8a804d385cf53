import { describe, expect, it } from 'vitest';
import testLaunch from '../../checks/test-launch.ts';
import type { LaunchMeasured, SeenGpu } from '../../src/launch/answers.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import { launchSignatures } from '../../src/signatures/launch.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { type FindsCase, testCheck } from '../support/test-check.ts';

type Ran = Extract<LaunchFact, { kind: 'ran' }>;
if (healthy.launch.kind !== 'ran') throw new Error('The healthy machine launched.');
const good: Ran = healthy.launch;
const ran = (measured: Partial<LaunchMeasured>, more: Partial<Ran> = {}): { launch: LaunchFact } => ({
  launch: { ...good, ...more, measured: { ...good.measured, ...measured } },
});
const refused = (text: string): { launch: LaunchFact } => ({
  launch: { kind: 'refused', command: ['docker', 'run'], exitCode: 125, text },
});
const [firstGpu] = good.measured.cuda?.devices ?? [];
if (firstGpu === undefined) throw new Error('The healthy machine has GPUs.');
const withGpus = (devices: readonly SeenGpu[]): Partial<LaunchMeasured> => ({
  cuda: { available: true, devices, error: null, warnings: [] },
});
const oneGpu = withGpus([firstGpu]);
const noCuda = {
  available: false,
  devices: [],
  error: 'RuntimeError: No CUDA GPUs are available',
  warnings: [],
};

/** What real engines and toolkits say, in the words of one version each; ids, paths and versions are made up. */
const refusals: Readonly<Record<string, string>> = {
  'gpus-not-supported':
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
  'gpus-vendor-misdetected-amd': 'docker: Error response from daemon: AMD CDI spec not found',
  'nvidia-runtime-not-registered':
    'docker: Error response from daemon: unknown or invalid runtime name: nvidia.',
  'toolkit-hook-missing':
    'docker: Error response from daemon: exec: "nvidia-container-runtime-hook": executable file not found in $PATH',
  'toolkit-cli-missing':
    "error running hook: exit status 1, stdout: , stderr: Auto-detected mode as 'legacy'\ncouldn't find binary nvidia-container-cli in /usr/bin : executable file not found in $PATH",
  'toolkit-config-invalid':
    "error running hook: exit status 1, stdout: , stderr: couldn't open default configuration file: toml: line 2: expected '.'",
  'toolkit-version-mix': "nvidia-container-cli configure: unrecognized option '--cuda-compat-mode=ldconfig'",
  'driver-libraries-missing':
    'nvidia-container-cli: initialization error: load library failed: libnvidia-ml.so.1: cannot open shared object file',
  'kernel-module-not-loaded': 'nvidia-container-cli: initialization error: nvml error: driver not loaded',
  'driver-library-mismatch':
    'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch',
  'driver-too-old-for-image':
    'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=12.8, please update your driver to a newer version',
  'gpu-count-exceeds-host': 'nvidia-container-cli: device error: 9: unknown device',
  'runtime-binary-missing':
    'unable to retrieve OCI runtime error: fork/exec /usr/bin/nvidia-container-runtime: no such file or directory',
  'cdi-mode-with-gpus-flag':
    "Using requested mode 'cdi'\ninvoking the NVIDIA Container Runtime Hook directly (e.g. specifying the docker --gpus flag) is not supported.",
  'cdi-spec-missing-or-unreadable':
    'failed to inject CDI devices: unresolvable CDI devices nvidia.com/gpu=all',
  'memlock-not-grantable':
    'error setting rlimits for ready process: error setting rlimit type 8: operation not permitted',
  'disk-full-docker-root': 'write /var/lib/docker/overlay2/x-init/link: no space left on device',
  'arch-exec-format': 'exec /usr/bin/python3: exec format error',
  'docker-socket-permission':
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
  'daemon-not-running':
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  'image-lacks-python': 'exec: "python3": executable file not found in $PATH: unknown.',
};

const relayed: Record<string, FindsCase> = Object.fromEntries(
  Object.entries(refusals).map(([code, text]) => [
    `refused: ${code}`,
    { facts: refused(text), codes: [code], seen: { text } },
  ]),
);

testCheck(testLaunch, {
  passes: {
    'one GPU was asked for': {
      facts: ran(oneGpu),
      target: { gpus: 'device=1' },
    },
    'one MIG instance of two, as CUDA shows them': {
      facts: ran(withGpus([{ ...firstGpu, name: 'NVIDIA A100-SXM4-40GB MIG 1g.5gb' }])),
      target: { gpus: 'device=0:0,0:1' },
    },
    'no loaders were asked for': { facts: ran({ dataloader: null }), target: { workers: 0 } },
    'a note of the image about its shared memory': {
      facts: ran(
        {},
        {
          banner: [{ id: 'shmem', text: 'NOTE: The SHMEM allocation limit is set to the default of 64MB.' }],
        },
      ),
    },
  },
  finds: {
    ...relayed,
    'refused in words that nobody knows': {
      facts: refused('docker: something new'),
      codes: ['launch-refused'],
    },
    'the pull failed': {
      facts: { launch: { kind: 'pull-failed', command: ['docker', 'pull'], text: 'unauthorized' } },
      codes: ['launch-pull-failed'],
    },
    'stopped in the middle': {
      facts: ran({ complete: false }, { timedOut: true }),
      codes: ['launch-incomplete'],
      seen: { timedOut: true },
    },
    'no time left for a step': {
      facts: ran({ complete: false, stoppedBefore: 'dataloader' }),
      codes: ['launch-incomplete'],
      seen: { timedOut: false, stoppedBefore: 'dataloader' },
    },
    'no PyTorch': {
      facts: ran({
        torch: { ok: false, error: "ModuleNotFoundError: No module named 'torch'" },
        cuda: null,
        matmul: [],
        dataloader: null,
        allreduce: null,
      }),
      codes: ['image-lacks-pytorch'],
    },
    'no GPU inside': {
      facts: ran({ nodes: [], cuda: noCuda, matmul: [], allreduce: null }),
      codes: ['launch-sees-no-gpu'],
      seen: { wanted: 2, found: 0 },
    },
    'nodes inside, and CUDA does not start': {
      facts: ran({
        cuda: { ...noCuda, error: 'RuntimeError: Error 802: system not yet initialized' },
        matmul: [],
        allreduce: null,
      }),
      codes: ['cuda-init-failed'],
    },
    'one GPU of two': {
      facts: ran(oneGpu),
      codes: ['launch-gpu-missing'],
      seen: { wanted: 2, found: 1 },
    },
    'one GPU of the two that the driver holds, and nvidia-smi does not answer': {
      facts: ran(oneGpu),
      unread: ['nvidiaSmi'],
      codes: ['launch-gpu-missing'],
      seen: { wanted: 2, found: 1 },
    },
    'GPUs that the image hides': {
      facts: ran({ ...oneGpu, cudaVisibleDevices: '0' }),
      codes: ['launch-gpu-missing'],
      seen: { CUDA_VISIBLE_DEVICES: '0' },
    },
    'a wrong product': {
      facts: ran({
        matmul: [{ device: 1, ok: false, error: "its result differs from the processor's by 12" }],
      }),
      codes: ['cuda-result-wrong'],
      seen: { devices: [1] },
    },
    'no kernel for this GPU': {
      facts: ran({
        matmul: [
          {
            device: 0,
            ok: false,
            error: 'RuntimeError: CUDA error: no kernel image is available for execution on the device',
          },
        ],
      }),
      codes: ['cuda-compute-failed'],
    },
    'a bus error': {
      facts: ran({
        dataloader: {
          ok: false,
          error: 'RuntimeError: DataLoader worker (pid 12) is killed by signal: Bus error.',
          signal: 'SIGBUS',
        },
      }),
      codes: ['shm-too-small'],
      seen: { busError: true },
    },
    'no room in shared memory': {
      facts: ran({
        dataloader: { ok: false, error: 'OSError: [Errno 28] No space left on device' },
      }),
      codes: ['shm-too-small'],
      seen: { busError: false },
    },
    'a loader that dies of another signal': {
      facts: ran({
        dataloader: { ok: false, error: 'DataLoader worker is killed by signal: Killed.', signal: 'SIGKILL' },
      }),
      codes: ['launch-dataloader-failed'],
    },
    'a loader that fails otherwise': {
      facts: ran({ dataloader: { ok: false, error: "RuntimeError: can't start new thread" } }),
      codes: ['launch-dataloader-failed'],
    },
    'GPUs that cannot work together': {
      facts: ran({ allreduce: { ok: false, error: 'it took too long' } }),
      codes: ['launch-allreduce-failed'],
    },
    'the image warns': {
      facts: ran({}, { banner: [{ id: 'avx', text: 'ERROR: This container was built for CPUs with AVX.' }] }),
      codes: ['ngc-banner-warning?'],
      explainedBy: [
        'launch-sees-no-gpu',
        'cuda-init-failed',
        'gpu-too-old-for-image',
        'gpu-too-new-for-image',
      ],
      repairedBy: { launch: good },
    },
  },
});

describe('the signatures of refused launches', () => {
  it('each have a text that they recognise', () => {
    const known = new Set(Object.keys(refusals));
    expect(launchSignatures.filter(({ code }) => !known.has(code))).toEqual([]);
  });
});
