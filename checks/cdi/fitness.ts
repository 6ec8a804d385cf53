import type { Finding } from '../../src/check.ts';
import type { ValidSpec } from '../../src/knowledge/cdi.ts';
import { asked } from '../../src/knowledge/gpu-route.ts';
import { valueIn } from '../../src/probe.ts';
import type { DriverLibrariesFact } from '../../src/probes/driver-libraries.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { generateCdiSpec, generateLater, generateWithUvm, type HostForCdi } from '../fixes/cdi.ts';

/** What the machine has now, as far as it is known. */
export interface MachineNow {
  readonly module: KernelModuleFact | null;
  readonly libraries: DriverLibrariesFact | null;
  readonly smi: NvidiaSmiFact | null;
  /** CUDA shares memory by nvidia-uvm here. */
  readonly uvm: boolean;
}

/** Whether the launch goes by the specification; `perhaps`: the engine is too new to say. */
export type Use = 'yes' | 'perhaps' | 'no';

const remarks: Readonly<Record<Use, string>> = {
  yes: '',
  perhaps: ' Whether this engine uses it, or the hook, is not known.',
  no: ' This launch does without it; --device nvidia.com/gpu would fail.',
};

/** A specification was made for another state of this machine. */
export function stale(
  spec: ValidSpec,
  devices: readonly string[],
  now: MachineNow,
  used: Use,
  host: HostForCdi,
): readonly Finding[] {
  const edits = [spec.common, ...asked(spec, devices)];
  const missing = [...new Set(edits.flatMap((part) => [...part.missing, ...part.missingNodes]))];
  const driver = otherDriver(spec, now);
  const gpus = otherGpus(spec, now.smi);
  if (missing.length === 0 && driver === null && gpus === null) return [];
  const why =
    missing.length > 0
      ? `it names ${some(missing)}, which ${missing.length === 1 ? 'is' : 'are'} not there`
      : (driver?.words ?? gpus ?? '');
  return [
    {
      code: 'cdi-spec-stale',
      severity: used === 'yes' ? 'error' : 'warning',
      message: `The CDI specification ${spec.path} does not fit this machine any more: ${why}.${remarks[used]}`,
      seen: {
        path: spec.path,
        missing: missing.slice(0, 20),
        specDriver: spec.driverVersion,
        loadedDriver: driver?.loaded ?? null,
        ...(gpus === null ? {} : { gpus }),
      },
      ...accountedFor(missing, gpus !== null, driver?.installed === true, now, host),
      fixes: [isSilent(now) ? generateLater(host, spec.path) : generateCdiSpec(host, spec.path)],
      ...(missing.length === 0 && driver !== null && now.smi === null ? { candidates: notAsked } : {}),
    },
  ];
}

/** A driver that does not answer may be one that was upgraded, and that the specification fits already. */
const notAsked = [
  { code: 'driver-library-mismatch', decides: 'Does nvidia-smi say "Driver/library version mismatch"?' },
  { code: 'cdi-spec-stale', decides: 'Does nvidia-smi list the GPUs?' },
] as const;

/** What else is wrong here, with which the specification would fit again as it is. */
function accountedFor(
  missing: readonly string[],
  otherGpus: boolean,
  ofInstalledDriver: boolean,
  now: MachineNow,
  { toolkit, cdiRefresh }: HostForCdi,
): { readonly explainedBy?: readonly string[] } {
  if (otherGpus) return {};
  // It fits what is installed, and not what is still loaded.
  if (missing.length === 0) return ofInstalledDriver ? { explainedBy: ['driver-library-mismatch'] } : {};
  if (missing.every((path) => path.startsWith('/dev/nvidia')))
    return { explainedBy: ['device-nodes-missing'] };
  // The machine starts anew with the driver that is on the disk, and the service writes what fits it.
  if (isSilent(now) && valueIn(cdiRefresh)?.unit != null)
    return { explainedBy: ['driver-library-mismatch', 'driver-not-installed'] };
  const gone = Object.values(toolkit.binaries).every((binary) => binary === null);
  return gone && missing.every((path) => /\/nvidia-(?:cdi-hook|ctk)$/.test(path))
    ? { explainedBy: ['toolkit-not-installed'] }
    : {};
}

/** The driver of Linux does not answer now, and the generator asks it. */
const isSilent = ({ uvm, module, smi }: MachineNow): boolean =>
  uvm && (module?.kind === 'not-loaded' || smi?.kind === 'failed');

const some = (paths: readonly string[]): string =>
  paths.length <= 2 ? paths.join(' and ') : `${paths[0]} and ${paths.length - 1} more`;

function otherDriver({ driverVersion }: ValidSpec, { module, libraries }: MachineNow) {
  if (driverVersion === null || module?.kind !== 'loaded') return null;
  if (module.version === driverVersion) return null;
  const cuda = libraries?.cuda;
  return {
    words: `it mounts the libraries of driver ${driverVersion}, and ${module.version} is loaded`,
    loaded: module.version,
    installed: cuda !== 'untold' && cuda?.version === driverVersion,
  };
}

/**
 * GPUs that were added since, or MIG that was switched on or off. Another UUID alone is none: that of a virtual GPU
 * changes with each start, and the node is the same.
 */
function otherGpus(spec: ValidSpec, smi: NvidiaSmiFact | null): string | null {
  if (smi?.kind !== 'answered') return null;
  const names = new Set(spec.devices.map(({ name }) => name));
  const mig = smi.gpus.filter((gpu) => isMigOtherwise(gpu, gpu.index, names));
  if (mig.length > 0)
    return `MIG was switched on or off since, on GPU ${mig.map(({ index }) => index).join(', ')}`;
  const whole = smi.gpus.filter((gpu) => gpu.mig !== 'enabled');
  const byIndex = [...names].some((name) => /^\d+$/.test(name));
  const isNamed = ({ index, uuid }: Gpu): boolean =>
    byIndex ? names.has(String(index)) : uuid !== null && names.has(uuid);
  const lacking = whole.filter((gpu) => !isNamed(gpu));
  if (lacking.length === 0 || lacking.length === whole.length) return null;
  return `it lacks GPU ${lacking.map(({ index }) => index).join(', ')}`;
}

function isMigOtherwise({ mig }: Gpu, index: number, names: ReadonlySet<string>): boolean {
  const parts = [...names].some((name) => name.startsWith(`${index}:`));
  return mig === 'enabled' ? names.has(String(index)) && !parts : mig === 'disabled' && parts;
}

/** CUDA needs unified memory; nvidia-smi does not, and works all the same. */
export function withoutUvm(spec: ValidSpec, used: Use, host: HostForCdi): readonly Finding[] {
  if (!spec.injectsGpus || spec.injectsUvm) return [];
  return [
    {
      code: 'cdi-missing-uvm',
      severity: used === 'yes' ? 'error' : 'warning',
      message: `The CDI specification ${spec.path} was written when there was no /dev/nvidia-uvm: in the container nvidia-smi works, and CUDA does not.${remarks[used]}`,
      seen: { path: spec.path },
      fixes: [generateWithUvm(host, spec.path)],
    },
  ];
}
