import { defineCheck } from '../src/check.ts';
import { contradiction, whileLoaded } from './driver/loaded.ts';
import { whileNotLoaded } from './driver/not-loaded.ts';

export default defineCheck({
  id: 'nvidia-driver',
  title: 'The NVIDIA driver is loaded and answers',
  needs: ['pci', 'platform', 'kernelModule', 'driverLibraries', 'nvidiaSmi', 'system'],
  uses: [
    'moduleFile',
    'moduleUse',
    'moduleHolders',
    'moduleBuild',
    'kernelLog',
    'deviceNodes',
    'machine',
    'os',
    'containment',
    'batchJob',
    'engine',
  ],
  codes: [
    'driver-not-installed',
    'kernel-module-not-loaded',
    'kernel-upgraded-no-module',
    'driver-library-mismatch',
    'stale-driver-procfs',
    'gpu-init-failed',
    'gpu-not-listed',
    'gpu-device-handle-unknown',
    'driver-nvml-unknown',
    'driver-not-answering',
  ],
  relays: ['gpu-fell-off-bus', 'gpu-power-missing', 'device-node-permissions'],
  applies({ pci, platform, kernelModule, ...facts }) {
    if (platform.kind === 'jetson') return 'the driver of a Jetson comes with JetPack';
    if (platform.kind === 'wsl2') return 'the driver of WSL2 is the one of Windows';
    const loaded = kernelModule.kind === 'loaded';
    if (loaded && facts.nvidiaSmi.kind === 'not-found') {
      // What its library and the kernel tell is wrong is found; that nothing is, nobody has told.
      return whileLoaded(kernelModule, { pci, platform, ...facts }) !== null || { unknown: nobodyAsked };
    }
    return loaded || pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ kernelModule, ...facts }) {
    const finding =
      kernelModule.kind === 'loaded' ? whileLoaded(kernelModule, facts) : whileNotLoaded(kernelModule, facts);
    return finding === null ? [] : [finding];
  },
  doubt: ({ kernelModule, nvidiaSmi }) => contradiction(kernelModule, nvidiaSmi),
});

const nobodyAsked = 'nvidia-smi is not there, so that the driver and its GPUs could not be asked';
