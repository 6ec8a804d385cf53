import nvidiaDriver from '../../checks/nvidia-driver.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { ModuleFileFact } from '../../src/probes/module-file.ts';
import type { NvidiaSmiFact, SmiProblem } from '../../src/probes/nvidia-smi.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { event, log } from '../support/kernel-events.ts';
import { testCheck } from '../support/test-check.ts';

const running = healthy.system.kernelRelease;
const module = (fact: Partial<Extract<KernelModuleFact, { kind: 'not-loaded' }>>): KernelModuleFact => ({
  kind: 'not-loaded',
  builtFor: [],
  searched: true,
  nouveau: false,
  ...fact,
});
const noLibraries = { cuda: null, nvml: null, searched: [] };
const notRun: NvidiaSmiFact = { kind: 'not-run', why: 'there is no kernel module' };
const failed = (problem: SmiProblem, exitCode: number, text = 'It failed.'): NvidiaSmiFact => ({
  kind: 'failed',
  problem,
  exitCode,
  text,
  libraryVersion: null,
});
const upgraded = {
  cuda: { path: '/usr/lib/libcuda.so.1', version: '560.35.03' },
  nvml: { path: '/usr/lib/libnvidia-ml.so.1', version: '560.35.03' },
  searched: [],
};
const rootless: EngineFact =
  healthy.engine.kind === 'running' ? { ...healthy.engine, rootless: true } : healthy.engine;
const wsl = { kind: 'wsl2', name: null } as const;
const jetson = { kind: 'jetson', name: null } as const;

const onDisk = (version: string, sinceMs: number | null = null): ModuleFileFact => ({
  kind: 'present',
  path: '/lib/modules/x/nvidia.ko',
  version,
  flavour: 'proprietary',
  signer: null,
  sinceMs,
});
const oneLeft: NvidiaSmiFact =
  healthy.nvidiaSmi.kind === 'answered'
    ? { ...healthy.nvidiaSmi, gpus: healthy.nvidiaSmi.gpus.slice(0, 1) }
    : healthy.nvidiaSmi;

