import { type KernelModuleFact, moduleFlavourOf, moduleVersionIn } from '../../probes/kernel-module.ts';
import type { NvidiaSmiFact } from '../../probes/nvidia-smi.ts';
import { covers, type Evidence, type Output, outputsOf } from '../evidence.ts';
import { type Dkms, dkmsIn } from './dkms.ts';

/** Names of the loaded modules, and whether one that is not among them is not loaded. */
interface Listed {
  readonly modules: ReadonlySet<string>;
  readonly lacks: (name: string) => boolean;
}

/** `lsmod`, or /proc/modules: the name, the size, how often it is used, and by whom. */
function loadedModules(evidence: Evidence): Listed | null {
  const file = evidence.files.get('/proc/modules');
  const lists: readonly Output[] = [
    ...(file === undefined ? [] : [{ argv: ['lsmod'], kept: 'all', text: file } as const]),
    ...outputsOf(evidence, 'lsmod'),
  ];
  for (const output of lists) {
    const modules = new Set(
      output.text.split('\n').flatMap((line) => /^([\w-]+) +\d+ +-?\d+/.exec(line)?.[1] ?? []),
    );
    // Every kernel that drives a GPU has some modules: a list without any is none, unless it was searched.
    if (modules.size === 0 && typeof output.kept === 'string') continue;
    const isThere = (name: string) =>
      modules.has(name) || (name === 'nvidia' && upon.some((other) => modules.has(other)));
    return { modules, lacks: (name) => covers(output, name) && !isThere(name) };
  }
  return null;
}

/** Modules that cannot be loaded without nvidia. */
const upon = ['nvidia_uvm', 'nvidia_modeset', 'nvidia_drm'];

/** The module in the running kernel, by what the driver, the kernel's list or nvidia-smi tells of it. */
export function kernelModuleIn(evidence: Evidence, smi: NvidiaSmiFact | null): KernelModuleFact | null {
  const listed = loadedModules(evidence);
  const banner = evidence.files.get('/proc/driver/nvidia/version') ?? '';
  const version =
    moduleVersionIn(banner) ??
    evidence.files.get('/sys/module/nvidia/version')?.trim() ??
    ofAnswer(smi) ??
    ofMismatch(evidence, smi);
  const unlisted = listed?.lacks('nvidia') === true && !smiAnswers(smi);
  const gone = evidence.absent.has('/proc/driver/nvidia/version') || unlisted;
  if (version !== null && /^\d+\./.test(version) && !unlisted) {
    return {
      kind: 'loaded',
      version,
      flavour: moduleFlavourOf(banner),
      uvm: uvmIn(evidence, listed),
      users: null,
    };
  }
  return gone && listed?.modules.has('nvidia') !== true ? notLoaded(evidence, listed) : null;
}

/** The driver that answers is the one in the kernel. */
const ofAnswer = (smi: NvidiaSmiFact | null): string | null =>
  smi?.kind === 'answered' ? smi.driverVersion : null;

/** Then its module is there, whatever some list may lack. */
const smiAnswers = (smi: NvidiaSmiFact | null): boolean => smi?.kind === 'answered';

/** A module that the library does not go with is loaded; which, the kernel says each time that it is asked. */
function ofMismatch(evidence: Evidence, smi: NvidiaSmiFact | null): string | null {
  if (smi?.kind !== 'failed' || smi.problem !== 'library-mismatch') return null;
  const texts = outputsOf(evidence, 'dmesg').flatMap(({ text }) => [
    ...text.matchAll(/kernel module has(?:\s+(?:\[ *[\d.]+\] )?NVRM:)?\s+the version (\d[\d.]*\d)/g),
    ...text.matchAll(/NVRM: loading NVIDIA UNIX \S+ (?:Open )?Kernel Module(?: for \S+)? +(\d[\d.]*\d)/g),
  ]);
  return texts[0]?.[1] ?? null;
}

function uvmIn(evidence: Evidence, listed: Listed | null): boolean | null {
  if (listed?.modules.has('nvidia_uvm') === true) return true;
  if ([...evidence.files.keys()].some((path) => path.startsWith('/sys/module/nvidia_uvm/'))) return true;
  return listed?.lacks('nvidia_uvm') === true ? false : null;
}

function notLoaded(evidence: Evidence, listed: Listed | null): KernelModuleFact {
  const dkms = dkmsIn(evidence);
  const indexes = [...evidence.files].flatMap(([path, text]) => {
    const release = /^\/lib\/modules\/([^/]+)\/modules\.dep$/.exec(path)?.[1];
    return release === undefined ? [] : [{ release, there: moduleListed.test(text) }];
  });
  const ofFile = outputsOf(evidence, 'modinfo', 'nvidia').flatMap(
    ({ text }) => /^filename: +\/lib\/modules\/([^/\s]+)\//m.exec(text)?.[1] ?? [],
  );
  const built = new Set([
    ...(dkms?.installed.map(({ kernel }) => kernel) ?? []),
    ...indexes.flatMap(({ release, there }) => (there ? [release] : [])),
    ...ofFile,
  ]);
  return {
    kind: 'not-loaded',
    builtFor: [...built].sort(),
    // The list of DKMS tells of its own modules alone: of packages with ready-made ones it knows nothing.
    searched: indexes.length > 0 || dkmsTellsAll(dkms) || buildFailed(evidence),
    nouveau: listed?.modules.has('nouveau') === true,
  };
}

/** All of a driver that it builds. */
const dkmsTellsAll = (dkms: Dkms | null): boolean => dkms?.whole === true && dkms.versions.length > 0;

/** DKMS keeps the log of a build that failed, and of no other. */
const buildFailed = ({ files }: Evidence): boolean =>
  [...files.keys()].some((path) => /^\/var\/lib\/dkms\/nvidia[^/]*\/[^/]+\/build\/make\.log$/.test(path));

const moduleListed =
  /(?:^|\/)nvidia(?:-current(?:-open)?|-tesla(?:-\d+)?(?:-open)?|-open)?\.ko(?:\.(?:xz|zst|gz))?:/m;
