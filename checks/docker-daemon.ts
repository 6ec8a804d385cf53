import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import { configProblems } from './docker/config-problems.ts';
import { notRunning } from './docker/not-running.ts';
import { chooseContext } from './fixes/engine-choice.ts';

const codes = [
  'docker-context-missing',
  'docker-host-invalid',
  'daemon-json-invalid',
  'daemon-flag-conflict',
  'daemon-flag-unsupported',
  'rootless-daemon-not-started',
  'docker-service-masked',
  'containerd-not-running',
  'daemon-not-running',
] as const;

type Code = (typeof codes)[number] | 'default-runtime-broken';

export default defineCheck({
  id: 'docker-daemon',
  title: 'The Docker daemon runs',
  needs: ['engine', 'dockerd', 'engineEndpoint'],
  uses: ['daemonJson', 'dockerUnit', 'daemonLog', 'dockerPackages', 'os', 'platform'],
  codes,
  relays: ['default-runtime-broken'],
  applies({ engine, dockerd, platform }) {
    if (engine.kind === 'running') return true;
    if (dockerd.flavour === 'desktop' && valueIn(platform)?.kind !== 'wsl2')
      return 'the docker command is set to Docker Desktop, which cannot give GPUs here';
    // A daemon that is gone leaves its socket behind until the machine is started again.
    const left = engine.reason === 'refused' && engine.endpoint?.startsWith('unix:') === true;
    const nowhere = engine.reason === 'no-socket' || left;
    const installed = dockerd.binary !== null || dockerd.process !== null || dockerd.others.length > 0;
    const set = dockerd.flavour !== 'package';
    return !nowhere || installed || set || 'Docker is not installed';
  },
  examine(facts): readonly Finding<Code>[] {
    const { engine, engineEndpoint } = facts;
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
    const endpoint = engineEndpoint.endpoint ?? '';
    if (engine.kind === 'unreachable' && /^unix:\/\/[^/]/.test(endpoint)) {
      return [
        {
          code: 'docker-host-invalid',
          severity: 'error',
          message: `The docker command is told to use ${endpoint}, a path within the current folder: a third slash is missing after unix:.`,
          seen: { endpoint, from: engineEndpoint.from },
          fixes: [chooseContext(engineEndpoint.from, 'Use the socket of the Docker daemon')],
        },
      ];
    }
    return [...configProblems(facts), ...notRunning(facts)];
  },
});
