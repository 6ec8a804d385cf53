import moduleBuild from '../../checks/module-build.ts';
import type { DkmsSource, FailedBuild, ModuleBuildFact } from '../../src/probes/module-build.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const kernel = healthy.system.kernelRelease;
const without = {
  kind: 'not-loaded',
  builtFor: ['5.15.0-100-generic'],
  searched: true,
  nouveau: false,
} as const;
const source = (failed: FailedBuild | null = null): DkmsSource => ({
  name: 'nvidia',
  version: '550.163.01',
  failed,
});
const build = (headers: boolean, ...dkms: readonly DkmsSource[]): ModuleBuildFact => ({
  headers,
  dkms,
  sources: [],
  prebuilt: [],
});
const failed = (release: string) =>
  source({
    log: '/var/lib/dkms/nvidia/550.163.01/build/make.log',
    kernel: release,
    error: 'nv-drm.c:1: error: no member',
  });

testCheck(moduleBuild, {
  passes: {
    'the module is there': {
      facts: { kernelModule: { ...without, builtFor: [kernel] }, moduleBuild: build(false, source()) },
    },
    'DKMS is not how it is built': { facts: { kernelModule: without, moduleBuild: build(false) } },
    'the headers are there and no build failed': {
      facts: { kernelModule: without, moduleBuild: build(true, source()) },
    },
    'a build for another kernel failed': {
      facts: { kernelModule: without, moduleBuild: build(true, failed('5.15.0-100-generic')) },
    },
    'what the driver was built with while it is loaded': {
      facts: { moduleBuild: build(false, failed(kernel)) },
    },
  },
  skips: {
    'there is no GPU': { facts: { pci: { bus: true, devices: [] } } },
    Jetson: { facts: { platform: { kind: 'jetson', name: null } } },
  },
  finds: {
    'no headers': {
      facts: { kernelModule: without, moduleBuild: build(false, source()) },
      codes: ['dkms-headers-missing'],
      fixes: ['install-kernel-headers'],
      seen: { kernel, sources: ['nvidia/550.163.01'] },
    },
    'no headers, and a log of the failure': {
      facts: { kernelModule: without, moduleBuild: build(false, failed(kernel)) },
      codes: ['dkms-headers-missing'],
    },
    'a build that failed': {
      facts: { kernelModule: without, moduleBuild: build(true, failed(kernel)) },
      codes: ['dkms-build-failed'],
      fixes: ['mend-module-build'],
      seen: {
        errors: [
          { log: '/var/lib/dkms/nvidia/550.163.01/build/make.log', error: 'nv-drm.c:1: error: no member' },
        ],
      },
    },
  },
});
