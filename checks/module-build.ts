import { defineCheck, type Finding } from '../src/check.ts';
import { installHeaders, mendBuild } from './fixes/module.ts';

type Code = 'dkms-headers-missing' | 'dkms-build-failed';

export default defineCheck({
  id: 'module-build',
  title: 'The NVIDIA kernel module can be built',
  needs: ['pci', 'platform', 'kernelModule', 'system'],
  uses: ['moduleBuild', 'os'],
  codes: ['dkms-headers-missing', 'dkms-build-failed'],
  applies({ pci, platform }) {
    if (platform.kind === 'jetson' || platform.kind === 'wsl2') return 'this system builds no such module';
    return pci.devices.some(({ kind }) => kind === 'gpu') || 'there is no NVIDIA GPU';
  },
  examine({ pci, kernelModule, system, moduleBuild, os }): readonly Finding<Code>[] {
    if (kernelModule.kind === 'loaded' || !moduleBuild.ok) return [];
    const kernel = system.kernelRelease;
    const { headers, dkms } = moduleBuild.value;
    if (kernelModule.builtFor.includes(kernel) || dkms.length === 0) return [];
    const sources = dkms.map(({ name, version }) => `${name}/${version}`);
    if (!headers) {
      const gpus = pci.devices.filter(({ kind }) => kind === 'gpu').length;
      return [
        {
          code: 'dkms-headers-missing',
          severity: 'error',
          message: `DKMS could not build the NVIDIA module: the headers of the running kernel ${kernel} are missing.`,
          seen: { kernel, missing: `/lib/modules/${kernel}/build`, sources },
          fixes: [installHeaders(os, kernel, gpus)],
        },
      ];
    }
    const failed = dkms.flatMap((source) => source.failed ?? []).filter((build) => build.kernel === kernel);
    if (failed.length === 0) return [];
    return [
      {
        code: 'dkms-build-failed',
        severity: 'error',
        message: `DKMS failed to build the NVIDIA module for the running kernel ${kernel}.`,
        seen: { kernel, sources, errors: failed.map(({ log, error }) => ({ log, error })) },
        fixes: [mendBuild(failed, kernel)],
      },
    ];
  },
});
