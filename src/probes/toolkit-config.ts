import type { FileResult, Host } from '../host/host.ts';

/** The toolkit's config.toml, as far as a launch depends on it. */
export type ToolkitConfig =
  | { readonly kind: 'absent' }
  /** `untold`: nobody tried to read it. */
  | { readonly kind: 'unreadable'; readonly untold?: true }
  | { readonly kind: 'invalid'; readonly why: string }
  | {
      readonly kind: 'valid';
      /** `auto`, `legacy`, `cdi`, `csv`, `jit-cdi`, … */
      readonly mode: string;
      /** `nvidia-container-cli.root`: the driver's root, `/` by default. */
      readonly driverRoot: string;
      readonly noCgroups: boolean;
    };

/** What else config.toml sets; the toolkit's defaults where it sets nothing or cannot be read. */
export interface ToolkitSettings {
  /** `nvidia-container-cli.ldconfig` as written, e.g. `@/sbin/ldconfig.real`; null: not set. */
  readonly ldconfig: string | null;
  /** `nvidia-container-cli.path`: the CLI that the hook calls; null: looked up on the PATH. */
  readonly cliPath: string | null;
  /** `nvidia-container-cli.user`, e.g. `root:video`: whom the CLI asks the driver as; null: not set, nobody then. */
  readonly user: string | null;
  /** `nvidia-container-cli.load-kmods`: the CLI loads the driver's modules and makes their nodes before all else. */
  readonly loadModules: boolean;
  /** `accept-nvidia-visible-devices-envvar-when-unprivileged` */
  readonly envWhenUnprivileged: boolean;
  /** `accept-nvidia-visible-devices-as-volume-mounts` */
  readonly volumeMounts: boolean;
  /** `supported-driver-capabilities`; null: not set, or all. */
  readonly capabilities: readonly string[] | null;
  /** `nvidia-container-runtime-hook.skip-mode-detection`: the hook works whatever the mode. */
  readonly skipModeDetection: boolean;
  /** `features.allow-ldconfig-from-container` */
  readonly ldconfigFromContainer: boolean;
  /** The lines that set something, by key, as written; none for a key that is set twice. */
  readonly lines: Readonly<Record<string, string>>;
}

export const defaultSettings: ToolkitSettings = {
  ldconfig: null,
  cliPath: null,
  user: null,
  loadModules: true,
  envWhenUnprivileged: true,
  volumeMounts: false,
  capabilities: null,
  skipModeDetection: false,
  ldconfigFromContainer: false,
  lines: {},
};

export interface ToolkitConfiguration {
  readonly path: string;
  readonly config: ToolkitConfig;
  readonly settings: ToolkitSettings;
}

const usualPath = '/etc/nvidia-container-runtime/config.toml';

/** The hook looks into a driver container's root first (nvidia-container-toolkit, hook_config.go). */
const driverContainerPath = `/run/nvidia/driver${usualPath}`;

/**
 * What NVIDIA's GPU operator installs into a folder of its own is told to read the file below that
 * (nvidia-container-toolkit, cmd/nvidia-ctk-installer/toolkit).
 */
const operatorPath = '.config/nvidia-container-runtime/config.toml';
const packaged = /^\/(?:usr\/(?:local\/)?)?s?bin$/;

/** The configuration as the hook finds it; `folder` is where the hook is. */
export async function toolkitConfiguration(host: Host, folder: string | null): Promise<ToolkitConfiguration> {
  const own = folder === null || packaged.test(folder) ? null : `${folder}/${operatorPath}`;
  const paths = [...(own === null ? [] : [own]), driverContainerPath];
  const [usual, ...texts] = await Promise.all([usualPath, ...paths].map((path) => host.readText(path)));
  const first = texts.findIndex(({ kind }) => kind === 'ok');
  const [path, text] = first === -1 ? [usualPath, usual] : [paths[first], texts[first]];
  return configurationIn(path ?? usualPath, text ?? { kind: 'absent' });
}

/** One that was read, as the toolkit understands it. */
export async function configurationIn(path: string, file: FileResult<string>): Promise<ToolkitConfiguration> {
  const head = { path, settings: defaultSettings };
  if (file.kind === 'absent') return { ...head, config: { kind: 'absent' } };
  if (file.kind !== 'ok') return { ...head, config: { kind: 'unreadable' } };
  const { parse } = await import('smol-toml');
  try {
    const document: unknown = parse(file.value);
    return { path, config: configIn(document), settings: settingsIn(document, file.value) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ...head, config: { kind: 'invalid', why: why.replace(/\s+/g, ' ').trim().slice(0, 300) } };
  }
}

function configIn(document: unknown): ToolkitConfig {
  const cli = at(document, 'nvidia-container-cli');
  return {
    kind: 'valid',
    mode: textAt(at(document, 'nvidia-container-runtime'), 'mode') ?? 'auto',
    driverRoot: textAt(cli, 'root') ?? '/',
    noCgroups: at(cli, 'no-cgroups') === true,
  };
}

function settingsIn(document: unknown, text: string): ToolkitSettings {
  const cli = at(document, 'nvidia-container-cli');
  return {
    ldconfig: textAt(cli, 'ldconfig'),
    cliPath: textAt(cli, 'path'),
    user: textAt(cli, 'user'),
    loadModules: at(cli, 'load-kmods') !== false,
    envWhenUnprivileged: at(document, 'accept-nvidia-visible-devices-envvar-when-unprivileged') !== false,
    volumeMounts: at(document, 'accept-nvidia-visible-devices-as-volume-mounts') === true,
    capabilities: capabilitiesIn(textAt(document, 'supported-driver-capabilities')),
    skipModeDetection: at(at(document, 'nvidia-container-runtime-hook'), 'skip-mode-detection') === true,
    ldconfigFromContainer: at(at(document, 'features'), 'allow-ldconfig-from-container') === true,
    lines: linesIn(text),
  };
}

function capabilitiesIn(text: string | null): readonly string[] | null {
  const words = text?.split(',').flatMap((word) => word.trim() || []) ?? [];
  return words.length === 0 || words.includes('all') ? null : words;
}

function linesIn(text: string): Readonly<Record<string, string>> {
  const lines = new Map<string, string>();
  const twice = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const key = /^\s*([A-Za-z0-9_-]+)\s*=/.exec(line)?.[1];
    if (key === undefined) continue;
    if (lines.has(key)) twice.add(key);
    lines.set(key, line);
  }
  return Object.fromEntries([...lines].filter(([key]) => !twice.has(key)));
}

function textAt(node: unknown, key: string): string | null {
  const value = at(node, key);
  return typeof value === 'string' && value !== '' ? value : null;
}

function at(node: unknown, key: string): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  return Object.entries(node).find(([name]) => name === key)?.[1];
}
