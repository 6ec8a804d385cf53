import { machineImages } from './knowledge/machine-images.ts';
import { valueIn } from './probe.ts';
import type { OsFact } from './probes/os.ts';
import type { Readings } from './probes.ts';
import type { Report, ReportedGpu } from './report.ts';
import type { Target } from './target.ts';

/** The report's header about the machine, as far as it could be read. */
export function hostOf(facts: Readings): Report['host'] {
  const engine = valueIn(facts.engine);
  const kind = valueIn(facts.platform);
  const beneath = valueIn(facts.machine);
  const gpus = gpusOf(facts);
  return {
    os: osName(valueIn(facts.os)),
    platform: kind?.kind ?? 'generic',
    model: kind?.name ?? null,
    virtual: kind?.kind === 'wsl2' ? true : (beneath?.virtual ?? null),
    image: beneath?.image == null ? null : machineImages[beneath.image].name,
    gpus,
    ...linksOf(facts, gpus),
    driver: driverVersion(facts),
    docker: engine?.kind === 'running' ? engine.version : null,
    root: valueIn(facts.system)?.uid === 0,
    sudo: valueIn(facts.os)?.sudo ?? true,
  };
}

/** DGX OS calls itself like the Ubuntu that it is built on. */
function osName(os: OsFact | null): string {
  if (os === null) return 'unknown';
  return os.dgxOs === null || os.dgxOs === 'unknown'
    ? os.prettyName
    : `DGX OS ${os.dgxOs} (${os.prettyName})`;
}

function gpusOf(facts: Readings): readonly ReportedGpu[] {
  const smi = valueIn(facts.nvidiaSmi);
  if (smi?.kind === 'answered') {
    return smi.gpus.map(({ name, computeCapability, memoryTotalBytes }) => ({
      name,
      computeCapability,
      memoryTotalBytes,
    }));
  }
  const onBus = valueIn(facts.pci)?.devices.filter(({ kind }) => kind === 'gpu') ?? [];
  return onBus.map(({ deviceId }) => ({
    name: deviceId === '' ? 'NVIDIA GPU' : `NVIDIA GPU (PCI device ${deviceId})`,
    computeCapability: null,
    memoryTotalBytes: null,
  }));
}

/** Only where they are about these very GPUs. */
function linksOf(facts: Readings, gpus: readonly ReportedGpu[]): Pick<Report['host'], 'links'> {
  const matrix = valueIn(facts.gpuLinks)?.matrix ?? [];
  return matrix.length > 1 && matrix.length === gpus.length ? { links: matrix } : {};
}

/** The version of the driver that runs: the loaded module's, else what nvidia-smi says. */
export function driverVersion(facts: Readings): string | null {
  const module = valueIn(facts.kernelModule);
  if (module?.kind === 'loaded') return module.version;
  const smi = valueIn(facts.nvidiaSmi);
  return smi?.kind === 'answered' ? smi.driverVersion : null;
}

export function targetOf(target: Target, facts: Readings): Report['target'] {
  const choice = facts.imageChoice;
  if (choice?.ok === true) return { image: choice.value.reference, why: choice.value.why };
  return { image: target.image, why: choice?.why ?? 'not asked' };
}
