import driverLibraries from '../../checks/driver-libraries.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const none = { cuda: null, nvml: null, searched: ['/usr/lib64'] };
const notLoaded = { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false } as const;

testCheck(driverLibraries, {
  passes: {
    'a Jetson without NVML': {
      facts: {
        platform: { kind: 'jetson', name: null },
        driverLibraries: { ...healthy.driverLibraries, nvml: null },
      },
    },
  },
  skips: {
    'Windows gives WSL its own': {
      facts: { driverLibraries: none, platform: { kind: 'wsl2', name: null } },
    },
    'no GPU': { facts: { pci: { bus: true, devices: [] }, kernelModule: notLoaded, driverLibraries: none } },
  },
  finds: {
    'both are missing': {
      facts: { driverLibraries: none },
      codes: ['driver-libraries-missing'],
      explainedBy: ['driver-not-installed'],
      seen: { missing: ['libcuda.so.1', 'libnvidia-ml.so.1'], searched: ['/usr/lib64'] },
      fixes: ['install-driver-libraries'],
      repairedBy: { driverLibraries: healthy.driverLibraries },
    },
    'CUDA alone is missing': {
      facts: { driverLibraries: { ...healthy.driverLibraries, cuda: null } },
      codes: ['driver-libraries-missing'],
      seen: { missing: ['libcuda.so.1'] },
    },
    'on a Jetson, where JetPack brings them': {
      facts: { driverLibraries: none, platform: { kind: 'jetson', name: null } },
      codes: ['driver-libraries-missing'],
      seen: { missing: ['libcuda.so.1'] },
    },
  },
});
