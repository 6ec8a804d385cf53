import { defineCheck, type Finding } from '../src/check.ts';
import { launchWay } from '../src/knowledge/launch-way.ts';
import { valueIn } from '../src/probe.ts';
import type { DaemonConfig } from '../src/probes/daemon-configs.ts';
import type { RunningEngine } from '../src/probes/engine.ts';
import type { ConfigFacts } from './docker/config-facts.ts';
import { defaultRuntimeBroken } from './docker/default-runtime.ts';
import { reloadEngine } from './fixes/docker-config.ts';
import { configureRuntime } from './fixes/toolkit.ts';

const codes = ['default-runtime-broken', 'daemon-uses-other-config', 'rootless-vs-rootful-config'] as const;

type Code = (typeof codes)[number] | 'daemon-not-restarted';

export default defineCheck({
  id: 'daemon-config',
  title: 'The engine runs with the configuration that is meant for it',
  needs: ['engine', 'dockerd'],
  uses: ['daemonJson', 'daemonConfigs', 'runtimeBinaries', 'toolkit', 'platform', 'os'],
  codes,
  relays: ['daemon-not-restarted'],
  applies({ engine, dockerd, daemonJson }) {
    if (engine.kind !== 'running') return 'no Docker daemon answers';
    const here = dockerd.flavour !== 'desktop' && dockerd.flavour !== 'elsewhere';
    if (!here) return "the engine's configuration is not on this machine";
    // The file may be closed to ordinary users; an engine that has the runtime shows that it was told of it.
    const told = daemonJson.ok || (dockerd.process !== null && namesOf(engine).has('nvidia'));
    return told || { unknown: daemonJson.why };
  },
  examine(facts): readonly Finding<Code>[] {
    const { engine } = facts;
    if (engine.kind !== 'running') return [];
    return [...defaultRuntimeBroken(facts, engine), ...notTakenOver(facts, engine)];
  },
});

/** Runtimes that some file registers and the engine does not have: by which file, one of three mistakes. */
function notTakenOver(facts: ConfigFacts, engine: RunningEngine): readonly Finding<Code>[] {
  const known = namesOf(engine);
  const own = notReloaded(facts, known);
  if (own !== null) return [severe(own, facts, engine)];
  // Whoever has the runtime does not miss the file of another daemon.
  if (known.has('nvidia') || facts.dockerd.flavour === 'snap') return [];
  const other = valueIn(facts.daemonConfigs)?.find(({ runtimes }) => runtimes.includes('nvidia'));
  return other === undefined ? [] : [severe(elsewhere(facts, other), facts, engine)];
}

const namesOf = ({ runtimes }: RunningEngine): ReadonlySet<string> =>
  new Set(runtimes.map(({ name }) => name));

/** An error only where the launch needs the runtime. */
function severe(finding: Finding<Code>, facts: ConfigFacts, engine: RunningEngine): Finding<Code> {
  const way = launchWay(engine, valueIn(facts.toolkit), valueIn(facts.platform));
  return {
    ...finding,
    severity: way.kind === 'runtime' || way.kind === 'nvidia-docker' ? 'error' : 'warning',
  };
}

function notReloaded(
  { daemonJson: file, dockerd, os }: ConfigFacts,
  known: ReadonlySet<string>,
): Finding<Code> | null {
  const daemonJson = valueIn(file);
  if (daemonJson?.kind !== 'valid') return null;
  const registered = daemonJson.value['runtimes'];
  const names = typeof registered === 'object' && registered !== null ? Object.keys(registered) : [];
  const missing = names.filter((name) => !known.has(name));
  // Without its process it is not known that the daemon reads this file.
  if (missing.length === 0 || dockerd.process === null) return null;
  return {
    code: 'daemon-not-restarted',
    severity: 'warning',
    message: `${daemonJson.path} registers the runtime ${missing.join(', ')}, which the running engine does not have: the file was changed after it was read.`,
    seen: { path: daemonJson.path, missing },
    fixes: [reloadEngine(dockerd, valueIn(os)?.services ?? 'none')],
  };
}

function elsewhere(facts: ConfigFacts, other: DaemonConfig): Finding<Code> {
  const { dockerd, daemonJson } = facts;
  const reads = dockerd.configFile;
  const crossed = (dockerd.flavour === 'rootless') !== (other.flavour === 'rootless');
  const kind = dockerd.flavour === 'rootless' ? "the user's own (rootless) engine" : "the machine's engine";
  return {
    code: crossed ? 'rootless-vs-rootful-config' : 'daemon-uses-other-config',
    severity: 'warning',
    message: crossed
      ? `The NVIDIA runtime is registered in ${other.path}, and ${kind} answers, which reads ${reads}.`
      : `The NVIDIA runtime is registered in ${other.path}, and the engine that answers reads ${reads}.`,
    seen: { registeredIn: other.path, reads, flavour: dockerd.flavour },
    fixes: [
      configureRuntime({
        os: facts.os,
        dockerd: { ok: true, value: dockerd },
        toolkit: facts.toolkit,
        daemonJson,
      }),
    ],
  };
}
