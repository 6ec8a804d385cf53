import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { launchWay } from '../src/knowledge/launch-way.ts';
import { valueIn } from '../src/probe.ts';
import type { RunningEngine } from '../src/probes/engine.ts';
import type { RuntimeBinary } from '../src/probes/runtime-binaries.ts';
import type { Readings } from '../src/probes.ts';
import type { Target } from '../src/target.ts';
import { restoreRuntime } from './fixes/docker-config.ts';
import {
  configFile,
  configureRuntime,
  type HostForFix,
  reinstallToolkit,
  repointRuntime,
} from './fixes/toolkit.ts';

type Code = 'nvidia-runtime-not-registered' | 'runtime-binary-missing';

export default defineCheck({
  id: 'nvidia-runtime',
  title: 'The runtimes that the launch needs are registered and there',
  needs: ['engine', 'runtimeBinaries'],
  uses: ['toolkit', 'platform', 'daemonJson', 'os', 'dockerd', 'dockerCli', 'cdi', 'system'],
  codes: ['nvidia-runtime-not-registered', 'runtime-binary-missing'],
  applies: ({ engine }) => engine.kind === 'running' || 'no Docker daemon answers',
  examine(facts, target): readonly Finding<Code>[] {
    const { engine, runtimeBinaries, toolkit, daemonJson, os, dockerd } = facts;
    if (engine.kind !== 'running') return [];
    const { way, byRuntime, needed } = needOf(engine, facts, target);
    const host = { os, dockerd, toolkit, daemonJson };
    return [
      ...(byRuntime ? notRegistered(engine, way.why, host) : []),
      ...missing(runtimeBinaries, needed, host),
    ];
  },
  doubt({ engine, runtimeBinaries, ...facts }, target) {
    if (engine.kind !== 'running') return null;
    const { needed } = needOf(engine, facts, target);
    const silent = runtimeBinaries.find(({ name, state }) => state === 'unread' && needed.includes(name));
    return silent === undefined
      ? null
      : `${silent.path}, the program of runtime ${silent.name}, could not be looked at`;
  },
});

type WayFacts = Parameters<typeof launchHost>[0] & Pick<Readings, 'toolkit' | 'platform'>;

/** The runtimes that a launch here goes through. */
function needOf(engine: RunningEngine, facts: WayFacts, { gpus }: Target) {
  const way = launchWay(engine, valueIn(facts.toolkit), valueIn(facts.platform), launchHost(facts, gpus));
  const byRuntime = way.kind === 'runtime' || way.kind === 'nvidia-docker';
  return { way, byRuntime, needed: byRuntime ? [engine.defaultRuntime, 'nvidia'] : [engine.defaultRuntime] };
}

function notRegistered(engine: RunningEngine, why: string, host: HostForFix): readonly Finding<Code>[] {
  const names = engine.runtimes.map(({ name }) => name);
  if (names.includes('nvidia')) return [];
  return [
    {
      code: 'nvidia-runtime-not-registered',
      severity: 'error',
      message: `Docker knows no runtime named nvidia, and this launch needs it. ${why}`,
      seen: { runtimes: names, defaultRuntime: engine.defaultRuntime },
      explainedBy: [
        'snap-docker',
        'daemon-not-restarted',
        'daemon-uses-other-config',
        'rootless-vs-rootful-config',
      ],
      fixes: [configureRuntime(host)],
    },
  ];
}

function missing(
  binaries: readonly RuntimeBinary[],
  needed: readonly string[],
  host: HostForFix,
): readonly Finding<Code>[] {
  // Of others' runtimes, such as runsc, only the default one has a part in this launch.
  const gone = binaries.filter(
    ({ name, state }) => state === 'missing' && (needed.includes(name) || /^nvidia/.test(name)),
  );
  const [first] = gone;
  if (first === undefined) return [];
  const breaks = gone.some(({ name }) => needed.includes(name));
  const list = gone.map(({ name, path }) => `${name} (${path})`).join(', ');
  const nvidia = gone.find(({ name }) => /^nvidia/.test(name));
  return [
    {
      code: 'runtime-binary-missing',
      severity: breaks ? 'error' : 'warning',
      message: `Docker has a runtime registered whose program is not there: ${list}.`,
      seen: { missing: gone.map(({ name, path }) => ({ name, path })), needed },
      // Its package brings the program to the place where it is registered, unless that place is an odd one.
      ...(nvidia !== undefined && isPackaged(nvidia.path) ? { explainedBy: ['toolkit-not-installed'] } : {}),
      fixes: [nvidia === undefined ? restoreRuntime(first, configFile(host)) : fixOf(nvidia, host)],
    },
  ];
}

const fixOf = ({ name, path }: RuntimeBinary, host: HostForFix) =>
  name === 'nvidia' && !isPackaged(path) ? repointRuntime(host) : reinstallToolkit(host);

const isPackaged = (path: string): boolean =>
  path === 'nvidia-container-runtime' || path === '/usr/bin/nvidia-container-runtime';
