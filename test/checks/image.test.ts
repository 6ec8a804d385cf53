import { expect, it } from 'vitest';
import image from '../../checks/image.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { ImageConfig } from '../../src/probes/local-image.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { stateOf } from '../../src/probes/nvidia-smi-state.ts';
import type { Facts } from '../../src/probes.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const found = healthy.registry.kind === 'found' ? healthy.registry : null;
const absent = { kind: 'absent' } as const;

/** A release by its tag, of which nothing is here yet and of whose configuration the registry tells nothing. */
const release = (name: string, tag = `${name}-py3`): Partial<Facts> => ({
  imageChoice: { ...healthy.imageChoice, reference: `nvcr.io/nvidia/pytorch:${tag}`, tag, release: name },
  localImage: absent,
});
const configOf = (env: ImageConfig['env']): ImageConfig => ({
  architecture: 'amd64',
  os: 'linux',
  env,
  labels: {},
});
const atRegistry = (env: ImageConfig['env']): Partial<Facts> =>
  found === null ? {} : { localImage: absent, registry: { ...found, config: configOf(env) } };
const local = (env: ImageConfig['env']): Partial<Facts> => ({
  localImage: { kind: 'present', id: 'sha256:aa', sizeBytes: 0, ...configOf(env) },
});
const other = (reference: string): { imageChoice: ImageChoiceFact } => {
  const [path = '', tag = null] = reference.split(/:(?=[^/]*$)/);
  const slash = path.indexOf('/');
  const [registry, repository] = [path.slice(0, slash), path.slice(slash + 1)];
  return { imageChoice: { ...healthy.imageChoice, reference, registry, repository, tag, release: null } };
};
const noRegistry = (problem: 'dns'): Partial<Facts> =>
  found === null
    ? {}
    : {
        registry: {
          kind: 'failed',
          route: found.route,
          problem,
          at: 'nvcr.io',
          why: 'no',
          status: null,
          issuer: null,
          architectures: [],
        },
      };

const gpu = (name: string, computeCapability: string | null, brand: string | null = null): Gpu => ({
  index: 0,
  name,
  uuid: null,
  busId: '0000:01:00.0',
  computeCapability,
  memoryTotalBytes: null,
  mig: 'unsupported',
  vgpu: false,
  state: { ...stateOf({}), brand },
});
const machine = (driverVersion: string, ...gpus: readonly Gpu[]): { nvidiaSmi: NvidiaSmiFact } => ({
  nvidiaSmi: {
    kind: 'answered',
    driverVersion,
    cudaVersion: null,
    gpus: gpus.map((one, index) => ({ ...one, index })),
  },
});
const p100 = gpu('Tesla P100-PCIE-16GB', '6.0', 'Tesla');
const v100 = gpu('Tesla V100-SXM2-16GB', '7.0', 'Tesla');
const t4 = gpu('Tesla T4', '7.5', 'Tesla');
const a100 = gpu('NVIDIA A100-SXM4-80GB', '8.0', 'NVIDIA');
const geforce = gpu('NVIDIA GeForce RTX 2080 Ti', '7.5', 'GeForce');
const rtx3090 = gpu('NVIDIA GeForce RTX 3090', '8.6', 'GeForce');
const a6000 = gpu('NVIDIA RTX A6000', '8.6', 'NVIDIA RTX');
const b200 = gpu('NVIDIA B200', '10.0', 'NVIDIA');
const rtx5090 = gpu('NVIDIA GeForce RTX 5090', '12.0', 'GeForce');
const gb10 = gpu('NVIDIA GB10', '12.1', 'NVIDIA');
const orin = gpu('Orin (nvgpu)', '8.7');

