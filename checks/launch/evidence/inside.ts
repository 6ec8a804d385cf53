import { judgeGpu } from '../../../src/knowledge/compatibility.ts';
import { releaseNamed } from '../../../src/knowledge/releases.ts';
import type { LaunchMeasured } from '../../../src/launch/measured.ts';
import { valueIn } from '../../../src/probe.ts';
import { gpusOf } from '../gpus-of.ts';
import type { Evidence, Scene, SettlingFacts } from '../scene.ts';

const inside =
  (judge: (measured: LaunchMeasured, host: SettlingFacts) => boolean | null): Evidence =>
  ({ measured, host }) =>
    measured === null ? null : judge(measured, host);

/** NVIDIA's images have a PyTorch of their own; wheels of pytorch.org name what they were built with. */
const isWheel = (version: string): boolean => /\+(?:cu\d+|cpu|rocm)/.test(version);

/** By the release, where it is known; `fits` means that NVIDIA's own build has kernels for every GPU. */
function gpuVerdicts({ measured, host }: Scene): readonly string[] | null {
  const release = releaseNamed(valueIn(host.imageChoice)?.release ?? '');
  const capabilities = measured?.cuda?.devices.map(({ computeCapability }) => computeCapability) ?? [];
  if (release === null || capabilities.length === 0) return null;
  return capabilities.map((one) => judgeGpu(one === '' ? null : one, release).kind);
}

const verdict =
  (kind: string): Evidence =>
  (scene) => {
    const version = scene.measured?.torch?.ok === true ? scene.measured.torch.version : '';
    if (isWheel(version)) return false;
    return gpuVerdicts(scene)?.includes(kind) ?? null;
  };

/** An index beyond the last GPU, or a name that no GPU here has; `''` and `-1` hide all. */
function hidesAll(value: string, gpus: number, uuids: readonly string[] | null): boolean {
  const first = value.split(',')[0]?.trim() ?? '';
  if (/^\d+$/.test(first)) return Number(first) >= gpus;
  if (/^(?:GPU|MIG)-/i.test(first))
    return uuids?.every((uuid) => !uuid.toLowerCase().startsWith(first.toLowerCase())) ?? false;
  return true;
}

/** What was seen in the container. */
export const insideEvidence: Readonly<Record<string, Evidence>> = {
  'wheel-arch-mismatch': (scene) => {
    const { measured } = scene;
    if (measured?.torch?.ok !== true) return null;
    if (isWheel(measured.torch.version)) return true;
    const verdicts = gpuVerdicts(scene);
    if (verdicts === null || verdicts.includes('unknown')) return null;
    return verdicts.every((one) => one === 'fits');
  },
  'gpu-too-new-for-image': verdict('too-new'),
  'gpu-too-old-for-image': verdict('too-old'),
  'cuda-visible-devices-wrong': inside(({ cudaVisibleDevices, nodes }, host) => {
    if (cudaVisibleDevices === null) return false;
    const gpus = nodes.filter((node) => /nvidia\d+$/.test(node)).length;
    const uuids = gpusOf(host)?.map(({ uuid }) => uuid ?? '') ?? null;
    return hidesAll(cudaVisibleDevices, gpus, uuids);
  }),
  'driver-capabilities-missing': inside(({ driverCapabilities }) => {
    if (driverCapabilities === null || driverCapabilities === '') return null;
    return !driverCapabilities.split(',').some((one) => one === 'all' || one === 'compute');
  }),
  'launch-sees-no-gpu': inside(({ nodes }) => !nodes.some((node) => /\d$|dxg$|nvgpu$/.test(node))),
  'forward-compat-mismatched-lib': inside(({ cudaLibrary }) =>
    cudaLibrary === null ? null : /\/compat\//.test(cudaLibrary),
  ),
};
