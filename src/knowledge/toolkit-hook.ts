import type { DockerdFact } from '../probes/dockerd.ts';
import type { ToolkitBinary, ToolkitFact, ToolkitProgram } from '../probes/toolkit.ts';

/** The hook's names, newest first: `nvidia-container-toolkit` is what it was called before toolkit 1.12. */
const hookNames = ['nvidia-container-runtime-hook', 'nvidia-container-toolkit'] as const;

/**
 * How dockerd stands to a program of the toolkit. It looks for the hook once, when it starts (moby,
 * daemon/nvidia_linux.go), so a program that came later is not known to it.
 */
export type ProgramState =
  | { readonly kind: 'ok'; readonly path: string }
  | { readonly kind: 'came-later'; readonly path: string }
  | { readonly kind: 'not-on-path' | 'dangling' | 'not-executable'; readonly path: string }
  | { readonly kind: 'absent' };

/** dockerd's PATH where systemd starts it and nothing else is configured. */
const usualPath: readonly string[] = [
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/sbin',
  '/usr/bin',
  '/sbin',
  '/bin',
];

export function programState(
  program: ToolkitProgram,
  toolkit: ToolkitFact,
  dockerd: DockerdFact | null,
): ProgramState {
  const binary = toolkit.binaries[program];
  if (binary === null) return { kind: 'absent' };
  const { path } = binary;
  if (binary.dangling) return { kind: 'dangling', path };
  if (!binary.executable) return { kind: 'not-executable', path };
  if (!isOnPath(binary)) return { kind: 'not-on-path', path };
  return cameLater(binary, toolkit, dockerd) ? { kind: 'came-later', path } : { kind: 'ok', path };
}

/** The best state among the hook's names. */
export function hookState(toolkit: ToolkitFact, dockerd: DockerdFact | null): ProgramState {
  const states = hookNames.map((name) => programState(name, toolkit, dockerd));
  const order = ['ok', 'came-later', 'not-on-path', 'not-executable', 'dangling', 'absent'] as const;
  const best = order.flatMap((kind) => states.find((state) => state.kind === kind) ?? [])[0];
  return best ?? { kind: 'absent' };
}

/** Where dockerd's PATH is not known, nobody can say that it is not on it; see `isOffUsualPath`. */
const isOnPath = ({ onDockerdPath }: ToolkitBinary): boolean => onDockerdPath ?? true;

/** Whether dockerd finds it is not known: its PATH could not be read, and the usual one does not lead there. */
export const isOffUsualPath = ({ path, onDockerdPath }: ToolkitBinary): boolean =>
  onDockerdPath === null && !usualPath.includes(path.slice(0, path.lastIndexOf('/')));

/** Of the daemon's start, which Linux counts in hundredths of a second. */
const precisionMs = 50;

/**
 * Newer than the daemon. Where an older trace of the toolkit exists, the newer file came by an upgrade and its
 * predecessor was there when dockerd looked.
 */
function cameLater(binary: ToolkitBinary, toolkit: ToolkitFact, dockerd: DockerdFact | null): boolean {
  const started = dockerd?.process?.startedMs ?? null;
  if (started === null || binary.installedMs === null || binary.installedMs <= started + precisionMs)
    return false;
  return toolkit.oldestTraceMs === null || toolkit.oldestTraceMs > started;
}
