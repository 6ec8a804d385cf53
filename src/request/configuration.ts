import { valueIn } from '../probe.ts';
import type { CdiSpec } from '../probes/cdi-spec.ts';
import type { RunningEngine } from '../probes/engine.ts';
import type { Readings } from '../probes.ts';

/** A name and what is to be said of it. */
export type Pair = readonly [string, string];

/** How Docker is set up, as far as GPUs in containers depend on it. What is not known is left to the checks to say. */
export function configurationOf(facts: Readings): readonly Pair[] {
  const engine = valueIn(facts.engine);
  const pairs: readonly Pair[] = [
    ['Engine', engineWords(facts)],
    ...(engine?.kind === 'running' ? runningPairs(engine) : []),
    ['Configuration file', daemonJsonWords(facts)],
    ['CDI specifications', specsWords(facts)],
    ['Toolkit programs', programsWords(facts)],
    ['Control groups', cgroupWords(facts)],
  ];
  return pairs.filter(([, text]) => text !== '');
}

function engineWords(facts: Readings): string {
  const dockerd = valueIn(facts.dockerd);
  const endpoint = valueIn(facts.engineEndpoint)?.endpoint ?? null;
  return [dockerd?.flavour ?? '', endpoint ?? ''].filter((part) => part !== '').join(', ');
}

const runningPairs = (engine: RunningEngine): readonly Pair[] => [
  [
    'Runtimes',
    engine.runtimes
      .map(({ name, path }) => {
        const mark = name === engine.defaultRuntime ? ' (default)' : '';
        return path === null || path === name ? `${name}${mark}` : `${name}${mark} = ${path}`;
      })
      .join(', '),
  ],
  ['CDI in the engine', cdiWords(engine)],
  [
    'Storage',
    `${engine.storageDriver}${engine.containerdStore ? ' (containerd)' : ''} below ${engine.rootDir}`,
  ],
  ['Security', engine.securityOptions.join(', ')],
];

function cdiWords({ cdiSpecDirs, cdiDevices, cdiProblems }: RunningEngine): string {
  if (cdiSpecDirs === null) return 'it does not say';
  if (cdiSpecDirs.length === 0) return 'off';
  return [
    `looks in ${cdiSpecDirs.join(', ')}`,
    cdiDevices === null ? '' : `${cdiDevices.length} devices`,
    ...cdiProblems.map(({ path, why }) => `${path}: ${why}`),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function daemonJsonWords(facts: Readings): string {
  const { daemonJson } = facts;
  if (daemonJson?.ok !== true) return daemonJson?.why ?? '';
  const { kind, path } = daemonJson.value;
  if (kind === 'absent') return `${path}: there is none`;
  return kind === 'invalid' ? `${path}: is no valid JSON (${daemonJson.value.why})` : path;
}

function specsWords(facts: Readings): string {
  const cdi = valueIn(facts.cdi);
  if (cdi === null) return '';
  return cdi.specs.length === 0 ? `none in ${cdi.dirs.join(', ')}` : cdi.specs.map(specWords).join('; ');
}

function specWords(spec: CdiSpec): string {
  if (spec.kind === 'unread') return `${spec.path} (may not be read)`;
  if (spec.kind === 'invalid') return `${spec.path} (${spec.why})`;
  const driver = spec.driverVersion === null ? '' : `, of driver ${spec.driverVersion}`;
  return `${spec.path} (${spec.deviceKind}, ${spec.devices.length} devices${driver})`;
}

function programsWords(facts: Readings): string {
  const binaries = valueIn(facts.toolkit)?.binaries;
  return binaries === undefined
    ? ''
    : Object.values(binaries)
        .flatMap((binary) => (binary === null ? [] : [binary.path]))
        .join(', ');
}

function cgroupWords(facts: Readings): string {
  const mode = valueIn(facts.cgroupMode);
  const engine = valueIn(facts.engine);
  const version = mode === null ? '' : `version ${mode.unified ? 2 : 1}`;
  const driver = engine?.kind === 'running' ? `the engine's driver is ${engine.cgroupDriver}` : '';
  return [version, driver].filter((part) => part !== '').join(', ');
}
