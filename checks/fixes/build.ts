import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { ModuleBuildFact } from '../../src/probes/module-build.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { loadSteps } from './driver.ts';
import { archHeaders, headerPackages } from './headers.ts';
import { installPackages } from './packages.ts';
import { asRoot, byHand } from './steps.ts';

const verify = ['nvidia-smi'];

/** Brings the module for the kernel that runs, in the way in which the driver came onto this machine. */
export function buildKernelModule(
  os: Reading<OsFact>,
  kernel: string,
  gpus: number,
  reading: Reading<ModuleBuildFact>,
): Fix {
  const build = valueIn(reading);
  const ready = build === null ? null : readyMade(os, kernel, build.prebuilt);
  if (ready !== null) {
    return {
      id: 'install-kernel-module',
      title: "Install the distribution's module for the running kernel",
      risk: 'safe',
      steps: [...ready, ...loadSteps(gpus)],
      verify,
      source: links.ubuntuDrivers,
    };
  }
  const steps = buildSteps(os, kernel, build);
  return {
    id: 'build-kernel-module',
    title: 'Build the kernel module for the running kernel',
    risk: steps === null ? 'manual' : 'safe',
    steps: steps === null ? [byHand(otherWay(os, kernel))] : [...steps, ...loadSteps(gpus)],
    verify,
    source: links.driverInstall,
  };
}

/** Ubuntu: `nvidia-535srv-open` lies in the package `linux-modules-nvidia-535-server-open-RELEASE`. */
function readyMade(os: Reading<OsFact>, kernel: string, folders: readonly string[]): readonly Step[] | null {
  const [, branch, server, open] = /^nvidia-(\d+)(srv)?(-open)?$/.exec(folders.at(-1) ?? '') ?? [];
  if (branch === undefined) return null;
  return installPackages(
    os,
    `linux-modules-nvidia-${branch}${server === undefined ? '' : '-server'}${open ?? ''}-${kernel}`,
  );
}

/** With DKMS where it has the source, or can be given it; null where nothing of it is here. */
function buildSteps(
  os: Reading<OsFact>,
  kernel: string,
  build: ModuleBuildFact | null,
): readonly Step[] | null {
  const headers = headerPackages(os, kernel);
  if (headers === null) return null;
  if (build === null || build.dkms.length > 0) {
    return [...headers, asRoot('dkms', 'autoinstall', '-k', kernel)];
  }
  const source = build.sources.at(-1);
  const tool = installPackages(os, 'dkms');
  if (source === undefined || tool === null) return null;
  return [...headers, ...tool, asRoot('dkms', 'install', '-m', 'nvidia', '-v', source, '-k', kernel)];
}

const otherWay = (os: Reading<OsFact>, kernel: string): string =>
  archHeaders(os, kernel) ??
  `Bring the module for kernel ${kernel} in the way in which the driver came onto this machine: its packages anew, or NVIDIA's .run file once more with --dkms, which has it built for each kernel to come. Or start a kernel that has a module.`;
