import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import { dockerdPath } from './dockerd-path.ts';
import { namedBinary, type ToolkitBinaries, toolkitBinaries } from './toolkit-binaries.ts';
import { type ToolkitConfig, type ToolkitSettings, toolkitConfiguration } from './toolkit-config.ts';
import { type ToolkitFiles, toolkitFiles } from './toolkit-files.ts';
import { type ToolkitVersions, toolkitVersions } from './toolkit-versions.ts';

export type { ToolkitBinary, ToolkitProgram } from './toolkit-binaries.ts';
export { toolkitPrograms } from './toolkit-binaries.ts';
export type { ToolkitConfig, ToolkitSettings } from './toolkit-config.ts';

/** The NVIDIA Container Toolkit on this host. */
export interface ToolkitFact extends ToolkitVersions {
  /** Found on our PATH, dockerd's PATH, or in the usual places; null: nowhere. */
  readonly binaries: ToolkitBinaries;
  /** The oldest trace of the toolkit (birth of its directories), milliseconds since 1970: older than dockerd's start
   * means that newer binaries came by an upgrade. */
  readonly oldestTraceMs: number | null;
  readonly configPath: string;
  readonly config: ToolkitConfig;
  readonly settings: ToolkitSettings;
  readonly files: ToolkitFiles;
}

export const toolkit: Probe<ToolkitFact> = {
  title: 'NVIDIA Container Toolkit',
  cost: 'local',
  needs: ['system', 'dockerd', 'dockerUnit'],
  async ask(host, _target, facts) {
    const path = valueIn(facts.system)?.path ?? [];
    const [found, oldestTraceMs] = await Promise.all([
      toolkitBinaries(host, path, dockerdPath(facts)),
      oldestTrace(host),
    ]);
    if (typeof found === 'string') return unread(`${found} could not be looked at`);
    const { path: configPath, config, settings } = await toolkitConfiguration(host, folderOf(found));
    const root = config.kind === 'valid' ? config.driverRoot : '/';
    const [cli, files] = await Promise.all([
      settings.cliPath === null ? found['nvidia-container-cli'] : namedBinary(host, settings.cliPath),
      toolkitFiles(host, root, settings),
    ]);
    if (typeof cli === 'string') return unread(`${cli} could not be looked at`);
    const binaries = { ...found, 'nvidia-container-cli': cli };
    const versions = await toolkitVersions(host, binaries);
    return read({ ...versions, binaries, oldestTraceMs, configPath, config, settings, files });
  },
};

/** Where the hook is that a launch goes through, else the runtime. */
function folderOf(binaries: ToolkitBinaries): string | null {
  const [first] = hookOrRuntime.flatMap((name) => binaries[name]?.path ?? []);
  return first === undefined ? null : first.slice(0, first.lastIndexOf('/'));
}

const hookOrRuntime = [
  'nvidia-container-runtime-hook',
  'nvidia-container-toolkit',
  'nvidia-container-runtime',
] as const;

/** Folders that packages make once and keep over upgrades. */
const traces = [
  '/etc/nvidia-container-runtime',
  '/usr/share/doc/nvidia-container-toolkit',
  '/usr/share/doc/nvidia-container-toolkit-base',
  '/usr/share/doc/libnvidia-container1',
];

async function oldestTrace(host: Host): Promise<number | null> {
  const stats = await Promise.all(traces.map((path) => host.stat(path)));
  const births = stats.flatMap((stat) => (stat.kind === 'ok' ? (stat.value.birthMs ?? []) : []));
  return births.length === 0 ? null : Math.min(...births);
}
