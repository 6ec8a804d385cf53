import { defineCheck, type Finding } from '../src/check.ts';
import type { Reading } from '../src/probe.ts';
import type { DaemonJsonFact } from '../src/probes/daemon-json.ts';
import type { DockerdFact } from '../src/probes/dockerd.ts';
import type { EngineFact } from '../src/probes/engine.ts';
import type { OsFact } from '../src/probes/os.ts';
import { chooseContext, correctDaemonJson, startEngine } from './fixes/docker.ts';

type Code = 'daemon-json-invalid' | 'daemon-not-running' | 'docker-context-missing';

export default defineCheck({
  id: 'docker-daemon',
  title: 'The Docker daemon runs',
  needs: ['engine', 'dockerd', 'daemonJson', 'engineEndpoint'],
  uses: ['os'],
  codes: ['daemon-json-invalid', 'daemon-not-running', 'docker-context-missing'],
  applies({ engine, dockerd }) {
    const nowhere = engine.kind === 'unreachable' && engine.reason === 'no-socket';
    const installed = dockerd.binary !== null || dockerd.process !== null || dockerd.flavour === 'desktop';
    return !nowhere || installed || 'Docker is not installed';
  },
  examine({ engine, dockerd, daemonJson, engineEndpoint, os }): readonly Finding<Code>[] {
    if (engine.kind === 'unreachable' && engine.reason === 'no-context') {
      const context = engineEndpoint.context ?? '';
      return [
        {
          code: 'docker-context-missing',
          severity: 'error',
          message: `The docker command is told to use the context "${context}", which does not exist.`,
          seen: { context, from: engineEndpoint.from },
          fixes: [chooseContext(engineEndpoint.from)],
        },
      ];
    }
    return [...invalid(daemonJson, engine), ...notRunning(engine, dockerd, os)];
  },
});

function invalid(file: DaemonJsonFact, engine: EngineFact): readonly Finding<Code>[] {
  if (file.kind !== 'invalid') return [];
  const runs = engine.kind === 'running';
  // Docker 26 and later start with an empty file or one with a byte order mark; a running engine shows that it did.
  if (runs && (file.problem === 'empty' || file.problem === 'bom')) return [];
  const where = file.line === null ? '' : ` in line ${file.line}`;
  const effect = runs ? 'the Docker daemon will not start again' : 'the Docker daemon does not start';
  return [
    {
      code: 'daemon-json-invalid',
      severity: runs ? 'warning' : 'error',
      message: `${file.path} is not valid JSON${where} (${file.why}), so ${effect}.`,
      seen: { path: file.path, line: file.line, text: file.text, why: file.why },
      fixes: [correctDaemonJson(file, runs)],
    },
  ];
}

function notRunning(engine: EngineFact, dockerd: DockerdFact, os: Reading<OsFact>): readonly Finding<Code>[] {
  if (engine.kind === 'running' || engine.reason === 'permission') return [];
  const pid = dockerd.process?.pid ?? null;
  const runs =
    pid === null ? 'The Docker daemon does not run' : `dockerd runs (process ${pid}), and does not answer`;
  return [
    {
      code: 'daemon-not-running',
      severity: 'error',
      message: `${pid === null ? runs : `Although ${runs}`} at ${engine.endpoint ?? 'its socket'}: ${engine.why}.`,
      seen: { endpoint: engine.endpoint, reason: engine.reason, why: engine.why, process: pid },
      explainedBy: ['daemon-json-invalid'],
      fixes: [startEngine(dockerd, os)],
    },
  ];
}
