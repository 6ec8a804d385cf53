import type { Finding, Fix } from '../../src/check.ts';
import { type Doubt, doubtsAbout } from '../../src/knowledge/verdict.ts';
import { chooseTag, lookUpImage } from '../fixes/image.ts';
import { type Case, kindsOf, nameOf, seenImage } from './machine.ts';

type Unverified = Finding<'image-unverified'>;

const unverified = (
  message: string,
  undecided: boolean,
  seen: Unverified['seen'],
  first: readonly Fix[] = [],
): Unverified => ({
  code: 'image-unverified',
  severity: 'warning',
  message,
  seen,
  explainedBy: ['image-tag-not-found'],
  ...(undecided ? { undecided } : {}),
  fixes: [...first, lookUpImage],
});

/** Neither the table nor the image itself says anything. */
export const nothingKnown = (reference: string, read: boolean): Unverified =>
  unverified(
    `${reference} is no release of NVIDIA's PyTorch image that is known here, and its configuration ${read ? 'does not tell its CUDA version' : 'could not be read'}, so nothing can be said about its driver and GPUs before it is launched.`,
    true,
    { image: reference, configuration: read ? 'read' : 'not read' },
  );

/** What would have to be known, and is not, for GPUs that nothing else is found about. */
export function unverifiedParts(one: Case): readonly Unverified[] {
  const open = one.judged.filter(({ runs }) => runs === 'unknown');
  const reasons = [...new Set(open.flatMap((judged) => unknownIn(one, judged))), ...doubts(one)];
  if (reasons.length === 0) return [];
  return [
    // Inferred figures are a reason to warn; none at all leaves the question open.
    unverified(
      `Whether ${nameOf(one)} runs here is not certain: ${reasons.join('; ')}.`,
      open.length > 0,
      {
        gpus: kindsOf(one.judged.map(({ gpu }) => gpu)),
        driver: one.driver.version.text,
        ...seenImage(one),
      },
      // Of a release of NVIDIA's there may be one that is made for these GPUs, as for those of Jetson.
      open.length > 0 && one.facts.release !== null ? chooseTag(one) : [],
    ),
  ];
}

function unknownIn(one: Case, { gpu, driver, code }: Case['judged'][number]): readonly string[] {
  return [
    ...(driver.kind === 'unknown' ? [driver.why] : []),
    ...(code.kind === 'unknown' ? [unknownCode(one, gpu)] : []),
  ];
}

function unknownCode({ facts, host }: Case, gpu: Case['judged'][number]['gpu']): string {
  if (gpu.computeCapability === null) return `the compute capability of ${gpu.name} is not known`;
  if (gpu.computeCapability === '11.0')
    return 'on Jetson Thor the images are those of release 25.08 and later';
  if (host.platform?.kind === 'jetson' && !facts.integrated) {
    return `on Jetson up to JetPack 6 the images are those whose tag ends in -igpu (releases 23.11 to 26.02)`;
  }
  return `nothing tells whether it has code for ${kindsOf([gpu]).join()}`;
}

const words: Readonly<Record<Doubt, string>> = {
  driver: 'the driver that it needs is inferred, and not among the figures that NVIDIA published',
  GPU: 'the GPUs that it has code for are inferred, and not among the figures that NVIDIA published',
};

/** Figures of the table; those of the image itself are no matter of sources. */
function doubts({ facts, driver, judged }: Case): readonly string[] {
  if (facts.release === null || facts.integrated) return [];
  const needs = { ...facts.release, sourced: facts.sourced };
  return doubtsAbout(needs, driver, judged).map((doubt) => words[doubt]);
}
