import { valueIn } from './probe.ts';
import type { Readings } from './probes.ts';
import type { Report, ReportedGpu } from './report.ts';
import type { Target } from './target.ts';

/** The report's header about the machine, as far as it could be read. */
export function hostOf(facts: Readings): Report['host'] {
  const engine = valueIn(facts.engine);
  const kind = valueIn(facts.platform);
  const gpus = gpusOf(facts);
  return {
    os: valueIn(facts.os)?.prettyName ?? 'unknown',
    platform: kind?.kind ?? 'generic',
    model: kind?.name ?? null,
    gpus,
    driver: driverVersion(facts),
    docker: engine?.kind === 'running' ? engine.version : null,
    root: valueIn(facts.system)?.uid === 0,
  };
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
    name: `NVIDIA GPU (PCI device ${deviceId})`,
    computeCapability: null,
    memoryTotalBytes: null,
  }));
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
