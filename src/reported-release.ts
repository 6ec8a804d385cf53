import type { ReportedRelease } from './images-report.ts';
import type { DriverTraits } from './knowledge/compatibility.ts';
import { hasIntegrated, type Release, tagOf } from './knowledge/releases.ts';
import { doubtsAbout, forIntegrated, type Judged, judgeEach, wayOf } from './knowledge/verdict.ts';
import { type IndexedGpu, whyNot } from './knowledge/why-not.ts';

/** What a release is judged for. */
export interface ReleaseHost {
  readonly driver: DriverTraits;
  readonly gpus: readonly IndexedGpu[];
  readonly architecture: string;
  /** Images for Jetson's integrated GPU are meant. */
  readonly integrated: boolean;
  /** e.g. `nvcr.io/nvidia/pytorch` */
  readonly repository: string;
  /** Images on this host, as the engine lists them. */
  readonly local: readonly string[];
}

/** One release of the table, judged for this host. */
export function reportedRelease(release: Release, machine: ReleaseHost): ReportedRelease {
  const { driver, gpus, integrated, repository, local } = machine;
  const tag = tagOf(release, integrated);
  const judged = judgeEach(driver, integrated ? forIntegrated(release) : release, gpus);
  const there = offered(release, machine);
  const fits = there === '' ? judged.filter(({ runs }) => runs === 'yes') : [];
  const doubts = integrated ? [] : doubtsAbout(release, driver, judged);
  const rest = judged.filter(({ runs }) => runs !== 'yes');
  const whys =
    there !== ''
      ? [there]
      : [...new Set(rest.map((one) => whyNot(one, release, rest.length < judged.length)))];
  return {
    release: release.release,
    image: `${repository}:${tag}`,
    cuda: release.cuda,
    runs: there === '' ? runsOn(judged) : 'no',
    how: wayOf(fits),
    why: [
      ...whys,
      ...family(fits),
      ...(doubts.length > 0 ? [`not all figures are NVIDIA's own (${doubts.join(', ')})`] : []),
    ].join('; '),
    gpus: fits.map(({ gpu }) => gpu.index),
    local: local.filter((reference) => reference.endsWith(`/nvidia/pytorch:${tag}`)),
    sourced: isSourced(release, judged) && doubts.length === 0,
    sources: release.sources,
  };
}

/** Code for an earlier GPU of the same generation runs, as a rule. */
function family(fits: readonly Judged<IndexedGpu>[]): readonly string[] {
  const some = fits.filter(({ code }) => code.kind === 'same-family').map(({ gpu }) => gpu.computeCapability);
  return some.length === 0 ? [] : [`made before ${[...new Set(some)].join(', ')}, for its family`];
}

/** Why there is no such image for this kind of machine; empty where there is one. */
function offered(release: Release, { architecture, integrated }: ReleaseHost): string {
  if (!release.architectures.includes(architecture))
    return `made for ${release.architectures.join(' and ')} alone${release.sourced.architectures ? '' : ', as far as is known'}`;
  return integrated && !hasIntegrated(release) ? 'no image for the integrated GPU of Jetson' : '';
}

function runsOn(judged: readonly Judged[]): ReportedRelease['runs'] {
  const yes = judged.filter(({ runs }) => runs === 'yes').length;
  if (yes === judged.length) return 'yes';
  if (yes > 0) return 'partly';
  return judged.some(({ runs }) => runs === 'unknown') ? 'unknown' : 'no';
}

/** What a refusal rests on. */
const isSourced = ({ sourced }: Release, judged: readonly Judged[]): boolean =>
  judged.every(
    ({ driver, code }) =>
      (driver.kind !== 'too-old' || driver.certain) &&
      (code.kind === 'fits' || code.kind === 'same-family' || sourced.computeCapabilities),
  );
