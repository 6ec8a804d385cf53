import image from '../../checks/image.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { stateOf } from '../../src/probes/nvidia-smi-state.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const release = (name: string, tag = `${name}-py3`): { imageChoice: ImageChoiceFact } => ({
  imageChoice: { ...healthy.imageChoice, reference: `nvcr.io/nvidia/pytorch:${tag}`, tag, release: name },
});
const gpu = (name: string, computeCapability: string | null): Gpu => ({
  index: 0,
  name,
  uuid: null,
  busId: '0000:01:00.0',
  computeCapability,
  memoryTotalBytes: null,
  mig: 'unsupported',
  vgpu: false,
  state: stateOf({}),
});
const machine = (driverVersion: string, ...gpus: readonly Gpu[]): { nvidiaSmi: NvidiaSmiFact } => ({
  nvidiaSmi: { kind: 'answered', driverVersion, cudaVersion: null, gpus },
});
const v100 = gpu('Tesla V100-SXM2-16GB', '7.0');
const a100 = gpu('NVIDIA A100-SXM4-80GB', '8.0');
const geforce = gpu('NVIDIA GeForce RTX 2080 Ti', '7.5');
const rtx3090 = gpu('NVIDIA GeForce RTX 3090', '8.6');
const b200 = gpu('NVIDIA B200', '10.0');

// The figures are those of NVIDIA's release notes: 20.03 has CUDA 10.2 (440.33.01; V100 also from R418), is made for
// 6.0 to 7.5; 24.01 has CUDA 12.3 (545.23.08, minor-version compatibility from 525.60.13) for 6.0 to 9.0; 25.03 has
// CUDA 12.8 for 7.5 and later.
testCheck(image, {
  passes: {
    '20.03 on exactly its driver': { facts: { ...release('20.03'), ...machine('440.33.01', v100) } },
    '20.03 on R418 with a data-center GPU': { facts: { ...release('20.03'), ...machine('418.87.01', v100) } },
    '20.03 on a much newer driver': { facts: { ...release('20.03'), ...machine('580.95.05', v100) } },
    '24.01 by forward compatibility': { facts: { ...release('24.01'), ...machine('535.104.05', a100) } },
    '24.01 by minor-version compatibility': {
      facts: { ...release('24.01'), ...machine('535.104.05', rtx3090) },
    },
  },
  skips: {
    'no driver answers': { facts: { ...release('26.08'), nvidiaSmi: { kind: 'not-found' } } },
    'a driver without a GPU': { facts: { ...release('26.08'), ...machine('550.163.01') } },
  },
  finds: {
    '20.03 on R418 with a GeForce': {
      facts: { ...release('20.03'), ...machine('418.87.01', geforce) },
      codes: ['driver-too-old-for-image'],
      seen: { driver: '418.87.01', needs: '440.33.01' },
      fixes: ['choose-fitting-tag', 'upgrade-driver'],
    },
    '24.01 below the floor of CUDA 12': {
      facts: { ...release('24.01'), ...machine('515.105.01', rtx3090) },
      codes: ['driver-too-old-for-image'],
    },
    'a branch that is excluded from forward compatibility': {
      facts: { ...release('24.01'), ...machine('460.91.03', a100) },
      codes: ['driver-too-old-for-image'],
    },
    '20.03 on an A100': {
      facts: { ...release('20.03'), ...machine('550.163.01', a100) },
      codes: ['gpu-too-new-for-image'],
      seen: { min: '6.0', max: '7.5' },
    },
    '24.01 on a B200': {
      facts: { ...release('24.01'), ...machine('570.124.06', b200) },
      codes: ['gpu-too-new-for-image'],
    },
    '25.03 on a V100': {
      facts: { ...release('25.03'), ...machine('570.124.06', v100) },
      codes: ['gpu-too-old-for-image'],
    },
    'one GPU of two is too old': {
      facts: { ...release('25.03'), ...machine('570.124.06', a100, v100) },
      codes: ['gpu-too-old-for-image?'],
    },
    'the capability is known by the name alone': {
      facts: { ...release('20.03'), ...machine('550.163.01', gpu('NVIDIA A100-SXM4-80GB', null)) },
      codes: ['gpu-too-new-for-image'],
    },
    'a remembered figure only warns': {
      facts: { ...release('17.10', '17.10'), ...machine('375.26', gpu('NVIDIA GeForce GTX 1080', '6.1')) },
      codes: ['driver-too-old-for-image?'],
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
    'an image that is in no table': {
      facts: {
        imageChoice: {
          ...healthy.imageChoice,
          reference: 'registry.example/ml:1',
          repository: 'ml',
          tag: '1',
          release: null,
        },
      },
      codes: ['image-unverified?'],
      explainedBy: ['image-tag-not-found'],
      repairedBy: { imageChoice: healthy.imageChoice },
    },
  },
});
