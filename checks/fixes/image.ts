import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type DriverHost, ownWay } from './install/own-way.ts';
import { byHand } from './steps.ts';

/** The newest release that runs here as it is, where there is one. */
export function chooseTag(other: string | null): readonly Fix[] {
  if (other === null) return [];
  return [
    {
      id: 'choose-fitting-tag',
      title: `Use ${other}, the newest release that runs on this host as it is`,
      risk: 'manual',
      steps: [byHand(`Launch with --image nvcr.io/nvidia/pytorch:${other}.`, links.supportMatrix)],
      source: links.supportMatrix,
    },
  ];
}

/** In the way in which this machine has its driver, where that is not by packages. */
export function upgradeDriver(needs: string, host: DriverHost = {}): Fix {
  const own = ownWay(host);
  const source = own?.source ?? links.driverInstall;
  const text =
    own === null
      ? `Install a driver of ${needs} or later, in the way in which the present one was installed.`
      : `${own.text} It must be ${needs} or later.`;
  return {
    id: 'upgrade-driver',
    title: `Upgrade the driver to ${needs} or later`,
    risk: 'manual',
    interrupts: 'the machine restarts, and every program on the GPUs stops',
    steps: [byHand(text, source)],
    verify: ['nvidia-smi'],
    source,
  };
}

export const chooseByHand: Fix = {
  id: 'choose-fitting-tag',
  title: 'Use a release that was made for this GPU',
  risk: 'manual',
  steps: [
    byHand('Look up the release that supports this GPU, and the driver that it needs.', links.supportMatrix),
  ],
  source: links.supportMatrix,
};

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
