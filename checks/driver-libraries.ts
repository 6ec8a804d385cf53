import { defineCheck } from '../src/check.ts';
import { installDriverLibraries } from './fixes/driver.ts';
import { driverHost } from './fixes/install/own-way.ts';

export default defineCheck({
  id: 'driver-libraries',
  title: "The driver's libraries are there",
  needs: ['pci', 'platform', 'driverLibraries', 'kernelModule'],
  uses: ['os', 'machine'],
  codes: ['driver-libraries-missing'],
  applies({ pci, platform, kernelModule, driverLibraries }) {
    if (platform.kind === 'wsl2') return 'Windows gives WSL its libraries';
    if (platform.kind === 'jetson') return true;
    const { cuda, nvml } = driverLibraries;
    if (cuda === 'untold' && nvml !== null) return { unknown: 'nobody tells whether libcuda.so.1 is there' };
    const loaded = kernelModule.kind === 'loaded';
    return loaded || pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ platform, driverLibraries, kernelModule, os, machine }) {
    const wanted = { 'libcuda.so.1': driverLibraries.cuda, 'libnvidia-ml.so.1': driverLibraries.nvml };
    // JetPack 5 and earlier have no NVML at all.
    const missing = Object.entries(wanted)
      .filter(
        ([name, library]) => library === null && !(platform.kind === 'jetson' && name !== 'libcuda.so.1'),
      )
      .map(([name]) => name);
    if (missing.length === 0) return [];
    return [
      {
        code: 'driver-libraries-missing',
        severity: 'error',
        message: `The loader does not find ${missing.join(' and ')}, which the container toolkit hands to the container.`,
        seen: { missing, searched: driverLibraries.searched },
        explainedBy: ['driver-not-installed'],
        fixes: [installDriverLibraries(platform, kernelModule, os, driverHost(platform, machine, os))],
      },
    ];
  },
});