const arm64 = { system: { ...healthy.system, machine: 'aarch64', architecture: 'arm64' } } as const;
const jetson = { ...arm64, platform: { ...healthy.platform, kind: 'jetson' } } as const;
const jetpack6: { nvidiaSmi: NvidiaSmiFact } = {
  nvidiaSmi: { kind: 'answered', driverVersion: '540.4.0', cudaVersion: '12.6', gpus: [orin] },
};
const windows = (cudaVersion: string) => ({
  platform: { ...healthy.platform, kind: 'wsl2' as const },
  nvidiaSmi: { kind: 'answered' as const, driverVersion: '551.78', cudaVersion, gpus: [rtx3090] },
});
const requires128 =
  'cuda>=12.8 brand=tesla,driver>=535,driver<536 brand=nvidia,driver>=535,driver<536 brand=tesla,driver>=550,driver<551';
const cudaImage = other('docker.io/nvidia/cuda:12.8.1-base-ubuntu24.04');
const cuda128 = {
  CUDA_VERSION: '12.8.1',
  NVIDIA_REQUIRE_CUDA: requires128,
  TORCH_CUDA_ARCH_LIST: '7.5 8.0 8.6 9.0',
};
const cdiMode = {
  toolkit: {
    ...healthy.toolkit,
    config: { kind: 'valid', mode: 'cdi', driverRoot: '/', noCgroups: false },
  },
} as Partial<Facts>;

