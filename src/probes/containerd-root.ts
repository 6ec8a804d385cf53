import type { Host } from '../host/host.ts';
import type { DockerdFact } from './dockerd.ts';
import type { RunningEngine } from './engine.ts';

/** containerd's root unless it is configured otherwise. */
const usualRoot = '/var/lib/containerd';

/**
 * Where the containerd that serves this engine keeps images. dockerd uses the system's where that runs, and else starts one
 * of its own below its root directory (moby, cmd/dockerd/daemon_unix.go: initContainerd).
 */
export async function containerdRoot(
  host: Host,
  { rootDir, rootless }: RunningEngine,
  dockerd: DockerdFact | null,
): Promise<string> {
  const named = dockerd?.process?.argv.some((word) => word.startsWith('--containerd')) === true;
  const socket = await host.stat('/run/containerd/containerd.sock');
  if (!named && (rootless || socket.kind === 'absent')) return `${rootDir}/containerd/daemon`;
  const file = await host.readText('/etc/containerd/config.toml');
  return file.kind === 'ok' ? await rootIn(file.value) : usualRoot;
}

async function rootIn(text: string): Promise<string> {
  const { parse } = await import('smol-toml');
  try {
    const { root } = parse(text);
    return typeof root === 'string' && root.startsWith('/') ? root : usualRoot;
  } catch {
    return usualRoot;
  }
}
