import { defineCheck, type Finding } from '../src/check.ts';
import {
  type DriverVerdict,
  type GpuTraits,
  judgeDriver,
  judgeGpu,
  newestNativeRelease,
} from '../src/knowledge/compatibility.ts';
import { traitsOf } from '../src/knowledge/gpus.ts';
import { type Release, releaseNamed, tagOf } from '../src/knowledge/releases.ts';
import { valueIn } from '../src/probe.ts';
import type { LocalImageFact } from '../src/probes/local-image.ts';
import type { SystemFact } from '../src/probes/system.ts';
import { parseVersion, type Version } from '../src/version.ts';
import { chooseByHand, chooseTag, lookUpImage, pullForArchitecture, upgradeDriver } from './fixes/image.ts';

type Code =
  | 'driver-too-old-for-image'
  | 'gpu-too-new-for-image'
  | 'gpu-too-old-for-image'
  | 'arch-exec-format'
  | 'image-unverified';

export default defineCheck({
  id: 'image',
  title: 'The image fits the driver, the GPUs and the processor',
  needs: ['imageChoice', 'system'],
  uses: ['nvidiaSmi', 'localImage', 'platform'],
  codes: [
    'driver-too-old-for-image',
    'gpu-too-new-for-image',
    'gpu-too-old-for-image',
    'arch-exec-format',
    'image-unverified',
  ],
  applies({ imageChoice, system, nvidiaSmi, localImage }) {
    if (imageChoice.release === null || isForeign(valueIn(localImage), system)) return true;
    const smi = valueIn(nvidiaSmi);
    const comparable = smi?.kind === 'answered' && smi.gpus.length > 0;
    return comparable || 'no driver answers that the image could be compared with';
  },
  examine({ imageChoice, system, nvidiaSmi, localImage }): readonly Finding<Code>[] {
    const release = imageChoice.release === null ? null : releaseNamed(imageChoice.release);
    const wrong = wrongArchitecture(valueIn(localImage), system, imageChoice.reference);
    if (release === null) return [...wrong, unverified(imageChoice.reference)];
    const smi = valueIn(nvidiaSmi);
    const driver = smi?.kind === 'answered' ? parseVersion(smi.driverVersion) : null;
    if (smi?.kind !== 'answered' || driver === null || smi.gpus.length === 0) return wrong;
    const gpus = smi.gpus.map(traitsOf);
    const other = otherTag(driver, gpus, system.architecture);
    const driverFindings = judgedDriver(judgeDriver(driver, release, gpus), driver, release, other);
    return [...wrong, ...driverFindings, ...judgedGpus(gpus, release, other)];
  },
});

const isForeign = (image: LocalImageFact | null, { architecture }: SystemFact): boolean =>
  image?.kind === 'present' && image.architecture !== '' && image.architecture !== architecture;

function wrongArchitecture(
  image: LocalImageFact | null,
  system: SystemFact,
  reference: string,
): readonly Finding<Code>[] {
  if (image?.kind !== 'present' || !isForeign(image, system)) return [];
  return [
    {
      code: 'arch-exec-format',
      severity: 'error',
      message: `The local copy of ${reference} is for ${image.architecture}, and this machine is ${system.architecture}.`,
      seen: { image: image.architecture, machine: system.architecture },
      fixes: [pullForArchitecture(system.architecture, reference)],
    },
  ];
}

const unverified = (reference: string): Finding<Code> => ({
  code: 'image-unverified',
  severity: 'warning',
  message: `${reference} is no release of NVIDIA's PyTorch image that is known here, so nothing can be said about its driver and GPUs before it is launched.`,
  seen: { image: reference },
  explainedBy: ['image-tag-not-found'],
  fixes: [lookUpImage],
});

/** The newest tag that runs here natively, for the fix; null if there is none. */
function otherTag(driver: Version, gpus: readonly GpuTraits[], architecture: string): string | null {
  const release = newestNativeRelease(driver, gpus, architecture);
  return release === null ? null : tagOf(release);
}

function judgedDriver(
  verdict: DriverVerdict,
  driver: Version,
  release: Release,
  other: string | null,
): readonly Finding<Code>[] {
  if (verdict.kind !== 'too-old') return [];
  const doubt = verdict.certain ? '' : ' as far as is known';
  return [
    {
      code: 'driver-too-old-for-image',
      severity: verdict.certain ? 'error' : 'warning',
      message: `Driver ${driver.text} is too old for release ${release.release}${doubt}: with CUDA ${release.cuda} it needs ${verdict.needs} or later.`,
      seen: {
        driver: driver.text,
        needs: verdict.needs,
        minorVersionFloor: release.minorCompatFloor,
        release: release.release,
        sources: release.sources,
      },
      fixes: [...chooseTag(other), upgradeDriver(verdict.needs)],
    },
  ];
}

function judgedGpus(
  gpus: readonly GpuTraits[],
  release: Release,
  other: string | null,
): readonly Finding<Code>[] {
  const judged = gpus.map((gpu) => ({ gpu, verdict: judgeGpu(gpu.computeCapability, release) }));
  return (['too-new', 'too-old'] as const).flatMap((kind) => {
    const hit = judged.filter(({ verdict }) => verdict.kind === kind);
    if (hit.length === 0) return [];
    const certain = hit.some(({ verdict }) => 'certain' in verdict && verdict.certain);
    // Where some GPUs fit, the container runs on those.
    const all = hit.length === gpus.length;
    return [
      unfit(
        kind,
        hit.map(({ gpu }) => gpu),
        release,
        certain && all,
        other,
      ),
    ];
  });
}

function unfit(
  kind: 'too-new' | 'too-old',
  gpus: readonly GpuTraits[],
  release: Release,
  error: boolean,
  other: string | null,
): Finding<Code> {
  const names = [
    ...new Set(
      gpus.map(({ name, computeCapability }) => `${name} (compute capability ${computeCapability})`),
    ),
  ];
  const { min, max } = release.computeCapabilities;
  const age = kind === 'too-new' ? 'newer than what' : 'older than what';
  return {
    code: `gpu-${kind}-for-image`,
    severity: error ? 'error' : 'warning',
    message: `${names.join(', ')} is ${age} release ${release.release} was made for: ${min} to ${max}.`,
    seen: { gpus: names, min, max, release: release.release, sources: release.sources },
    fixes: other === null ? [chooseByHand] : chooseTag(other),
  };
}
