import { version } from './generated/version.ts';
import { gpusSelected } from './gpu-selection.ts';
import type { ImagesReport } from './images-report.ts';
import type { DriverTraits } from './knowledge/compatibility.ts';
import { traitsOf } from './knowledge/gpus.ts';
import { driverOf, takesIntegrated } from './knowledge/machine.ts';
import { releases, tagOf } from './knowledge/releases.ts';
import { bestRelease } from './knowledge/verdict.ts';
import { valueIn } from './probe.ts';
import type { FactKey, Readings } from './probes.ts';
import { type ReleaseHost, reportedRelease } from './reported-release.ts';
import type { Target } from './target.ts';

/** What `ngc-doctor images` asks the machine, and nothing else. */
export const imagesKeys: readonly FactKey[] = ['system', 'platform', 'nvidiaSmi', 'localImages'];

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
      gpus: (chosen.length === 0 ? all : chosen).map(
        ({ index, name, computeCapability, memoryTotalBytes }) => ({
          index,
          name,
          computeCapability,
          memoryTotalBytes,
        }),
      ),
    },
  } as const;
  if (driver === null || why !== '' || system === null)
    return { ...head, answer: 'unknown', recommended: null, releases: [] };
  const machine: ReleaseHost = {
    driver,
    gpus: chosen.map((gpu) => ({ ...traitsOf(gpu), index: gpu.index })),
    architecture: system.architecture,
    integrated: takesIntegrated(platform, driver),
    repository: `${target.registry ?? 'nvcr.io'}/nvidia/pytorch`,
    local: (valueIn(readings.localImages) ?? []).map(({ reference }) => reference),
  };
  const judged = releases.map((release) => reportedRelease(release, machine)).reverse();
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

function recommended({ driver, gpus, architecture, integrated, repository }: ReleaseHost): string | null {
  const best = bestRelease(driver, gpus, architecture, integrated);
  return best === null ? null : `${repository}:${tagOf(best.release, integrated)}`;
}