testCheck(nvidiaDriver, {
  passes: {
    'a GPU that is set aside for a virtual machine': {
      facts: {
        nvidiaSmi: oneLeft,
        pci: {
          bus: true,
          devices: healthy.pci.devices.map((gpu, index) =>
            index === 0 ? gpu : { ...gpu, driver: 'vfio-pci' },
          ),
        },
      },
    },
    'a GPU that this driver cannot drive': {
      facts: {
        nvidiaSmi: oneLeft,
        pci: {
          bus: true,
          devices: healthy.pci.devices.map((gpu, index) =>
            index === 0 ? gpu : { ...gpu, deviceId: '1287' },
          ),
        },
      },
    },
    'a GPU whose address nvidia-smi writes with more digits': {
      facts: {
        nvidiaSmi:
          oneLeft.kind === 'answered'
            ? { ...oneLeft, gpus: oneLeft.gpus.map((gpu) => ({ ...gpu, busId: '00010000:3b:00.0' })) }
            : oneLeft,
        pci: {
          bus: true,
          devices: healthy.pci.devices.slice(0, 1).map((gpu) => ({ ...gpu, address: '10000:3b:00.0' })),
        },
      },
    },
    'a container that was given one GPU of two': {
      facts: {
        nvidiaSmi: oneLeft,
        containment: {
          container: 'application',
          manager: 'docker',
          userNamespace: false,
          engineOutside: true,
        },
      },
    },
    'a batch job that was given one GPU of two': {
      facts: { nvidiaSmi: oneLeft, batchJob: { scheduler: 'slurm', gpus: ['0'] } },
    },
    'a GPU that the log accounts for': {
      facts: { nvidiaSmi: oneLeft, kernelLog: log(event('xid', { address: '0000:86:00.0', number: 79 })) },
    },
    'nvidia-smi answers, whatever lies about on the disk': { facts: { driverLibraries: upgraded } },
  },
  unknown: {
    'nvidia-smi and the kernel tell of two drivers': {
      facts: {
        kernelModule: { kind: 'loaded', version: '535.230.02', flavour: 'proprietary', uvm: true, users: 0 },
        driverLibraries: {
          ...healthy.driverLibraries,
          cuda: { path: '/usr/lib/libcuda.so.1', version: '535.230.02' },
        },
      },
    },
    'nvidia-smi is not there': { facts: { nvidiaSmi: { kind: 'not-found' } } },
    'nor in a container that does not see the modules': {
      facts: {
        moduleUse: { ...healthy.moduleUse, modules: [] },
        nvidiaSmi: { kind: 'not-found' },
        containment: {
          container: 'application',
          manager: 'docker',
          userNamespace: false,
          engineOutside: false,
        },
      },
    },
    'nor do the libraries name their version': {
      facts: {
        driverLibraries: {
          ...healthy.driverLibraries,
          nvml: { path: '/usr/lib/libnvidia-ml.so.1', version: null },
        },
        nvidiaSmi: { kind: 'not-found' },
      },
    },
  },
  skips: {
    'no GPU and no module': {
      facts: { pci: { bus: true, devices: [] }, kernelModule: module({}), nvidiaSmi: notRun },
    },
    'WSL2 uses the driver of Windows': { facts: { platform: wsl, kernelModule: module({}) } },
    Jetson: { facts: { platform: jetson, kernelModule: module({}) } },
  },
  finds: {
    'nothing of a driver': {
      facts: { kernelModule: module({}), driverLibraries: noLibraries, nvidiaSmi: notRun },
      codes: ['driver-not-installed'],
      fixes: ['install-driver'],
    },
    'a module that is not loaded': {
      facts: { kernelModule: module({ builtFor: ['5.4.0-1', running] }), nvidiaSmi: notRun },
      codes: ['kernel-module-not-loaded'],
      fixes: ['load-kernel-module'],
      steps: [
        { kind: 'run', argv: ['modprobe', 'nvidia'], root: true },
        { kind: 'run', argv: ['modprobe', 'nvidia-uvm'], root: true },
        { kind: 'run', argv: ['nvidia-modprobe', '-c=0', '-c=1', '-c=255'], root: true },
        { kind: 'run', argv: ['nvidia-modprobe', '-u', '-c=0'], root: true },
      ],
    },
    "CUDA's library alone is of another driver": {
      facts: {
        driverLibraries: {
          ...healthy.driverLibraries,
          cuda: { path: '/usr/lib/x86_64-linux-gnu/libcuda.so.1', version: '535.230.02' },
        },
      },
      codes: ['driver-library-mismatch?'],
      seen: { library: '535.230.02' },
      fixes: ['match-driver-versions'],
    },
    'libraries, and modules that could not be searched': {
      facts: { kernelModule: module({ searched: false }), nvidiaSmi: notRun },
      codes: ['kernel-module-not-loaded'],
      candidates: ['kernel-module-not-loaded', 'kernel-upgraded-no-module'],
    },
    'a module for the previous kernel only': {
      facts: { kernelModule: module({ builtFor: ['5.15.0-100-generic'] }), nvidiaSmi: notRun },
      codes: ['kernel-upgraded-no-module'],
      seen: { kernel: running, builtFor: ['5.15.0-100-generic'] },
      fixes: ['build-kernel-module'],
    },
    'libraries and no module at all': {
      facts: { kernelModule: module({}), nvidiaSmi: notRun },
      codes: ['kernel-upgraded-no-module'],
    },
    'nouveau where no driver was ever installed': {
      facts: { kernelModule: module({ nouveau: true }), driverLibraries: noLibraries, nvidiaSmi: notRun },
      codes: ['driver-not-installed'],
    },
    'a module of another build of this kernel': {
      facts: {
        kernelModule: module({ builtFor: [running] }),
        nvidiaSmi: notRun,
        kernelLog: log(event('other-kernel', { detail: 'disagrees about version of symbol' })),
      },
      codes: ['kernel-upgraded-no-module'],
    },
    'nvidia-smi says mismatch': {
      facts: {
        driverLibraries: upgraded,
        nvidiaSmi: failed('library-mismatch', 18),
        moduleFile: onDisk('560.35.03'),
      },
      codes: ['driver-library-mismatch'],
      seen: { module: '550.163.01', library: '560.35.03', moduleOnDisk: '560.35.03', users: 3 },
      fixes: ['reboot', 'reload-driver'],
    },
    'a mismatch while nothing uses the GPUs': {
      facts: {
        kernelModule: { kind: 'loaded', version: '550.163.01', flavour: 'proprietary', uvm: true, users: 0 },
        driverLibraries: upgraded,
        nvidiaSmi: failed('library-mismatch', 18),
        moduleFile: onDisk('560.35.03'),
      },
      codes: ['driver-library-mismatch'],
      fixes: ['reload-driver', 'reboot'],
      steps: [
        { kind: 'do', text: 'Stop what uses the GPUs: sudo fuser -v /dev/nvidia* names it.' },
        { kind: 'run', argv: ['systemctl', 'stop', 'nvidia-persistenced'], root: true },
        {
          kind: 'run',
          argv: ['modprobe', '-r', 'nvidia_drm', 'nvidia_modeset', 'nvidia_uvm', 'nvidia'],
          root: true,
        },
        { kind: 'run', argv: ['modprobe', 'nvidia'], root: true },
        { kind: 'run', argv: ['modprobe', 'nvidia-uvm'], root: true },
        { kind: 'run', argv: ['systemctl', 'start', 'nvidia-persistenced'], root: true },
      ],
    },
    'a mismatch, and who keeps the old module': {
      facts: {
        kernelModule: { kind: 'loaded', version: '550.163.01', flavour: 'proprietary', uvm: true, users: 0 },
        driverLibraries: upgraded,
        nvidiaSmi: failed('library-mismatch', 18),
        moduleFile: onDisk('560.35.03', healthy.system.bootMs + 1),
        moduleHolders: {
          programs: [
            { pid: 812, program: 'Xorg' },
            { pid: 640, program: 'nvidia-persiste' },
            { pid: 4711, program: null },
          ],
        },
        moduleUse: { ...healthy.moduleUse, persistenced: false },
      },
      codes: ['driver-library-mismatch'],
      seen: {
        holders: [
          { pid: 812, program: 'Xorg' },
          { pid: 640, program: 'nvidia-persiste' },
          { pid: 4711, program: null },
        ],
      },
      fixes: ['reload-driver', 'reboot'],
      steps: [
        {
          kind: 'do',
          text: 'Stop what uses the GPUs (Xorg 812, process 4711): sudo fuser -v /dev/nvidia* names it.',
        },
        {
          kind: 'run',
          argv: ['modprobe', '-r', 'nvidia_drm', 'nvidia_modeset', 'nvidia_uvm', 'nvidia'],
          root: true,
        },
        { kind: 'run', argv: ['modprobe', 'nvidia'], root: true },
        { kind: 'run', argv: ['modprobe', 'nvidia-uvm'], root: true },
      ],
    },
    'a mismatch that was there when the machine started': {
      facts: {
        driverLibraries: upgraded,
        nvidiaSmi: failed('library-mismatch', 18),
        moduleFile: onDisk('560.35.03', healthy.system.bootMs - 86_400_000),
      },
      codes: ['driver-library-mismatch'],
      fixes: ['rebuild-initramfs', 'reload-driver'],
    },
    'a mismatch that no restart mends': {
      facts: { driverLibraries: upgraded, nvidiaSmi: failed('library-mismatch', 18) },
      codes: ['driver-library-mismatch'],
      seen: { moduleOnDisk: '550.163.01' },
      fixes: ['match-driver-versions'],
    },
    'a version that nvidia-smi names in short': {
      facts: {
        driverLibraries: {
          ...upgraded,
          nvml: { path: '/usr/lib/libnvidia-ml.so.1', version: null },
        },
        nvidiaSmi: {
          kind: 'failed',
          problem: 'library-mismatch',
          exitCode: 18,
          text: 'no',
          libraryVersion: '560.35',
        },
        moduleFile: onDisk('560.35.03'),
      },
      codes: ['driver-library-mismatch'],
      fixes: ['reboot', 'reload-driver'],
    },
    'mismatch without nvidia-smi': {
      facts: { driverLibraries: upgraded, nvidiaSmi: { kind: 'not-found' } },
      unread: ['moduleFile'],
      codes: ['driver-library-mismatch'],
      fixes: ['reboot', 'reload-driver'],
    },
    'a mismatch under a desktop': {
      facts: {
        kernelModule: { kind: 'loaded', version: '550.163.01', flavour: 'proprietary', uvm: true, users: 0 },
        driverLibraries: upgraded,
        nvidiaSmi: failed('library-mismatch', 18),
        moduleFile: onDisk('560.35.03'),
        moduleUse: { ...healthy.moduleUse, display: true },
      },
      codes: ['driver-library-mismatch'],
      fixes: ['reboot', 'reload-driver'],
    },
    'a module that is half gone': {
      facts: {
        moduleUse: { ...healthy.moduleUse, modules: [] },
        nvidiaSmi: failed('no-driver', 9),
      },
      codes: ['stale-driver-procfs'],
      fixes: ['reboot'],
    },
    'no devices': {
      facts: { nvidiaSmi: failed('no-devices', 6, 'No devices were found') },
      codes: ['gpu-init-failed'],
      seen: { nvidiaSmi: 'No devices were found' },
    },
    'an answer with no GPU in it': {
      facts: { nvidiaSmi: { kind: 'answered', driverVersion: '550.163.01', cudaVersion: '12.4', gpus: [] } },
      codes: ['gpu-init-failed'],
    },
    'one GPU of two is not initialised': {
      facts: {
        nvidiaSmi: oneLeft,
        kernelLog: log(event('init-failed', { address: '0000:86:00.0', detail: '0x26:0x56:1463' })),
      },
      codes: ['gpu-init-failed'],
      seen: { gpus: ['0000:86:00.0'] },
    },
    'one GPU of two is not initialised, since its system processor hangs': {
      facts: {
        nvidiaSmi: oneLeft,
        kernelLog: log(
          event('init-failed', { address: '0000:86:00.0' }),
          event('xid', { number: 119, address: '0000:86:00.0' }),
        ),
      },
      codes: ['gpu-init-failed'],
      explainedBy: [
        'gpu-fell-off-bus',
        'gpu-power-missing',
        'bar-space-above-4g',
        'open-kernel-module-unsupported',
        'cc-mode-stuck',
        'gsp-rpc-timeout',
        'gpu-busy-or-bad',
      ],
    },
    'one GPU of two is not initialised, and it is the other that hung': {
      facts: {
        nvidiaSmi: oneLeft,
        kernelLog: log(
          event('init-failed', { address: '0000:86:00.0' }),
          event('xid', { number: 119, address: '0000:3b:00.0' }),
        ),
      },
      codes: ['gpu-init-failed'],
      explainedBy: [
        'gpu-fell-off-bus',
        'gpu-power-missing',
        'bar-space-above-4g',
        'open-kernel-module-unsupported',
        'cc-mode-stuck',
      ],
    },
    'one GPU of two is not listed, and a program had met an error of its own': {
      facts: {
        nvidiaSmi: oneLeft,
        kernelLog: log(event('xid', { number: 13, address: '0000:86:00.0' })),
      },
      codes: ['gpu-not-listed?'],
    },
    'one GPU of two is not listed': {
      facts: { nvidiaSmi: oneLeft },
      codes: ['gpu-not-listed?'],
      seen: { gpus: ['0000:86:00.0'] },
      repairedBy: { nvidiaSmi: healthy.nvidiaSmi },
    },
    'a GPU has no power, in the words of NVML': {
      facts: {
        nvidiaSmi: failed(
          'device-handle',
          255,
          'Unable to determine the device handle for GPU0000:86:00.0: Insufficient External Power',
        ),
      },
      codes: ['gpu-power-missing'],
      seen: { gpus: ['0000:86:00.0'] },
      fixes: ['connect-gpu-power'],
    },
    'a GPU has no power, by the exit code alone': {
      facts: { nvidiaSmi: failed('other', 8, 'Unbekannt') },
      codes: ['gpu-power-missing'],
    },
    'a GPU is lost': {
      facts: { nvidiaSmi: failed('gpu-lost', 15, 'Unable to reach GPU0000:86:00.0: GPU is lost.') },
      codes: ['gpu-fell-off-bus'],
      seen: { gpus: ['0000:86:00.0'] },
      fixes: ['power-cycle'],
    },
    'a GPU cannot be reached': {
      facts: { nvidiaSmi: failed('device-handle', 255, 'No handle for GPU0000:86:00.0: Unknown Error') },
      codes: ['gpu-device-handle-unknown'],
      seen: { gpus: ['0000:86:00.0'] },
    },
    'every question is refused': {
      facts: { nvidiaSmi: failed('other', 255, 'Failed to initialize NVML: Unknown Error') },
      codes: ['driver-nvml-unknown'],
    },
    'this user may not ask, and the nodes are closed to it': {
      facts: {
        nvidiaSmi: failed('insufficient-permissions', 4),
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: healthy.deviceNodes.nodes.map((node) => ({ ...node, mode: 0o660, accessible: false })),
        },
      },
      codes: ['device-node-permissions?'],
    },
    'this user may not ask, and neither may the containers of its rootless engine': {
      facts: {
        engine: rootless,
        nvidiaSmi: failed('insufficient-permissions', 4),
        deviceNodes: {
          ...healthy.deviceNodes,
          nodes: healthy.deviceNodes.nodes.map((node) => ({ ...node, mode: 0o660, accessible: false })),
        },
      },
      codes: ['device-node-permissions'],
    },
    'this user may not ask, and it is not known how the nodes are': {
      facts: { nvidiaSmi: failed('insufficient-permissions', 4) },
      unread: ['deviceNodes'],
      codes: ['device-node-permissions'],
    },
    'this user may not ask, though the nodes are open': {
      facts: { nvidiaSmi: failed('insufficient-permissions', 4) },
      codes: ['driver-not-answering'],
    },
    'nvidia-smi fails otherwise': {
      facts: { nvidiaSmi: failed('no-driver', 9) },
      codes: ['driver-not-answering'],
      explainedBy: ['driver-libraries-missing'],
      repairedBy: { nvidiaSmi: healthy.nvidiaSmi },
    },
  },
});
