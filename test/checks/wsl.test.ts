import wsl from '../../checks/wsl.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { NvidiaSmiFact, SmiProblem } from '../../src/probes/nvidia-smi.ts';
import type { WslFact } from '../../src/probes/wsl.ts';
import type { WindowsGpus } from '../../src/probes/wsl-windows.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

type Wsl2 = Extract<WslFact, { kind: 'wsl2' | 'gpu-pv' }>;

const none = { files: [], packages: [], uninstaller: false };
const sound: Wsl2 = {
  kind: 'wsl2',
  kernel: '5.15.153.1-microsoft-standard-WSL2',
  dxg: true,
  libraries: ['libcuda.so.1', 'libdxcore.so', 'libnvidia-ml.so.1', 'nvidia-smi'],
  stores: ['nv_dispi.inf_amd64_0a1b2c3d4e5f6071'],
  linuxDriver: none,
  windowsBuild: 22631,
  windows: { kind: 'not-asked' },
};
const noCuda = ['libd3d12.so', 'libdxcore.so'];
const failed = (problem: SmiProblem, text = 'Failed to initialize NVML'): { nvidiaSmi: NvidiaSmiFact } => ({
  nvidiaSmi: { kind: 'failed', problem, exitCode: 255, text, libraryVersion: null },
});
const notFound = { nvidiaSmi: { kind: 'not-found' } } as const;
const onWsl = (
  change: Partial<Wsl2>,
  more: { nvidiaSmi?: NvidiaSmiFact; launch?: LaunchFact } = smi({ name: 'NVIDIA GeForce RTX 3070' }),
) => ({ wsl: { ...sound, ...change }, ...more });
const windows = (driverModel: string): WindowsGpus => ({
  kind: 'answered',
  gpus: [{ name: 'NVIDIA L40S', driverModel, driverVersion: '573.42' }],
});
const refusedFor = (text: string): LaunchFact => ({
  kind: 'refused',
  command: ['docker', 'run'],
  exitCode: 125,
  text,
});
const linux = {
  files: ['/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.510.108.03'],
  packages: ['libnvidia-compute-510', 'nvidia-utils-510'],
  uninstaller: false,
};
const blocked = failed(
  'blocked-by-os',
  'Failed to initialize NVML: GPU access blocked by the operating system',
);

