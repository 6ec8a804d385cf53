import { type Reading, read, unread } from '../../probe.ts';
import type { DaemonJsonFact } from '../../probes/daemon-json.ts';
import { daemonJsonOf } from '../../probes/daemon-json.ts';
import { type DaemonLogFact, refusalIn } from '../../probes/daemon-log.ts';
import type { DockerUnitFact } from '../../probes/docker-unit.ts';
import type { DockerdFact } from '../../probes/dockerd.ts';
import type { EngineFact } from '../../probes/engine.ts';
import { flavourOf } from '../../probes/engine-flavour.ts';
import type { RuntimeBinary } from '../../probes/runtime-binaries.ts';
import type { SystemFact } from '../../probes/system.ts';
import { type Evidence, outputsOf } from '../evidence.ts';
import { packagesIn } from './packages.ts';
import { unitIn } from './units.ts';

/** What is known of the daemon: the kind of an engine that answers, or that there is one which does not. */
export function dockerdIn(
  evidence: Evidence,
  engine: EngineFact | null,
  system: SystemFact | null,
): DockerdFact | null {
  if (engine === null) return null;
  const binary = engine.kind === 'running' ? null : binaryIn(evidence);
  if (engine.kind === 'unreachable' && binary === null) return null;
  const flavour = flavourOf(engine.endpoint ?? '', engine, system, {
    installed: ['package'],
    running: new Set(),
  });
  return {
    binary,
    version: null,
    flavour,
    service: flavour === 'snap' ? 'snap.docker.dockerd' : flavour === 'package' ? 'docker' : null,
    process: null,
    configFile:
      flavour === 'snap' ? '/var/snap/docker/current/config/daemon.json' : '/etc/docker/daemon.json',
    others: [],
  };
}

/** By its service, else by the packages that bring it. */
function binaryIn(evidence: Evidence): string | null {
  const unit = unitIn(evidence, 'docker');
  if (unit !== null && unit.loaded !== 'absent') return unit.program ?? '/usr/bin/dockerd';
  const packages = packagesIn(evidence);
  const some = ['docker-ce', 'docker.io', 'moby-engine'].some(
    (name) => packages?.versions.has(name) === true,
  );
  return some ? '/usr/bin/dockerd' : null;
}

/** The configuration that is shown, if it is the one that this daemon reads. */
export function daemonJsonIn(evidence: Evidence, dockerd: DockerdFact | null): DaemonJsonFact | null {
  const path = dockerd?.configFile ?? '/etc/docker/daemon.json';
  const file = evidence.files.get(path);
  const absent = evidence.absent.has(path);
  if (file === undefined && !absent) return null;
  const fact = daemonJsonOf(path, file === undefined ? { kind: 'absent' } : { kind: 'ok', value: file });
  return fact.ok ? fact.value : null;
}

export function dockerUnitIn(evidence: Evidence): DockerUnitFact | null {
  const unit = unitIn(evidence, 'docker');
  if (unit === null) return null;
  if (unit.loaded === 'absent') return { kind: 'absent' };
  const path = unit.path ?? '/lib/systemd/system/docker.service';
  return { kind: 'unit', path, masked: unit.loaded === 'masked', enabled: unit.enabled, start: null };
}

/** Its last words, while it is down. */
export function daemonLogIn(evidence: Evidence, engine: EngineFact | null): DaemonLogFact | null {
  if (engine?.kind !== 'unreachable' || engine.reason === 'permission') return null;
  const journals = outputsOf(evidence, 'journalctl').filter(({ argv }) =>
    argv.some(
      (word, index) =>
        /^(?:-xe?u|-ux?e?|-fu|-eu|--unit)$/.test(argv[index - 1] ?? '') &&
        /^docker(?:\.service)?$/.test(word),
    ),
  );
  const text = journals[0]?.text ?? unitIn(evidence, 'docker')?.text;
  return text === undefined ? null : { refusal: refusalIn(messagesIn(text)) };
}

/** Without the time, the host and the process before each message. */
const messagesIn = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*[A-Z][a-z]{2} [ \d]\d [\d:]{8} \S+ [\w.-]+\[\d+\]: /, ''))
    .join('\n');

/** Where no other runtimes are registered than Docker's own, none can lack its program. */
export function runtimeBinariesIn(engine: EngineFact | null): Reading<readonly RuntimeBinary[]> {
  const known =
    engine?.kind === 'running' &&
    engine.runtimes.every(({ name, path }) => path !== null || /^(?:runc|io\.containerd\.\S+)$/.test(name));
  return known ? read([]) : unread('the programs of the runtimes are not told');
}
