import gpuSupport from '../../checks/gpu-support.ts';
import type { KernelModuleFact, ModuleFlavour } from '../../src/probes/kernel-module.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { event, log } from '../support/kernel-events.ts';
import { testCheck } from '../support/test-check.ts';

const gpus = (...ids: readonly string[]): Facts['pci'] => ({
  bus: true,
  devices: healthy.pci.devices.map((gpu, index) => ({ ...gpu, deviceId: ids[index] ?? gpu.deviceId })),
});
const [pascal, blackwell, ampere] = ['1b06', '2901', '20b2'];
const loaded = (flavour: ModuleFlavour, version = '570.133.20'): KernelModuleFact => ({
  kind: 'loaded',
  version,
  flavour,
  uvm: true,
  users: 0,
});
const none: NvidiaSmiFact = {
  kind: 'failed',
  problem: 'no-devices',
  exitCode: 6,
  text: 'No devices were found',
  libraryVersion: null,
};
const first: NvidiaSmiFact =
  healthy.nvidiaSmi.kind === 'answered'
    ? { ...healthy.nvidiaSmi, gpus: healthy.nvidiaSmi.gpus.slice(0, 1) }
    : healthy.nvidiaSmi;
const notLoaded: KernelModuleFact = {
  kind: 'not-loaded',
  builtFor: [healthy.system.kernelRelease],
  searched: true,
  nouveau: false,
};
const second = '0000:86:00.0';

testCheck(gpuSupport, {
  passes: {
    'an old GPU that the proprietary module drives': {
      facts: { pci: gpus(pascal, pascal), kernelModule: loaded('proprietary') },
    },
    'a GPU that answers, whatever the log said once': {
      facts: {
        pci: gpus(pascal, pascal),
        kernelModule: loaded('open'),
        kernelLog: log(event('legacy', { detail: '580' })),
      },
    },
    'GPUs that fail for another reason': { facts: { kernelModule: loaded('open'), nvidiaSmi: none } },
    'an old GPU that was set aside for a virtual machine': {
      facts: {
        pci: {
          bus: true,
          devices: healthy.pci.devices.map((gpu, index) =>
            index === 0 ? gpu : { ...gpu, deviceId: pascal, driver: 'vfio-pci' },
          ),
        },
        kernelModule: loaded('open'),
        nvidiaSmi: first,
      },
    },
  },
  skips: {
    'there is no GPU': { facts: { pci: { bus: true, devices: [] } } },
    'no module at all': { facts: { kernelModule: notLoaded, moduleFile: { kind: 'absent' } } },
  },
  finds: {
    'the open module on Pascal': {
      facts: { pci: gpus(pascal, pascal), kernelModule: loaded('open'), nvidiaSmi: none },
      codes: ['open-kernel-module-unsupported'],
      fixes: ['install-proprietary-module'],
    },
    'the open module that was not loaded because of Pascal': {
      facts: {
        pci: gpus(pascal, pascal),
        kernelModule: notLoaded,
        moduleFile: {
          kind: 'present',
          path: '/x/nvidia.ko',
          version: '570.133.20',
          flavour: 'open',
          signer: null,
          sinceMs: null,
        },
        nvidiaSmi: { kind: 'not-run', why: 'there is no kernel module' },
      },
      codes: ['open-kernel-module-unsupported'],
    },
    'the log says that one GPU of two needs the other flavour': {
      facts: {
        pci: gpus(ampere, pascal),
        kernelModule: loaded('open'),
        nvidiaSmi: first,
        kernelLog: log(event('needs-proprietary', { address: second })),
      },
      codes: ['open-kernel-module-unsupported?'],
      seen: { gpus: [{ address: second, deviceId: pascal }] },
    },
    'the proprietary module on Blackwell': {
      facts: { pci: gpus(blackwell, blackwell), kernelModule: loaded('proprietary'), nvidiaSmi: none },
      codes: ['open-kernel-module-unsupported'],
      fixes: ['install-open-module'],
    },
    'a branch that dropped Pascal, in whichever flavour': {
      facts: { pci: gpus(pascal, pascal), kernelModule: loaded('open', '595.71.05'), nvidiaSmi: none },
      codes: ['gpu-legacy-for-driver'],
      fixes: ['install-legacy-driver'],
      seen: { driver: '595.71.05' },
    },
    'a branch that dropped one GPU of two': {
      facts: {
        pci: gpus(ampere, '1287'),
        kernelModule: loaded('proprietary', '535.129.03'),
        nvidiaSmi: first,
        kernelLog: log(event('legacy', { detail: '470' })),
      },
      codes: ['gpu-legacy-for-driver?'],
    },
    'a branch that dropped Kepler, while nobody may read the log': {
      facts: {
        pci: gpus(ampere, '1287'),
        kernelModule: loaded('proprietary', '535.129.03'),
        nvidiaSmi: first,
      },
      codes: ['gpu-legacy-for-driver?'],
      seen: { gpus: [{ address: second, deviceId: '1287' }] },
    },
    'the open module of branch 515 on a GPU that is none for data centers': {
      facts: {
        pci: gpus('2206', '2206'),
        kernelModule: loaded('open', '515.65.01'),
        nvidiaSmi: none,
        kernelLog: log(
          event('needs-proprietary', {
            detail: 'Data Center',
            text: 'NVRM: Open nvidia.ko is only ready for use on Data Center GPUs.',
          }),
        ),
      },
      codes: ['open-kernel-module-unsupported'],
      fixes: ['install-proprietary-module'],
    },
    'an H100 that a driver does not know which has known it for long': {
      facts: {
        pci: gpus('2330', '2330'),
        kernelModule: loaded('open', '550.90.07'),
        nvidiaSmi: none,
        kernelLog: log(event('unsupported', { address: second })),
      },
      codes: ['cc-unsupported-device'],
      fixes: ['restore-gpu-on-host'],
    },
    'an H100 under a driver from before it': {
      facts: {
        pci: gpus('2330', '2330'),
        kernelModule: loaded('proprietary', '470.57.02'),
        nvidiaSmi: none,
        kernelLog: log(event('unsupported', { address: second })),
      },
      codes: ['gpu-not-supported-by-driver'],
    },
    'a driver that is older than the GPU': {
      facts: {
        pci: gpus('2901', '2901'),
        kernelModule: loaded('open', '550.163.01'),
        nvidiaSmi: none,
        kernelLog: log(event('unsupported', { address: second })),
      },
      codes: ['gpu-not-supported-by-driver'],
      fixes: ['install-newer-driver'],
    },
  },
});
