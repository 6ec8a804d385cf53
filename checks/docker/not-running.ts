import type { Candidate, Finding, JsonObject } from '../../src/check.ts';
import { defaultEndpoint, listensAt } from '../../src/knowledge/engine-hosts.ts';
import { valueIn } from '../../src/probe.ts';
import { chooseContext, has } from '../fixes/engine-choice.ts';
import {
  logCommand,
  resumeEngine,
  startContainerd,
  startEngine,
  unmaskDocker,
} from '../fixes/engine-start.ts';
import type { DaemonFacts } from './config-case.ts';

type Code =
  | 'rootless-daemon-not-started'
  | 'docker-service-masked'
  | 'containerd-not-running'
  | 'daemon-not-running';

/** Nothing answers: by what the files tell, else as it is, with the daemon's own last words where they can be read. */
export function notRunning(facts: DaemonFacts): readonly Finding<Code>[] {
  const { engine } = facts;
  if (engine.kind === 'running' || engine.reason === 'permission') return [];
  const special =
    stopped(facts) ?? rootless(facts) ?? masked(facts) ?? withoutContainerd(facts) ?? elsewhere(facts);
  return [special ?? plain(facts)];
}

/** It is there and not at work: asked to, it goes on where it was. */
function stopped({ engine, dockerd }: DaemonFacts): Finding<Code> | null {
  const pid = dockerd.process?.pid ?? null;
  if (engine.kind === 'running' || engine.reason !== 'stopped' || pid === null) return null;
  return {
    code: 'daemon-not-running',
    severity: 'error',
    message: `Process ${pid} is dockerd, and it was stopped by a signal: nothing answers at ${engine.endpoint} until it goes on.`,
    seen: { endpoint: engine.endpoint, reason: engine.reason, process: pid },
    fixes: [resumeEngine(pid)],
  };
}

function rootless({ engine, dockerd, engineEndpoint, os }: DaemonFacts): Finding<Code> | null {
  if (dockerd.flavour !== 'rootless' || dockerd.process !== null) return null;
  const endpoint = engine.endpoint ?? '';
  const instead = has(dockerd, 'package')
    ? [chooseContext(engineEndpoint.from, "Use the machine's Docker Engine instead")]
    : [];
  return {
    code: 'rootless-daemon-not-started',
    severity: 'error',
    message: `The docker command is set to the user's own (rootless) daemon at ${endpoint}, and that does not run.`,
    seen: { endpoint, from: engineEndpoint.from, context: engineEndpoint.context },
    explainedBy: ['user-namespaces-restricted'],
    fixes: [startEngine(dockerd, os), ...instead],
  };
}

function masked({ dockerUnit, dockerd }: DaemonFacts): Finding<Code> | null {
  const unit = valueIn(dockerUnit);
  if (unit?.kind !== 'unit' || !unit.masked || dockerd.process !== null) return null;
  return {
    code: 'docker-service-masked',
    severity: 'error',
    message: `The unit ${unit.path} is masked, so systemd does not start the Docker daemon.`,
    seen: { path: unit.path },
    fixes: [unmaskDocker],
  };
}

/** The daemon's unit uses a containerd of its own service, which may not be started. */
function withoutContainerd({ dockerUnit, dockerPackages, dockerd }: DaemonFacts): Finding<Code> | null {
  const unit = valueIn(dockerUnit);
  const path = valueIn(dockerPackages)?.containerdMasked ?? null;
  if (path === null || unit?.kind !== 'unit' || dockerd.process !== null) return null;
  if (!unit.start?.argv.some((word) => word.startsWith('--containerd'))) return null;
  return {
    code: 'containerd-not-running',
    severity: 'error',
    message: `The Docker daemon needs containerd, whose unit is masked (${path}).`,
    seen: { path },
    fixes: [startContainerd(true)],
  };
}

/** The daemon is there, and the docker command is told to look for it where it is not. */
function elsewhere({ engine, dockerd, engineEndpoint }: DaemonFacts): Finding<Code> | null {
  const { endpoint, from, context } = engineEndpoint;
  const daemon = dockerd.process;
  if (engine.kind === 'running' || daemon === null || endpoint === null || from === 'default') return null;
  const listensThere = listensAt(daemon.argv, endpoint) !== false;
  if (listensThere || listensAt(daemon.argv, defaultEndpoint) !== true) return null;
  const who = from === 'DOCKER_HOST' ? from : `the context ${context}`;
  return {
    code: 'daemon-not-running',
    severity: 'error',
    message: `The docker command is told by ${who} to use ${endpoint}, where nothing answers: ${engine.why}. The daemon of this machine (process ${daemon.pid}) listens at ${defaultEndpoint}.`,
    seen: { endpoint, from, context, reason: engine.reason, process: daemon.pid },
    fixes: [chooseContext(from, 'Use the socket where the daemon listens')],
  };
}

function plain(facts: DaemonFacts): Finding<Code> {
  const { engine, dockerd, dockerUnit, os } = facts;
  if (engine.kind === 'running') throw new Error('the engine runs');
  const pid = dockerd.process?.pid ?? null;
  const unit = valueIn(dockerUnit);
  const disabled = unit?.kind === 'unit' && unit.enabled === false && pid === null;
  const where = `${engine.endpoint ?? 'its socket'}: ${engine.why}.`;
  const last = pid === null ? lastWords(facts) : nothingSaid;
  return {
    code: 'daemon-not-running',
    severity: 'error',
    message: [
      pid === null
        ? `The Docker daemon does not run at ${where}`
        : `Process ${pid} is dockerd, and nothing answers at ${where}`,
      ...(disabled ? ['It is not set to start with the machine.'] : []),
      ...last.words,
    ].join(' '),
    seen: {
      endpoint: engine.endpoint,
      reason: engine.reason,
      why: engine.why,
      process: pid,
      ...(disabled ? { enabled: false } : {}),
      ...last.seen,
    },
    explainedBy: [
      'daemon-json-invalid',
      'daemon-flag-conflict',
      'daemon-flag-unsupported',
      'default-runtime-broken',
    ],
    fixes: [startEngine(dockerd, os)],
    ...(last.candidates.length === 0 ? {} : { candidates: last.candidates }),
  };
}

interface Said {
  readonly words: readonly string[];
  readonly seen: JsonObject;
  readonly candidates: readonly Candidate[];
}

const nothingSaid: Said = { words: [], seen: {}, candidates: [] };

/** What it said when it gave up, or the command that shows it. */
function lastWords({ daemonLog, dockerd, os }: DaemonFacts): Said {
  const refusal = valueIn(daemonLog)?.refusal ?? null;
  if (refusal !== null) {
    return {
      words: [`When it was last started it said: ${withStop(refusal)}`],
      seen: { lastWords: refusal },
      candidates: causesBehind(refusal),
    };
  }
  const ask = logCommand(dockerd, os);
  if (ask === null) return nothingSaid;
  return { words: [`If it stops again at once, its log says why: ${ask}.`], seen: {}, candidates: [] };
}

const withStop = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** dockerd on a full disk complains of containerd and never of room. */
function causesBehind(refusal: string): readonly Candidate[] {
  if (/no space left/i.test(refusal)) return [fullDisk];
  return /containerd/i.test(refusal) ? [fullDisk, containerd] : [];
}

const fullDisk: Candidate = {
  code: 'disk-full-docker-root',
  decides: 'Does df -h show the filesystem of /var/lib/docker or /var/lib/containerd as full?',
};

const containerd: Candidate = {
  code: 'containerd-not-running',
  decides: 'Does systemctl is-active containerd say anything but "active"?',
};
