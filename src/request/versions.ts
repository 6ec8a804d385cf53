import { valueIn } from '../probe.ts';
import type { FactKey, Readings } from '../probes.ts';
import { gpusWords, machineWords } from '../render/machine-words.ts';
import { measuredWords } from '../render/measured-words.ts';
import type { Report } from '../report.ts';
import type { Pair } from './configuration.ts';

/** What is installed, from the system up to PyTorch. */
export function versionsOf(report: Report, facts: Readings): readonly Pair[] {
  const { host, target, version, launch } = report;
  const system = valueIn(facts.system);
  return [
    ['System', machineWords(host).join(', ')],
    ['Kernel', system === null ? why(facts, 'system') : `${system.kernelRelease}, ${system.machine}`],
    ['GPU', gpusWords(host.gpus)],
    ['NVIDIA driver', host.driver ?? 'none seen'],
    ['Kernel module', moduleWords(facts)],
    ['CUDA of the driver', cudaWords(facts)],
    ['Docker Engine', engineWords(facts)],
    ['Docker client', clientWords(facts)],
    ['NVIDIA Container Toolkit', toolkitWords(facts)],
    ['Image', target.image],
    ...measuredWords(launch.measured).filter(([name]) => name === 'PyTorch'),
    ['ngc-doctor', version],
  ];
}

const why = (facts: Readings, key: FactKey): string => {
  const reading = facts[key];
  return reading === undefined || reading.ok ? 'not asked' : `not known: ${reading.why}`;
};

function moduleWords(facts: Readings): string {
  const module = valueIn(facts.kernelModule);
  if (module === null) return why(facts, 'kernelModule');
  if (module.kind === 'loaded') {
    const flavour = module.flavour === 'unknown' ? '' : `, ${module.flavour}`;
    return `${module.version}${flavour}, loaded`;
  }
  const file = valueIn(facts.moduleFile);
  const there =
    file?.kind === 'present'
      ? `; on the disk ${[file.version, file.flavour].filter((word) => word !== null && word !== 'unknown').join(', ')}`
      : '';
  return `not loaded${module.nouveau ? ', nouveau is' : ''}${there}`;
}

function cudaWords(facts: Readings): string {
  const smi = valueIn(facts.nvidiaSmi);
  if (smi === null) return why(facts, 'nvidiaSmi');
  if (smi.kind === 'answered') return smi.cudaVersion ?? 'nvidia-smi does not say';
  if (smi.kind === 'failed') return `not known: nvidia-smi failed (${smi.problem})`;
  return smi.kind === 'not-run' ? `not known: ${smi.why}` : 'not known: there is no nvidia-smi';
}

function engineWords(facts: Readings): string {
  const engine = valueIn(facts.engine);
  if (engine === null) return why(facts, 'engine');
  if (engine.kind === 'unreachable') return `does not answer: ${engine.why}`;
  const { version, apiVersion, platformName, product, runcVersion } = engine;
  return [
    product === 'podman' ? `Podman ${version}` : version,
    platformName,
    `API ${apiVersion}`,
    runcVersion === null ? '' : `runc ${runcVersion}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function clientWords(facts: Readings): string {
  const cli = valueIn(facts.dockerCli);
  if (cli === null) return why(facts, 'dockerCli');
  if (cli.kind === 'absent') return 'none';
  return `${cli.podman ? 'Podman ' : ''}${cli.version}`;
}

function toolkitWords(facts: Readings): string {
  const toolkit = valueIn(facts.toolkit);
  if (toolkit === null) return why(facts, 'toolkit');
  const { version, libraryVersion, binaries } = toolkit;
  if (Object.values(binaries).every((binary) => binary === null)) return 'none seen';
  const parts = [
    version ?? 'its version is not known',
    libraryVersion === null ? '' : `libnvidia-container ${libraryVersion}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}
