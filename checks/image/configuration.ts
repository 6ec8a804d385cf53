import type { Finding } from '../../src/check.ts';
import { minorOf, newestCudaOf } from '../../src/knowledge/cuda.ts';
import type { Difference, ImageFacts, Seen } from '../../src/knowledge/image-facts.ts';
import { judgeRequirement } from '../../src/knowledge/requirements.ts';
import { driverFixes, unsetCompatLibrary } from '../fixes/image.ts';
import { type Case, type HostGpu, kindsOf, nameOf, seenImage, weightOf } from './machine.ts';

/**
 * What nvidia-container-cli would refuse: NVIDIA_REQUIRE_* of the image, judged for each GPU as it does. With CDI nobody
 * looks at it, so `enforced` says whether the launch goes that way.
 */
export function unmetRequirement(
  one: Case,
  enforced: boolean,
): readonly Finding<'driver-too-old-for-image'>[] {
  const unmet = one.facts.requirements.find((text) => one.judged.some(({ gpu }) => isUnmet(text, one, gpu)));
  if (unmet === undefined || !enforced) return [];
  const gpus = one.judged.map(({ gpu }) => gpu).filter((gpu) => isUnmet(unmet, one, gpu));
  const needs = one.facts.minDriver;
  const without = { ...one, judged: refusing(one, gpus) };
  // The launch command leaves out what the image does not run on, and not what it merely refuses.
  const leftOut = one.judged.every(({ gpu, runs }) => !gpus.includes(gpu) || runs === 'no');
  return [
    {
      code: 'driver-too-old-for-image',
      ...weightOf(true, { ...without, restricts: one.restricts && leftOut }),
      message: `Driver ${one.driver.version.text} serves CUDA ${servedBy(one) ?? 'of an unknown version'}, and ${nameOf(one)} asks for ${unmet.split(/\s/)[0]}${unmet.includes(' ') ? ' or a driver for data-center GPUs that it names' : ''}: the NVIDIA runtime will refuse to start it.`,
      seen: {
        driver: one.driver.version.text,
        requires: unmet.slice(0, 300),
        gpus: kindsOf(gpus),
        ...seenImage(one),
      },
      fixes: driverFixes(without, needs),
    },
  ];
}

/** GPUs on which the requirement is not met are not run on. */
const refusing = (one: Case, gpus: readonly HostGpu[]): Case['judged'] =>
  one.judged.map((judged) => (gpus.includes(judged.gpu) ? { ...judged, runs: 'no' as const } : judged));

const servedBy = ({ driver }: Case): string | null =>
  driver.cuda ?? (driver.byCuda ? null : newestCudaOf(driver.version));

const isUnmet = (text: string, one: Case, { brand, computeCapability }: HostGpu): boolean =>
  judgeRequirement(text, { driver: one.driver.version, cuda: servedBy(one), brand, computeCapability }) ===
  'unmet';

/** The image and the table do not agree: the image is believed, and it is told. */
export function differing(
  facts: ImageFacts,
  reference: string,
): readonly Finding<'image-differs-from-table'>[] {
  if (facts.differences.length === 0) return [];
  const texts = facts.differences.map((one) => difference(one, facts));
  return [
    {
      code: 'image-differs-from-table',
      severity: 'warning',
      message: `${reference} is not what the table of releases has for it: ${texts.join('; ')}. The image itself is believed.`,
      seen: {
        differences: facts.differences.map(({ what, image, table }) => ({ what, image, table })),
        basis: facts.basis,
        sources: facts.sources,
      },
      fixes: [],
    },
  ];
}

const difference = ({ what, image, table }: Difference, { release }: ImageFacts): string =>
  ({
    release: `it calls itself ${image}, and its tag ${table}`,
    cuda: `it has CUDA ${image}, and ${release?.release ?? 'the release'} has ${minorOf(table) ?? table}`,
    driver: `it brings driver ${image}, and ${release?.release ?? 'the release'} has ${table}`,
  })[what];

/**
 * A folder of CUDA's compatibility package on the library path, other than the one that NVIDIA's start script fills only
 * where it helps: its libcuda stands before the host's on every driver (CUDA errors 803 and 804).
 */
export function compatLibrary(
  one: Case,
  seen: Seen | null,
): readonly Finding<'forward-compat-mismatched-lib'>[] {
  const folders = (seen?.config.env['LD_LIBRARY_PATH'] ?? '').split(':');
  const folder = folders.find(isCompat);
  const needless = one.judged.some(
    ({ driver }) => driver.kind === 'native' || driver.kind === 'minor-compatible',
  );
  if (folder === undefined || !needless) return [];
  return [
    {
      code: 'forward-compat-mismatched-lib',
      severity: 'warning',
      message: `The library path of ${nameOf(one)} puts the libcuda in ${folder} before the host's, which this driver does not need and may not take: CUDA then fails with error 803 or 804.`,
      seen: { LD_LIBRARY_PATH: folders, ...seenImage(one) },
      fixes: [unsetCompatLibrary(folders.filter((path) => !isCompat(path)))],
    },
  ];
}

const isCompat = (path: string): boolean => /\/compat\/?$/.test(path);
