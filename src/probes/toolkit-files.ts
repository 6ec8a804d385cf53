import type { Host } from '../host/host.ts';
import type { ToolkitSettings } from './toolkit-config.ts';

/** What lies behind the paths that config.toml names. */
export interface ToolkitFiles {
  /**
   * The driver's root. `there`: it holds the driver's libraries; `empty`: neither them nor a loader's cache; `absent`: no
   * such folder; `unknown`: its libraries lie elsewhere; `unread`: it could not be looked at.
   */
  readonly driverRoot: 'there' | 'empty' | 'absent' | 'unknown' | 'unread';
  /** The host's ldconfig that is named, and its sibling with or without `.real`; null where it cannot be looked at. */
  readonly ldconfig: { readonly named: boolean | null; readonly sibling: boolean | null };
  /** The files that say what a Jetson's containers get (`…/host-files-for-container.d`); null where not known. */
  readonly csv: boolean | null;
}

const csvFolder = '/etc/nvidia-container-runtime/host-files-for-container.d';

export async function toolkitFiles(
  host: Host,
  root: string,
  { ldconfig }: ToolkitSettings,
): Promise<ToolkitFiles> {
  const path = ldconfig?.startsWith('@') === true ? ldconfig.slice(1) : null;
  const [driverRoot, named, sibling, csv] = await Promise.all([
    root === '/' ? ('there' as const) : driverRootAt(host, root),
    path === null ? null : exists(host, path),
    path === null ? null : exists(host, siblingOf(path)),
    exists(host, csvFolder),
  ]);
  return { driverRoot, ldconfig: { named, sibling }, csv };
}

const siblingOf = (path: string): string =>
  path.endsWith('.real') ? path.slice(0, -'.real'.length) : `${path}.real`;

async function exists(host: Host, path: string): Promise<boolean | null> {
  const { kind } = await host.stat(path);
  return kind === 'ok' ? true : kind === 'absent' ? false : null;
}

const libraryDirs = [
  'usr/lib/x86_64-linux-gnu',
  'usr/lib/aarch64-linux-gnu',
  'usr/lib64',
  'usr/lib',
  'lib64',
  'lib',
];

async function driverRootAt(host: Host, root: string): Promise<ToolkitFiles['driverRoot']> {
  const folder = await exists(host, root);
  if (folder !== true) return folder === false ? 'absent' : 'unread';
  const [cache, ...libraries] = await Promise.all([
    exists(host, `${root}/etc/ld.so.cache`),
    ...libraryDirs.map((dir) => exists(host, `${root}/${dir}/libnvidia-ml.so.1`)),
  ]);
  if (libraries.includes(true)) return 'there';
  if (libraries.includes(null) || cache === null) return 'unread';
  return cache ? 'unknown' : 'empty';
}
