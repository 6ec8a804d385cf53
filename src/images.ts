import { version } from './generated/version.ts';
import { gpusSelected } from './gpu-selection.ts';
import type { DriverTraits, DriverVerdict, GpuTraits, GpuVerdict } from './knowledge/compatibility.ts';
import { traitsOf } from './knowledge/gpus.ts';
import { driverOf, takesIntegrated } from './knowledge/machine.ts';
import { hasIntegrated, type Release, releases, tagOf } from './knowledge/releases.ts';
import {
  bestRelease,
  doubtsAbout,
  forIntegrated,
  type Judged,
  judgeEach,
  type Way,
  wayOf,
} from './knowledge/verdict.ts';
import { valueIn } from './probe.ts';
import type { FactKey, Readings } from './probes.ts';
import type { ReportedGpu } from './report.ts';
import type { Target } from './target.ts';

/** What `ngc-doctor images` asks the machine, and nothing else. */
export const imagesKeys: readonly FactKey[] = ['system', 'platform', 'nvidiaSmi', 'localImages'];

/** One release and this host. */
export interface ReportedRelease {
  /** `YY.MM` */
  readonly release: string;
  /** e.g. `nvcr.io/nvidia/pytorch:24.01-py3` */
  readonly image: string;
  readonly cuda: string;
  /** `partly`: on some of the GPUs; `unknown`: a figure is missing. */
  readonly runs: 'yes' | 'partly' | 'no' | 'unknown';
  /** How, on the GPUs on which it runs; null where it runs on none. */
  readonly how: Way | null;
  /** Why it does not run, or not on all GPUs, or what is not known; empty where there is nothing to say. */
  readonly why: string;
  /** Indexes of the GPUs on which it runs. */
  readonly gpus: readonly number[];
  /** Images of it on this host, as the engine lists them. */
  readonly local: readonly string[];
  /** All figures that this rests on are NVIDIA's own. */
  readonly sourced: boolean;
  /** NVIDIA's pages that the figures are from. */
  readonly sources: readonly string[];
}

/** Which releases this host can run, and how. `schema` 1: fields may come, none may go. */
export interface ImagesReport {
  readonly schema: 1;
  readonly version: string;
  /** `unknown`: no driver or no GPU was seen, so that nothing can be said. */
  readonly answer: 'some' | 'none' | 'unknown';
  /** Why nothing can be said; empty otherwise. */
  readonly why: string;
  readonly host: {
    readonly driver: string | null;
    /** The newest CUDA version that the driver serves. */
    readonly cuda: string | null;
    readonly architecture: string;
    readonly gpus: readonly (ReportedGpu & { readonly index: number })[];
  };
  /** The image to take: the newest that runs natively, else by compatibility, on all of the GPUs; null: none. */
  readonly recommended: string | null;
  /** Newest first. */
  readonly releases: readonly ReportedRelease[];
}

interface HostGpu extends GpuTraits {
  readonly index: number;
}

interface Machine {
  readonly driver: DriverTraits;
  readonly gpus: readonly HostGpu[];
  readonly architecture: string;
  /** Images for Jetson's integrated GPU are meant. */
  readonly integrated: boolean;
  readonly repository: string;
  readonly local: readonly string[];
}

/** Judges every release of the table for this host. */
export function imagesReport(readings: Readings, target: Pick<Target, 'gpus' | 'registry'>): ImagesReport {
  const smi = valueIn(readings.nvidiaSmi);
  const system = valueIn(readings.system);
  const platform = valueIn(readings.platform);
  const all = smi?.kind === 'answered' ? smi.gpus : [];
  const chosen = gpusSelected(all, target.gpus, system?.visibleDevices ?? null);
  const driver = driverOf(smi, platform);
  const why = unknownBecause(readings, driver, all.length, chosen.length);
  const head = {
    schema: 1,
    version,
    why,
    host: {
      driver: driver?.version.text ?? null,
      cuda: driver?.cuda ?? null,
      architecture: system?.architecture ?? 'other',
      gpus: chosen.map(({ index, name, computeCapability, memoryTotalBytes }) => ({
        index,
        name,
        computeCapability,
        memoryTotalBytes,
      })),
    },
  } as const;
  if (driver === null || why !== '' || system === null)
    return { ...head, answer: 'unknown', recommended: null, releases: [] };
  const machine: Machine = {
    driver,
    gpus: chosen.map((gpu) => ({ ...traitsOf(gpu), index: gpu.index })),
    architecture: system.architecture,
    integrated: takesIntegrated(platform, driver),
    repository: `${target.registry ?? 'nvcr.io'}/nvidia/pytorch`,
    local: (valueIn(readings.localImages) ?? []).map(({ reference }) => reference),
  };
  const judged = releases.map((release) => reported(release, machine)).reverse();
  const runs = judged.some((one) => one.runs === 'yes' || one.runs === 'partly');
  return { ...head, answer: runs ? 'some' : 'none', recommended: recommended(machine), releases: judged };
}

function unknownBecause(
  readings: Readings,
  driver: DriverTraits | null,
  all: number,
  chosen: number,
): string {
  const { nvidiaSmi } = readings;
  if (nvidiaSmi?.ok === false) return nvidiaSmi.why;
  if (readings.system?.ok !== true) return 'the processor of this machine is not known';
  if (driver === null) return 'no NVIDIA driver answers';
  if (all === 0) return 'the driver shows no GPU';
  return chosen === 0 ? 'none of the GPUs that were asked for is here' : '';
}

function recommended({ driver, gpus, architecture, integrated, repository }: Machine): string | null {
  const best = bestRelease(driver, gpus, architecture, integrated);
  return best === null ? null : `${repository}:${tagOf(best.release, integrated)}`;
}

function reported(release: Release, machine: Machine): ReportedRelease {
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
function family(fits: readonly Judged<HostGpu>[]): readonly string[] {
  const some = fits.filter(({ code }) => code.kind === 'same-family').map(({ gpu }) => gpu.computeCapability);
  return some.length === 0 ? [] : [`made before ${[...new Set(some)].join(', ')}, for its family`];
}

/** Why there is no such image for this kind of machine; empty where there is one. */
function offered(release: Release, { architecture, integrated }: Machine): string {
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

function whyNot({ gpu, driver, code }: Judged<HostGpu>, release: Release, nameIt: boolean): string {
  const text = [driverWhy(driver, release), codeWhy(code, gpu)].filter((part) => part !== '').join(', ');
  return nameIt ? `GPU ${gpu.index}: ${text}` : text;
}

/** The least that would do, by compatibility too. */
function driverWhy(driver: DriverVerdict, { minorCompatFloor }: Release): string {
  if (driver.kind === 'unknown') return driver.why;
  if (driver.kind !== 'too-old') return '';
  const least = driver.needs.startsWith('CUDA') ? driver.needs : (minorCompatFloor ?? driver.needs);
  return `needs ${least.startsWith('CUDA') ? 'a driver for ' : 'driver '}${least} or later${driver.certain ? '' : ', as far as is known'}`;
}

function codeWhy(code: GpuVerdict, { computeCapability }: HostGpu): string {
  if (code.kind === 'too-new') return `too early for compute capability ${computeCapability}`;
  if (code.kind === 'too-old') return `without code for compute capability ${computeCapability}`;
  if (code.kind !== 'unknown') return '';
  return computeCapability === null
    ? "the GPU's compute capability is not known"
    : `not known whether it has code for compute capability ${computeCapability}`;
}
