import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { tagOf } from '../../src/knowledge/releases.ts';
import type { Way } from '../../src/knowledge/verdict.ts';
import { bestHere, type Case, type HostGpu, usable } from '../image/machine.ts';
import { upgradeDriver } from './install/newer-driver.ts';
import { byHand } from './steps.ts';

/** Where the driver is in the way: GPUs that it serves, another release, another driver. */
export function driverFixes(one: Case, needs: string | null): readonly Fix[] {
  const upgrade =
    needs === null
      ? null
      : upgradeDriver({
          needs,
          computeCapabilities: one.judged.map(({ gpu }) => gpu.computeCapability),
          host: one.host,
        });
  const fixes = [...restrictGpus(one), ...chooseTag(one), ...(upgrade === null ? [] : [upgrade])];
  return fixes.length > 0 ? fixes : [chooseByHand];
}

/** Where a GPU is in the way: those that fit, or another release. */
export function gpuFixes(one: Case): readonly Fix[] {
  const fixes = [...restrictGpus(one), ...chooseTag(one)];
  return fixes.length > 0 ? fixes : [chooseByHand];
}

/** Some GPUs run the image: the launch gets those alone. */
function restrictGpus(one: Case): readonly Fix[] {
  const gpus = usable(one);
  if (gpus.length === 0 || gpus.length === one.judged.length) return [];
  return [
    {
      id: 'restrict-gpus',
      title: `Launch on the GPUs that the image runs on: ${indexesOf(gpus)}`,
      risk: 'safe',
      steps: [
        byHand(`Launch with --gpus ${gpus.some(({ mig }) => mig) ? instancesOf(gpus) : flagFor(gpus)}.`),
      ],
    },
  ];
}

/** Docker takes a list only within quotes of its own, which the shell must leave alone. */
const flagFor = (gpus: readonly HostGpu[]): string =>
  gpus.length > 1 ? `'"device=${indexesOf(gpus)}"'` : `device=${indexesOf(gpus)}`;

const instancesOf = (gpus: readonly HostGpu[]): string =>
  `'"device=MIG-UUID"' and an instance of GPU ${indexesOf(gpus)} (nvidia-smi -L lists them)`;

const indexesOf = (gpus: readonly HostGpu[]): string => gpus.map(({ index }) => index).join(',');

const how: Readonly<Record<Way, string>> = {
  native: 'runs on this host as it is',
  'forward-compatible': "runs on this host by CUDA's forward compatibility",
  'minor-compatible': "runs on this host by CUDA's minor-version compatibility",
};

/** The newest release that runs here, where there is one. */
export function chooseTag(one: Case): readonly Fix[] {
  const best = bestHere(one);
  const same = best?.release === one.facts.release && one.facts.integrated === one.integratedHere;
  if (best === null || same) return [];
  const tag = tagOf(best.release, one.integratedHere);
  return [
    {
      id: 'choose-fitting-tag',
      title: `Use ${tag}, the newest release that ${how[best.way]}`,
      risk: 'manual',
      steps: [byHand(`Launch with --image ${one.repository}:${tag}.`, links.supportMatrix)],
      source: links.supportMatrix,
    },
  ];
}

const chooseByHand: Fix = {
  id: 'choose-fitting-tag',
  title: 'Use an image that was made for this GPU',
  risk: 'manual',
  steps: [
    byHand('Look up the release that supports this GPU, and the driver that it needs.', links.supportMatrix),
  ],
  source: links.supportMatrix,
};

export const chooseForArchitecture = (architecture: string): Fix => ({
  id: 'choose-fitting-tag',
  title: 'Use a release that is made for this processor',
  risk: 'manual',
  steps: [
    byHand(
      architecture === 'arm64'
        ? 'Use release 21.10 or later: the images of earlier ones are not made for arm64. Run: ngc-doctor images'
        : 'NVIDIA makes these images for amd64 and arm64: use a machine with such a processor.',
      links.supportMatrix,
    ),
  ],
  source: links.supportMatrix,
});

export const unsetCompatLibrary = (folders: readonly string[]): Fix => ({
  id: 'unset-compat-library',
  title: "Leave CUDA's compatibility folder off the library path",
  risk: 'manual',
  steps: [
    byHand(
      `Launch with -e LD_LIBRARY_PATH=${folders.join(':')}, or take the folder out where the image is built.`,
      links.cudaCompatibility,
    ),
  ],
  source: links.cudaCompatibility,
});

export const lookUpImage: Fix = {
  id: 'look-up-image',
  title: 'Look the image up',
  risk: 'manual',
  steps: [byHand("Compare the image's CUDA version with this driver.", links.supportMatrix)],
};

export const pullForArchitecture = (architecture: string, reference: string): Fix => ({
  id: 'pull-for-this-architecture',
  title: 'Pull the image for this machine',
  risk: 'manual',
  steps: [
    byHand(
      `Run: docker pull --platform linux/${architecture} ${reference} (10 GB and more). If the tag is not made for it, choose another.`,
    ),
  ],
  verify: ['docker', 'image', 'inspect', '--format', '{{.Architecture}}', reference],
});
