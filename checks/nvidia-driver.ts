import { defineCheck, type Finding } from '../src/check.ts';
import type { Reading } from '../src/probe.ts';
import type { DriverLibrariesFact } from '../src/probes/driver-libraries.ts';
import type { KernelModuleFact } from '../src/probes/kernel-module.ts';
import type { NvidiaSmiFact, SmiProblem } from '../src/probes/nvidia-smi.ts';
import type { OsFact } from '../src/probes/os.ts';
import type { PciFact } from '../src/probes/pci.ts';
import type { SystemFact } from '../src/probes/system.ts';
import {
  buildKernelModule,
  examineKernelLog,
  installDriver,
  loadKernelModule,
  mendMismatch,
  retireNouveau,
} from './fixes/driver.ts';

type Code =
  | 'driver-not-installed'
  | 'kernel-module-not-loaded'
  | 'kernel-upgraded-no-module'
  | 'nouveau-conflict'
  | 'driver-library-mismatch'
  | 'gpu-init-failed'
  | 'driver-not-answering';

export default defineCheck({
  id: 'nvidia-driver',
  title: 'The NVIDIA driver is loaded and answers',
  needs: ['pci', 'platform', 'kernelModule', 'driverLibraries', 'nvidiaSmi', 'system'],
  uses: ['os'],
  codes: [
    'driver-not-installed',
    'kernel-module-not-loaded',
    'kernel-upgraded-no-module',
    'nouveau-conflict',
    'driver-library-mismatch',
    'gpu-init-failed',
    'driver-not-answering',
  ],
  applies({ pci, platform, kernelModule }) {
    if (platform.kind === 'jetson') return 'the driver of a Jetson comes with JetPack';
    if (platform.kind === 'wsl2') return 'the driver of WSL2 is the one of Windows';
    const loaded = kernelModule.kind === 'loaded';
    return loaded || pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ kernelModule, ...facts }) {
    const finding =
      kernelModule.kind === 'loaded'
        ? whileLoaded(kernelModule, facts.driverLibraries, facts.nvidiaSmi)
        : whileNotLoaded(kernelModule, facts);
    return finding === null ? [] : [finding];
  },
});

interface Around {
  readonly pci: PciFact;
  readonly driverLibraries: DriverLibrariesFact;
  readonly system: SystemFact;
  readonly os: Reading<OsFact>;
}

type NotLoaded = Extract<KernelModuleFact, { kind: 'not-loaded' }>;

function whileNotLoaded(module: NotLoaded, around: Around): Finding<Code> {
  const { pci, driverLibraries, system, os } = around;
  const gpus = pci.devices.filter(({ kind }) => kind === 'gpu').length;
  const seen = { kernel: system.kernelRelease, builtFor: module.builtFor };
  const head = { severity: 'error', seen } as const;
  const built = module.builtFor.includes(system.kernelRelease);
  if (built && module.nouveau) {
    return {
      ...head,
      code: 'nouveau-conflict',
      message: 'The nouveau driver holds the GPU, so the NVIDIA kernel module cannot be loaded.',
      fixes: [retireNouveau(os)],
    };
  }
  const libraries = driverLibraries.nvml !== null || driverLibraries.cuda !== null;
  if (built || (!module.searched && libraries)) {
    return {
      ...head,
      code: 'kernel-module-not-loaded',
      message: 'The NVIDIA driver is installed, and its kernel module is not loaded.',
      fixes: [loadKernelModule(gpus)],
    };
  }
  if (libraries || module.builtFor.length > 0) {
    return {
      ...head,
      code: 'kernel-upgraded-no-module',
      message: `The NVIDIA driver is installed, but has no kernel module for the running kernel ${system.kernelRelease}.`,
      fixes: [buildKernelModule(os, system.kernelRelease, gpus)],
    };
  }
  return {
    ...head,
    code: 'driver-not-installed',
    message: 'The NVIDIA driver is not installed: there is no kernel module and no driver library.',
    fixes: [installDriver(os)],
  };
}

type Loaded = Extract<KernelModuleFact, { kind: 'loaded' }>;

function whileLoaded(
  module: Loaded,
  libraries: DriverLibrariesFact,
  smi: NvidiaSmiFact,
): Finding<Code> | null {
  const library = libraries.nvml?.version ?? (smi.kind === 'failed' ? smi.libraryVersion : null);
  if (smi.kind === 'failed' && smi.problem === 'library-mismatch') return mismatch(module, library);
  // Without nvidia-smi the versions themselves tell: the library refuses to talk to any other module.
  if (smi.kind !== 'answered' && smi.kind !== 'failed') {
    return library !== null && library !== module.version ? mismatch(module, library) : null;
  }
  if (smi.kind === 'answered') return smi.gpus.length === 0 ? noDevices(module, '') : null;
  return smi.problem === 'no-devices' ? noDevices(module, smi.text) : notAnswering(smi);
}

const mismatch = (module: Loaded, library: string | null): Finding<Code> => ({
  code: 'driver-library-mismatch',
  severity: 'error',
  message: `The loaded kernel module is version ${module.version} and the driver's libraries are ${library ?? 'of another version'}: the driver was upgraded and the old module is still loaded.`,
  seen: { module: module.version, library },
  fixes: mendMismatch(module),
});

const noDevices = (module: Loaded, text: string): Finding<Code> => ({
  code: 'gpu-init-failed',
  severity: 'error',
  message: 'The driver is loaded and cannot use any GPU.',
  seen: { module: module.version, flavour: module.flavour, nvidiaSmi: text },
  fixes: [examineKernelLog()],
});

const words: Readonly<Record<SmiProblem, string>> = {
  'no-library': 'it does not find its library',
  'no-driver': 'it cannot reach the driver',
  'library-mismatch': 'the versions differ',
  'insufficient-permissions': 'this user may not use the GPU',
  'gpu-lost': 'a GPU is lost',
  'no-devices': 'it finds no GPU',
  'blocked-by-os': 'the operating system blocks the GPU',
  'device-handle': 'one GPU does not answer',
  other: 'it says why below',
};

const notAnswering = (smi: Extract<NvidiaSmiFact, { kind: 'failed' }>): Finding<Code> => ({
  code: 'driver-not-answering',
  severity: 'error',
  message: `The kernel module is loaded, and nvidia-smi fails: ${words[smi.problem]}.`,
  seen: { problem: smi.problem, exitCode: smi.exitCode, nvidiaSmi: smi.text },
  explainedBy: ['driver-libraries-missing'],
  fixes: [examineKernelLog()],
});
