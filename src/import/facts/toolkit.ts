import type { RunningEngine } from '../../probes/engine.ts';
import {
  type ToolkitBinary,
  type ToolkitConfig,
  type ToolkitFact,
  type ToolkitProgram,
  toolkitPrograms,
} from '../../probes/toolkit.ts';
import { configurationIn } from '../../probes/toolkit-config.ts';
import { type Evidence, isNotFound, outputsOf } from '../evidence.ts';
import { type Packages, packagesIn } from './packages.ts';

/** Which package brings which programs (nvidia-container-toolkit and libnvidia-container, packaging; releases from 1.11 on). */
const brings: Readonly<Record<string, readonly ToolkitProgram[]>> = {
  'nvidia-container-toolkit': ['nvidia-container-runtime-hook', 'nvidia-container-toolkit'],
  'nvidia-container-toolkit-base': ['nvidia-container-runtime', 'nvidia-ctk'],
  'libnvidia-container-tools': ['nvidia-container-cli'],
};

const path = '/etc/nvidia-container-runtime/config.toml';

/**
 * The toolkit, by what the package manager lists: its programs are taken to be where its packages put them. Null where
 * nobody tells whether it is there.
 */
export async function toolkitIn(
  evidence: Evidence,
  engine: RunningEngine | null,
): Promise<ToolkitFact | null> {
  const packages = packagesIn(evidence);
  const there = packages === null ? [] : programsOf(packages);
  if (there.length === 0 && !isAbsent(evidence, packages, engine)) return null;
  // Parts of it may have come in another way, or be on another line of a list that was cut.
  if (
    there.length > 0 &&
    !['nvidia-ctk', 'nvidia-container-cli', 'nvidia-container-runtime-hook'].every((name) =>
      there.some((one) => one === name),
    )
  )
    return null;
  const { config, settings } = await configurationOf(evidence, there.length > 0);
  const binaries = toolkitPrograms.map((name): readonly [ToolkitProgram, ToolkitBinary | null] => [
    name,
    there.includes(name) ? binary(name) : null,
  ]);
  const version = (name: string) => releaseOf(packages?.versions.get(name));
  return {
    version: version('nvidia-container-toolkit'),
    ctkVersion: version('nvidia-container-toolkit-base'),
    libraryVersion: version('libnvidia-container1'),
    cliVersion: version('libnvidia-container-tools'),
    cliFailure: null,
    binaries: Object.fromEntries(binaries) as ToolkitFact['binaries'],
    oldestTraceMs: null,
    configPath: path,
    config,
    settings,
    files: { driverRoot: 'unread', ldconfig: { named: null, sibling: null }, csv: null },
  };
}

async function configurationOf(evidence: Evidence, installed: boolean) {
  const file = evidence.files.get(path);
  if (file !== undefined) return configurationIn(path, { kind: 'ok', value: file });
  const { settings } = await configurationIn(path, { kind: 'absent' });
  const untold = installed && !evidence.absent.has(path);
  const config: ToolkitConfig = untold ? { kind: 'unreadable', untold: true } : { kind: 'absent' };
  return { config, settings };
}

const binary = (name: ToolkitProgram): ToolkitBinary => ({
  path: `/usr/bin/${name}`,
  executable: true,
  dangling: false,
  onDockerdPath: null,
  installedMs: null,
});

const programsOf = ({ versions }: Packages): readonly ToolkitProgram[] =>
  Object.entries(brings).flatMap(([name, list]) => (versions.has(name) ? list : []));

/** Neither in the list of packages nor known to the engine: some systems get it in other ways than by packages. */
function isAbsent(evidence: Evidence, packages: Packages | null, engine: RunningEngine | null): boolean {
  if (engine === null || engine.runtimes.some(({ name }) => /nvidia/.test(name))) return false;
  if (engine.cdiDevices?.some((device) => device.startsWith('nvidia.com/')) === true) return false;
  const listed = Object.keys(brings).every((name) => packages?.lacks(name) === true);
  const typed = ['nvidia-ctk', 'nvidia-container-cli'].every((name) => {
    const [latest] = outputsOf(evidence, name);
    return latest !== undefined && isNotFound(latest);
  });
  return listed || typed;
}

/** `1.17.8-1` as the programs say it: `1.17.8`. */
const releaseOf = (version: string | undefined): string | null =>
  /^(?:\d+:)?(\d+\.\d+\.\d+(?:~rc\.\d+)?)/.exec(version ?? '')?.[1]?.replace('~', '-') ?? null;
