import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';
import type { KernelLogFact } from './kernel-log.ts';
import type { NvidiaSmiFact } from './nvidia-smi.ts';
import { type WindowsGpus, windowsGpus } from './wsl-windows.ts';

/** How Windows gives its GPU to this Linux system. `gpu-pv`: a virtual machine of Hyper-V that gets a share of a GPU. */
export type WslFact =
  | { readonly kind: 'none' }
  | { readonly kind: 'wsl1'; readonly kernel: string }
  | {
      readonly kind: 'wsl2' | 'gpu-pv';
      /** e.g. `5.15.153.1-microsoft-standard-WSL2` */
      readonly kernel: string;
      /** /dev/dxg, by which all of them reach the GPU. */
      readonly dxg: boolean;
      /** Names in /usr/lib/wsl/lib, which Windows fills; null: there is no such folder. */
      readonly libraries: readonly string[] | null;
      /** Driver packages of Windows in /usr/lib/wsl/drivers that hold NVIDIA's libraries for Linux; null: not readable. */
      readonly stores: readonly string[] | null;
      readonly linuxDriver: LinuxDriver;
      /** Build of Windows, e.g. 22631; null where the kernel log does not tell. */
      readonly windowsBuild: number | null;
      /** What Windows itself says of its GPUs; asked only where nvidia-smi fails here. */
      readonly windows: WindowsGpus;
    };

/** What a driver for Linux left in this system, where only the one of Windows may be. */
export interface LinuxDriver {
  /** Paths of its libraries, with the version in their names. */
  readonly files: readonly string[];
  /** Names of the packages (dpkg) that it came in. */
  readonly packages: readonly string[];
  /** It came by NVIDIA's .run file, which left its uninstaller. */
  readonly uninstaller: boolean;
}

export const wsl: Probe<WslFact> = {
  title: 'What Windows gives to WSL',
  cost: 'local',
  needs: ['platform', 'system', 'nvidiaSmi', 'kernelLog'],
  async ask(host, _target, facts) {
    if (valueIn(facts.platform)?.kind !== 'wsl2') return read({ kind: 'none' });
    const kernel = valueIn(facts.system)?.kernelRelease ?? '';
    if (isFirst(kernel)) return read({ kind: 'wsl1', kernel });
    const works = answers(valueIn(facts.nvidiaSmi));
    const [dxg, run, libraries, stores, linuxDriver, windows] = await Promise.all([
      host.stat('/dev/dxg'),
      host.stat('/run/WSL'),
      host.list(libraryFolder),
      storesOf(host),
      linuxDriverOf(host),
      works ? ({ kind: 'not-asked' } as const) : windowsGpus(host),
    ]);
    const silent = [dxg, libraries].find((answer) => answer.kind === 'denied' || answer.kind === 'failed');
    if (silent !== undefined && !works) return unread('what Windows gives could not be looked at');
    const own = /microsoft/i.test(kernel) || run.kind === 'ok';
    const smi = facts.nvidiaSmi;
    const hasAll = dxg.kind === 'ok' && libraries.kind === 'ok' && libraries.value.includes('libcuda.so.1');
    // What is given is told by the files; whether it works, by nvidia-smi alone.
    if (hasAll && smi?.ok === false) return smi.asked ? unread(smi.why) : notAsked(smi.why);
    return read({
      kind: own ? 'wsl2' : 'gpu-pv',
      kernel,
      dxg: dxg.kind === 'ok',
      libraries: libraries.kind === 'ok' ? libraries.value : null,
      stores,
      linuxDriver,
      windowsBuild: windowsBuild(valueIn(facts.kernelLog)),
      windows,
    });
  },
};

const libraryFolder = '/usr/lib/wsl/lib';
const storeFolder = '/usr/lib/wsl/drivers';

/** WSL 1 has no Linux kernel and calls itself e.g. `4.4.0-19041-Microsoft`. */
const isFirst = (kernel: string): boolean => /^[\d.]+-\d+-Microsoft$/.test(kernel);

const answers = (smi: NvidiaSmiFact | null): boolean => smi?.kind === 'answered' && smi.gpus.length > 0;

function windowsBuild(log: KernelLogFact | null): number | null {
  const build = log?.events.findLast(({ kind }) => kind === 'windows-build')?.detail;
  return build === undefined || build === null ? null : Number(build);
}

const mostStores = 64;

/** The folder shows every driver of Windows; those of NVIDIA's GPUs hold CUDA for Linux. */
async function storesOf(host: Host): Promise<readonly string[] | null> {
  const folders = await host.list(storeFolder);
  if (folders.kind !== 'ok') return null;
  const own = folders.value.filter((name) => /^nv\w{0,40}\.inf_/i.test(name)).slice(0, mostStores);
  const stats = await Promise.all(own.map((name) => host.stat(`${storeFolder}/${name}/libcuda.so.1.1`)));
  return own.filter((_, index) => stats[index]?.kind === 'ok');
}

const systemFolders = [
  '/usr/lib/x86_64-linux-gnu',
  // Where Debian's own packages put them, behind links.
  '/usr/lib/x86_64-linux-gnu/nvidia/current',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
] as const;

/** Those of Windows carry no version in their names, and live in a folder of their own. */
const driverLibrary = /^lib(?:cuda|nvidia-ml)\.so\.\d{3,}\.\d+(?:\.\d+)?$/;

async function linuxDriverOf(host: Host): Promise<LinuxDriver> {
  const folders = await Promise.all(systemFolders.map((path) => host.list(path)));
  const files = folders.flatMap((names, index) =>
    names.kind === 'ok'
      ? names.value
          .filter((name) => driverLibrary.test(name))
          .map((name) => `${systemFolders[index]}/${name}`)
      : [],
  );
  if (files.length === 0) return { files, packages: [], uninstaller: false };
  const [info, uninstaller] = await Promise.all([
    host.list('/var/lib/dpkg/info'),
    host.stat('/usr/bin/nvidia-uninstall'),
  ]);
  const packages = info.kind === 'ok' ? info.value.flatMap(driverPackage) : [];
  return { files, packages: [...new Set(packages)], uninstaller: uninstaller.kind === 'ok' };
}

const driverPackageName =
  /^((?:lib)?nvidia-(?!container|docker|cuda|cudnn|egl)[a-z0-9.+-]{1,60}|libcuda1|libnvcuvid1|cuda-drivers[a-z0-9-]{0,20})(?::\w+)?\.list$/;

function driverPackage(name: string): readonly string[] {
  const match = driverPackageName.exec(name)?.[1];
  return match === undefined ? [] : [match];
}