// The figures are those of NVIDIA's release notes: 20.03 has CUDA 10.2 (440.33.01; V100 also from R418), is made for
// 6.0 to 7.5; 24.01 has CUDA 12.3 (545.23.08, minor-version compatibility from 525.60.13) for 6.0 to 9.0; 24.10 has CUDA
// 12.6 (560.35.03; R470 on data-center GPUs); 25.03 has CUDA 12.8 (570.124.06) for 7.5 and later.
testCheck(image, {
  passes: {
    '20.03 on exactly its driver': { facts: { ...release('20.03'), ...machine('440.33.01', v100) } },
    '20.03 on R418 with a data-center GPU': { facts: { ...release('20.03'), ...machine('418.87.01', v100) } },
    '20.03 on a much newer driver': { facts: { ...release('20.03'), ...machine('580.95.05', v100) } },
    '24.01 by forward compatibility': { facts: { ...release('24.01'), ...machine('535.104.05', a100) } },
    '24.01 by minor-version compatibility': {
      facts: { ...release('24.01'), ...machine('535.104.05', rtx3090) },
    },
    '24.10 on R470 with a T4': { facts: { ...release('24.10'), ...machine('470.256.02', t4) } },
    '24.10 on R535 with a GeForce': { facts: { ...release('24.10'), ...machine('535.183.01', geforce) } },
    'GB10 on a release made for 12.0': {
      facts: { ...arm64, ...release('25.09'), ...machine('580.95.05', gb10) },
    },
    '24.01 on Windows that serves CUDA 12.4': { facts: { ...release('24.01'), ...windows('12.4') } },
    'the GPU that is asked for fits, and another does not': {
      facts: { ...release('25.03'), ...machine('580.95.05', p100, a100) },
      target: { gpus: 'device=1' },
    },
    'a release that is in no table, by its own configuration': {
      facts: {
        ...other('nvcr.io/nvidia/pytorch:27.01-py3'),
        ...local({
          CUDA_VERSION: '12.4.1.003',
          CUDA_DRIVER_VERSION: '550.54.15',
          NVIDIA_PYTORCH_VERSION: '27.01',
          NVIDIA_REQUIRE_CUDA: 'cuda>=9.0',
          TORCH_CUDA_ARCH_LIST: '7.5 8.0 8.6 9.0 10.0 12.0+PTX',
        }),
        ...machine('550.163.01', a100),
      },
    },
    'a release on a mirror, by its own configuration': {
      facts: {
        ...other('registry.example/ngc/nvidia/pytorch:24.01-py3'),
        ...atRegistry({ CUDA_VERSION: '12.3.2.001', NVIDIA_PYTORCH_VERSION: '24.01' }),
        ...machine('550.163.01', a100),
      },
    },
    'an image that is made from a release': {
      facts: {
        ...other('registry.example/team/train:7'),
        ...local({
          CUDA_VERSION: '12.3.2.001',
          NVIDIA_PYTORCH_VERSION: '24.01',
          NVIDIA_REQUIRE_CUDA: 'cuda>=9.0',
        }),
        ...machine('545.23.08', a100),
      },
    },
    'a requirement that is met by the CUDA version': {
      facts: { ...cudaImage, ...local(cuda128), ...machine('580.95.05', geforce) },
    },
    'a requirement that is met by brand and branch': {
      facts: { ...cudaImage, ...local(cuda128), ...machine('535.183.01', t4) },
    },
    'a requirement that nobody looks at with CDI': {
      facts: { ...cudaImage, ...local(cuda128), ...machine('550.163.01', rtx3090), ...cdiMode },
    },
    'an image for Jetson on a Jetson': {
      facts: { ...jetson, ...release('24.12', '24.12-py3-igpu'), ...jetpack6 },
    },
  },
  unknown: {
    'nvidia-smi gave no answer': { facts: release('26.08'), unread: ['nvidiaSmi'] },
  },
  skips: {
    'no driver answers': { facts: { ...release('26.08'), nvidiaSmi: { kind: 'not-found' } } },
    'a driver without a GPU': { facts: { ...release('26.08'), ...machine('550.163.01') } },
    'no GPU is wanted': { facts: release('26.08'), target: { gpus: '0' } },
  },
  finds: {
    '20.03 on R418 with a GeForce': {
      facts: { ...release('20.03'), ...machine('418.87.01', geforce) },
      codes: ['forward-compat-unsupported-hw'],
      seen: { driver: '418.87.01', needs: '440.33.01' },
      fixes: ['choose-fitting-tag', 'upgrade-driver'],
    },
    '24.10 on R470 with a GeForce': {
      facts: { ...release('24.10'), ...machine('470.256.02', geforce) },
      codes: ['forward-compat-unsupported-hw'],
      seen: { needs: '560.35.03', forwardBranches: [470, 525, 535] },
      fixes: ['choose-fitting-tag', 'upgrade-driver'],
    },
    '24.10 on R470 with a card that may be eligible': {
      facts: { ...release('24.10'), ...machine('470.256.02', a6000) },
      codes: ['driver-too-old-for-image?'],
    },
    'a driver that no GPU with it can be upgraded to': {
      // R580 is the last for Volta, and CUDA 13.1 needs 590.
      facts: { ...release('25.12'), ...machine('450.80.02', v100) },
      codes: ['driver-too-old-for-image', 'gpu-too-old-for-image'],
      fixes: ['choose-fitting-tag'],
    },
    '24.01 below the floor of CUDA 12': {
      facts: { ...release('24.01'), ...machine('515.105.01', rtx3090) },
      codes: ['driver-too-old-for-image'],
      steps: [
        {
          kind: 'do',
          text: 'Launch with --image nvcr.io/nvidia/pytorch:22.08-py3.',
          url: 'https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html',
        },
      ],
    },
    'a branch that is excluded from forward compatibility': {
      facts: { ...release('24.01'), ...machine('460.91.03', a100) },
      codes: ['driver-too-old-for-image'],
    },
    '24.01 on Windows that serves CUDA 11.8': {
      facts: { ...release('24.01'), ...windows('11.8') },
      codes: ['driver-too-old-for-image'],
      seen: { needs: 'CUDA 12.3' },
    },
    '20.03 on an A100': {
      facts: { ...release('20.03'), ...machine('550.163.01', a100) },
      codes: ['gpu-too-new-for-image'],
      seen: { min: '6.0', max: '7.5', basis: 'table' },
      fixes: ['choose-fitting-tag'],
    },
    '24.01 on a B200': {
      facts: { ...release('24.01'), ...machine('570.124.06', b200) },
      codes: ['gpu-too-new-for-image'],
    },
    '24.12 on a GeForce RTX 5090': {
      facts: { ...release('24.10'), ...machine('575.57.08', rtx5090) },
      codes: ['gpu-too-new-for-image'],
    },
    '20.06 on a GeForce RTX 3090, which has code for the A100 alone': {
      facts: { ...release('20.06'), ...machine('550.163.01', rtx3090) },
      codes: ['gpu-too-new-for-image?'],
      seen: { max: '8.0' },
      fixes: ['choose-fitting-tag'],
    },
    '25.03 on a V100': {
      facts: { ...release('25.03'), ...machine('570.124.06', v100) },
      codes: ['gpu-too-old-for-image'],
    },
    'one GPU of two is too old, and the launch leaves it out': {
      facts: { ...release('25.03'), ...machine('570.124.06', a100, v100) },
      codes: ['gpu-too-old-for-image?'],
      seen: { indexes: [1] },
      fixes: ['restrict-gpus', 'choose-fitting-tag'],
      steps: [{ kind: 'do', text: 'Launch with --gpus device=0.' }],
    },
    'two GPUs of three are left, which docker takes within quotes of its own': {
      facts: { ...release('25.03'), ...machine('570.124.06', a100, v100, a100) },
      codes: ['gpu-too-old-for-image?'],
      steps: [{ kind: 'do', text: `Launch with --gpus '"device=0,2"'.` }],
    },
    'one GPU of two is too old, and cannot be left out by an index, for MIG is on': {
      facts: { ...release('25.03'), ...machine('570.124.06', { ...a100, mig: 'enabled' }, v100) },
      codes: ['gpu-too-old-for-image'],
      steps: [
        {
          kind: 'do',
          text: `Launch with --gpus '"device=MIG-UUID"' and an instance of GPU 0 (nvidia-smi -L lists them).`,
        },
      ],
    },
    'one GPU of two is too old, and all are asked for': {
      facts: { ...release('25.03'), ...machine('570.124.06', a100, v100) },
      target: { gpus: 'all' },
      codes: ['gpu-too-old-for-image'],
      fixes: ['restrict-gpus', 'choose-fitting-tag'],
    },
    'one GPU of two has forward compatibility': {
      facts: { ...release('24.10'), ...machine('470.256.02', geforce, t4) },
      codes: ['forward-compat-unsupported-hw?'],
      fixes: ['restrict-gpus', 'choose-fitting-tag', 'upgrade-driver'],
      steps: [{ kind: 'do', text: 'Launch with --gpus device=1.' }],
    },
    'the capability is known by the name alone': {
      facts: { ...release('20.03'), ...machine('550.163.01', gpu('NVIDIA A100-SXM4-80GB', null)) },
      codes: ['gpu-too-new-for-image'],
    },
    'the capability is not known': {
      facts: { ...release('24.01'), ...machine('550.163.01', gpu('NVIDIA X9999', null)) },
      codes: ['image-unverified?'],
    },
    'a remembered figure only warns': {
      facts: { ...release('17.10', '17.10'), ...machine('375.26', gpu('Tesla P40', '6.1')) },
      codes: ['driver-too-old-for-image?'],
    },
    'an inferred figure that speaks for a release is told': {
      facts: { ...release('24.02'), ...machine('545.23.08', a100) },
      codes: ['image-unverified?'],
    },
    'a minimum that was not seen': {
      facts: { ...release('24.12'), ...machine('560.35.05', p100) },
      codes: ['image-unverified?'],
    },
    'a local copy for another processor': {
      facts: {
        localImage:
          healthy.localImage.kind === 'present'
            ? { ...healthy.localImage, architecture: 'arm64' }
            : healthy.localImage,
      },
      codes: ['arch-exec-format'],
      seen: { image: 'arm64', machine: 'amd64' },
    },
    'a release that is not made for this processor, as far as is known, and nobody else tells': {
      facts: { ...arm64, ...release('20.03'), ...noRegistry('dns'), ...machine('580.95.05', gb10) },
      codes: ['arch-no-manifest?', 'gpu-too-new-for-image'],
      fixes: ['choose-fitting-tag'],
    },
    'an image that is in no table': {
      facts: {
        imageChoice: {
          ...healthy.imageChoice,
          reference: 'registry.example/ml:1',
          repository: 'ml',
          tag: '1',
          release: null,
        },
        localImage: absent,
      },
      codes: ['image-unverified?'],
      explainedBy: ['image-tag-not-found'],
      repairedBy: { imageChoice: healthy.imageChoice },
    },
    'a mirror of which nothing is known': {
      facts: {
        ...other('registry.example/ngc/nvidia/pytorch:24.01-py3'),
        localImage: absent,
        ...noRegistry('dns'),
      },
      codes: ['image-unverified?'],
      seen: { configuration: 'not read' },
    },
    'PyTorch of somebody else, whose CUDA version fits and whose GPUs nothing tells': {
      facts: {
        ...other('docker.io/pytorch/pytorch:2.5'),
        ...atRegistry({
          PYTORCH_VERSION: '2.5.1',
          CUDA_VERSION: '12.4.1',
          NVIDIA_REQUIRE_CUDA: 'cuda>=12.4',
        }),
      },
      codes: ['image-unverified?'],
      seen: { cuda: '12.4.1', basis: 'registry' },
    },
    'a requirement that one GPU of two does not meet, though the driver would run the image on both': {
      facts: { ...cudaImage, ...local(cuda128), ...machine('535.183.01', a100, rtx3090) },
      codes: ['driver-too-old-for-image'],
      steps: [{ kind: 'do', text: 'Launch with --gpus device=0.' }],
    },
    'a requirement that is not met': {
      facts: { ...cudaImage, ...local(cuda128), ...machine('550.163.01', rtx3090) },
      codes: ['driver-too-old-for-image'],
      seen: { driver: '550.163.01', requires: requires128 },
    },
    'a requirement that CUDA_VERSION alone makes': {
      facts: {
        ...other('docker.io/library/old:1'),
        ...local({ CUDA_VERSION: '12.6.1', TORCH_CUDA_ARCH_LIST: '8.0' }),
        ...machine('550.163.01', a100),
      },
      codes: ['driver-too-old-for-image'],
      seen: { requires: 'cuda>=12.6' },
    },
    'a copy whose tag says something else': {
      facts: {
        ...release('24.01'),
        ...local({ CUDA_VERSION: '12.2.2.009', NVIDIA_PYTORCH_VERSION: '23.10' }),
        ...machine('550.163.01', a100),
      },
      codes: ['image-differs-from-table?'],
      seen: { differences: [{ what: 'release', image: '23.10', table: '24.01' }] },
    },
    'a registry that has another CUDA version than the table': {
      facts: {
        ...release('24.01'),
        ...atRegistry({ CUDA_VERSION: '12.4.1.001', CUDA_DRIVER_VERSION: '550.54.15' }),
        ...machine('545.23.08', geforce),
      },
      codes: ['image-differs-from-table?'],
      seen: {
        basis: 'registry',
        differences: [
          { what: 'cuda', image: '12.4.1.001', table: '12.3.2' },
          { what: 'driver', image: '550.54.15', table: '545.23.08' },
        ],
      },
    },
    "a library path that puts the image's own libcuda first": {
      facts: {
        ...other('registry.example/team/train:7'),
        ...local({
          CUDA_VERSION: '12.3.2.001',
          NVIDIA_PYTORCH_VERSION: '24.01',
          LD_LIBRARY_PATH: '/usr/local/cuda-12.3/compat:/usr/local/nvidia/lib64:/usr/local/cuda/compat/',
        }),
      },
      codes: ['forward-compat-mismatched-lib?'],
      steps: [
        {
          kind: 'do',
          text: 'Launch with -e LD_LIBRARY_PATH=/usr/local/nvidia/lib64, or take the folder out where the image is built.',
          url: 'https://docs.nvidia.com/deploy/cuda-compatibility/',
        },
      ],
    },
    'an ordinary image on a Jetson with JetPack 6': {
      facts: { ...jetson, ...release('25.01'), ...jetpack6 },
      codes: ['image-unverified?'],
      fixes: ['choose-fitting-tag', 'look-up-image'],
      steps: [
        {
          kind: 'do',
          text: 'Launch with --image nvcr.io/nvidia/pytorch:24.12-py3-igpu.',
          url: 'https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html',
        },
      ],
    },
    'an ordinary image on such a Jetson, whatever it has code for': {
      facts: {
        ...jetson,
        ...release('24.01'),
        localImage: {
          kind: 'present',
          id: 'sha256:aa',
          sizeBytes: 0,
          ...configOf({ CUDA_VERSION: '12.3.2', TORCH_CUDA_ARCH_LIST: '8.0 8.6 8.7 9.0' }),
          architecture: 'arm64',
        },
        ...jetpack6,
      },
      codes: ['image-unverified?'],
    },
    'an image for Jetson elsewhere': {
      facts: { ...arm64, ...release('24.12', '24.12-py3-igpu'), ...machine('580.95.05', gb10) },
      codes: ['gpu-too-new-for-image'],
      seen: { min: '8.7', max: '8.7' },
    },
  },
});