testCheck(wsl, {
  skipsHealthy: true,
  passes: {
    'nothing is wrong': { facts: onWsl({}) },
    'the kernel log does not tell the build': { facts: onWsl({ windowsBuild: null }) },
    'an old build that gives its GPU all the same': { facts: onWsl({ windowsBuild: 19043 }) },
    'nvidia-smi is not asked for, and all is there': { facts: { wsl: sound }, unread: ['nvidiaSmi'] },
    'the toolkit before the one that fails, and the one after': {
      facts: { ...onWsl({}), toolkit: { ...healthy.toolkit, libraryVersion: '1.3.3' } },
    },
    'the toolkit that fails, beside Docker Desktop': {
      facts: {
        ...onWsl({}),
        toolkit: { ...healthy.toolkit, libraryVersion: '1.4.0' },
        dockerd: { ...healthy.dockerd, flavour: 'desktop' },
      },
    },
    'its own driver packages cannot be listed': { facts: onWsl({ stores: null }) },
  },
  unknown: {
    'nvidia-smi is not there, and all else is': { facts: { wsl: sound, ...notFound } },
  },
  skips: { 'no WSL': { facts: { wsl: { kind: 'none' }, ...notFound } } },
  finds: {
    'WSL 1': {
      facts: { wsl: { kind: 'wsl1', kernel: '4.4.0-19041-Microsoft' }, ...notFound },
      codes: ['wsl-no-adapter'],
      fixes: ['convert-to-wsl2'],
    },
    'no device is told without nvidia-smi': {
      facts: { wsl: { ...sound, dxg: false, windowsBuild: 19041 } },
      unread: ['nvidiaSmi'],
      codes: ['wsl-windows-too-old'],
    },
    'no device, Windows of 2020': {
      facts: onWsl({ dxg: false, libraries: null, stores: null, windowsBuild: 19041 }, notFound),
      codes: ['wsl-windows-too-old'],
      fixes: ['update-windows'],
    },
    'no device, and a kernel of 2020': {
      facts: onWsl({ dxg: false, libraries: null, kernel: '4.19.128-microsoft-standard' }, notFound),
      codes: ['wsl-dxcore-not-found'],
      fixes: ['update-wsl'],
    },
    'no device, and nothing tells why': {
      facts: onWsl({ dxg: false, libraries: null, windowsBuild: null }, notFound),
      codes: ['wsl-dxcore-not-found'],
      candidates: ['wsl-needs-restart', 'wsl-no-adapter', 'wsl-windows-too-old'],
      fixes: ['update-wsl', 'install-windows-driver'],
    },
    'no device, and Windows has no driver': {
      facts: onWsl({ dxg: false, libraries: null, windows: { kind: 'no-tool' } }, notFound),
      codes: ['wsl-no-adapter'],
      fixes: ['install-windows-driver'],
    },
    'no libdxcore.so': {
      facts: onWsl({ libraries: [] }, notFound),
      codes: ['wsl-dxcore-not-found'],
      fixes: ['update-wsl'],
    },
    'no libdxcore.so in a virtual machine of Hyper-V': {
      facts: onWsl({ kind: 'gpu-pv', kernel: '6.8.0-40-generic', libraries: null }, notFound),
      codes: ['wsl-dxcore-not-found'],
      fixes: ['copy-driver-files'],
    },
    'a GPU of another maker alone': {
      facts: onWsl({ libraries: noCuda, stores: [] }, notFound),
      codes: ['wsl-no-adapter'],
      fixes: ['install-windows-driver'],
    },
    'the driver came while WSL ran': {
      facts: onWsl({ libraries: noCuda }, notFound),
      codes: ['wsl-needs-restart'],
      fixes: ['restart-wsl'],
    },
    'files not copied to a virtual machine of Hyper-V': {
      facts: onWsl({ kind: 'gpu-pv', kernel: '6.8.0-40-generic', libraries: noCuda }, notFound),
      codes: ['wsl-gpu-blocked'],
      fixes: ['copy-driver-files'],
    },
    'blocked, and nothing tells why': {
      facts: onWsl({ windows: { kind: 'unknown' } }, blocked),
      codes: ['wsl-gpu-blocked'],
      candidates: ['wsl-needs-restart', 'wsl-tcc-mode', 'wsl-no-adapter'],
      fixes: ['restart-wsl', 'install-windows-driver'],
    },
    'blocked, and Windows drives it as WDDM': {
      facts: onWsl({ windows: windows('WDDM') }, blocked),
      codes: ['wsl-gpu-blocked'],
      candidates: ['wsl-needs-restart'],
    },
    'blocked in a virtual machine of Hyper-V': {
      facts: onWsl({ kind: 'gpu-pv', kernel: '6.8.0-40-generic', windows: { kind: 'unknown' } }, blocked),
      codes: ['wsl-gpu-blocked'],
      fixes: ['copy-driver-files'],
    },
    'blocked, and Windows drives it as TCC': {
      facts: onWsl({ windows: windows('TCC') }, blocked),
      codes: ['wsl-tcc-mode'],
      fixes: ['leave-tcc-mode'],
      seen: { windows: { gpus: [{ driverModel: 'TCC' }] } },
    },
    'blocked by a driver for Linux': {
      facts: onWsl({ linuxDriver: linux, windows: windows('WDDM') }, blocked),
      codes: ['wsl-linux-driver-installed'],
      fixes: ['remove-linux-driver'],
    },
    'a driver for Linux, and the GPU answers': {
      facts: onWsl({ linuxDriver: linux }),
      codes: ['wsl-linux-driver-installed?'],
      fixes: ['remove-linux-driver'],
    },
    'a driver for Linux, and the container is refused for it': {
      facts: onWsl(
        { linuxDriver: linux },
        {
          ...smi({}),
          launch: {
            kind: 'refused',
            command: ['docker', 'run'],
            exitCode: 125,
            text: 'nvidia-container-cli: mount error: file creation failed: libnvidia-ml.so.1: file exists',
          },
        },
      ),
      codes: ['wsl-linux-driver-installed'],
    },
    'a driver for Linux does not stand for the missing device': {
      facts: onWsl({ dxg: false, libraries: null, windowsBuild: 19041, linuxDriver: linux }, notFound),
      codes: ['wsl-windows-too-old', 'wsl-linux-driver-installed?'],
    },
    'updated while WSL ran': {
      facts: onWsl({ windows: { kind: 'unknown' } }, failed('library-mismatch')),
      codes: ['wsl-needs-restart'],
      fixes: ['restart-wsl'],
    },
    'N/A': {
      facts: onWsl({ windows: { kind: 'unknown' } }, failed('other', 'Failed to initialize NVML: N/A')),
      codes: ['wsl-needs-restart'],
      candidates: ['wsl-needs-restart', 'wsl-tcc-mode', 'wsl-no-adapter'],
    },
    'no devices, and Windows is not asked': {
      facts: onWsl({ windows: { kind: 'unknown' } }, failed('no-devices')),
      codes: ['wsl-no-adapter'],
      candidates: ['wsl-no-adapter', 'wsl-tcc-mode', 'wsl-needs-restart'],
      fixes: ['install-windows-driver'],
    },
    'no devices, and Windows has one': {
      facts: onWsl({ windows: windows('WDDM') }, failed('no-devices')),
      codes: ['wsl-needs-restart'],
    },
    'the toolkit of April 2021': {
      facts: {
        ...onWsl({}),
        launch: refusedFor('the image is damaged'),
        toolkit: { ...healthy.toolkit, libraryVersion: '1.4.0' },
      },
      codes: ['wsl-toolkit-too-new-2021?'],
      fixes: ['upgrade-toolkit'],
    },
    'the toolkit of April 2021, and the launch fails as it does': {
      facts: {
        ...onWsl({}),
        launch: refusedFor(
          'nvidia-container-cli: initialization error: driver error: failed to process request',
        ),
        toolkit: { ...healthy.toolkit, libraryVersion: '1.4.0' },
      },
      codes: ['wsl-toolkit-too-new-2021'],
    },
    'an empty list': {
      facts: onWsl({ windows: { kind: 'answered', gpus: [] } }, smi()),
      codes: ['wsl-no-adapter'],
    },
  },
});