it('names the registry that stands in for nvcr.io', () => {
  const facts = { ...release('24.01'), ...machine('535.104.05', rtx5090) };
  const target = { ...defaultTarget, registry: 'registry.example/ngc' };
  const text = JSON.stringify(image.examine(readingsOf(facts), target));
  expect(text).toContain('gpu-too-new-for-image');
  expect(text).not.toContain('--image nvcr.io');
  const old = { ...release('24.10'), ...machine('470.82.01', geforce) };
  expect(JSON.stringify(image.examine(readingsOf(old), target))).toContain(
    '--image registry.example/ngc/nvidia/pytorch:',
  );
});

it('finds no copy to pull for a processor that NVIDIA makes no images for', () => {
  const system = { ...healthy.system, machine: 'riscv64', architecture: 'other' } as const;
  const facts = { ...release('24.01'), localImage: healthy.localImage, system };
  const outcome = image.examine(readingsOf(facts), defaultTarget);
  const [finding] = outcome.status === 'found' ? outcome.findings : [];
  expect(finding?.code).toBe('arch-exec-format');
  expect(finding?.fixes.map(({ id }) => id)).toEqual(['choose-fitting-tag']);
});

it('says which driver this very host can take', () => {
  const fixOf = (facts: Partial<Facts>) => {
    const outcome = image.examine(readingsOf({ ...release('24.01'), ...facts }), defaultTarget);
    const fixes = outcome.status === 'found' ? (outcome.findings[0]?.fixes ?? []) : [];
    return fixes.find(({ id }) => id === 'upgrade-driver');
  };
  const old = machine('515.105.01', rtx3090);
  // What computes comes without nvidia-smi.
  expect(fixOf(old)?.steps.slice(-2)).toEqual([
    { kind: 'run', argv: ['ubuntu-drivers', 'install', '--gpgpu', 'nvidia:580-server'], root: true },
    { kind: 'run', argv: ['apt-get', 'install', '-y', 'nvidia-utils-580-server'], root: true },
  ]);
  const desk = { ...old, platform: { ...healthy.platform, kind: 'workstation' as const } };
  expect(fixOf(desk)?.steps.at(-1)).toMatchObject({ argv: ['ubuntu-drivers', 'install', 'nvidia:580'] });
  const dgx = { ...old, os: { ...healthy.os, dgxOs: '6.2.1' } };
  expect(fixOf(dgx)?.steps).toMatchObject([{ text: expect.stringContaining('R550 of DGX OS 6.2.1 does') }]);
  const older = { ...old, os: { ...healthy.os, dgxOs: '4.5.0' } };
  expect(fixOf(older)?.steps).toMatchObject([{ text: expect.stringContaining('not known to offer') }]);
  const debian = { ...old, os: { ...healthy.os, id: 'debian' } };
  expect(fixOf(debian)?.steps).toMatchObject([{ text: expect.stringContaining('branch 580') }]);
  expect(fixOf(windows('11.8'))?.steps).toMatchObject([
    { text: expect.stringMatching(/for Windows.*serves CUDA 12\.3 or later/) },
  ]);
});
