import dockerVersion from '../../checks/docker-version.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const engine = (version: string, apiVersion: string): EngineFact =>
  healthy.engine.kind === 'running' ? { ...healthy.engine, version, apiVersion } : healthy.engine;
const client = (version: string, nvidiaDocker = false) =>
  ({ kind: 'present', path: '/usr/bin/docker', version, podman: false, nvidiaDocker }) as const;
const down: EngineFact = {
  kind: 'unreachable',
  endpoint: null,
  reason: 'refused',
  why: 'no',
  socketGid: null,
};

testCheck(dockerVersion, {
  passes: {
    'exactly 19.03': { facts: { engine: engine('19.03.0', '1.40'), dockerCli: client('19.03.0') } },
    'API 1.100 is newer than 1.40': { facts: { engine: engine('40.0.0', '1.100') } },
  },
  skips: { 'no daemon': { facts: { engine: down } } },
  finds: {
    'an old engine with nvidia-docker': {
      facts: { engine: engine('18.09.9', '1.39'), dockerCli: client('18.09.9', true) },
      codes: ['docker-cli-too-old?'],
      seen: { engine: '18.09.9', api: '1.39' },
    },
    'an old engine with the runtime alone': {
      facts: { engine: engine('18.09.9', '1.39') },
      codes: ['docker-cli-too-old?'],
      fixes: ['upgrade-docker'],
    },
    'an old engine with neither': {
      facts: {
        engine: { ...engine('18.09.9', '1.39'), runtimes: [{ name: 'runc', path: 'runc' }] } as EngineFact,
      },
      codes: ['docker-cli-too-old'],
      fixes: ['upgrade-docker'],
    },
    'an old client of a new engine that knows the runtime': {
      facts: { dockerCli: client('18.09.1') },
      codes: ['docker-cli-too-old?'],
      seen: { client: '18.09.1' },
      fixes: ['upgrade-docker-cli'],
    },
    'an old client of a new engine without the runtime': {
      facts: {
        dockerCli: client('18.09.1'),
        engine: { ...engine('24.0.7', '1.43'), runtimes: [{ name: 'runc', path: 'runc' }] } as EngineFact,
      },
      codes: ['docker-cli-too-old'],
      fixes: ['upgrade-docker-cli'],
    },
    'that, with nvidia-docker': {
      facts: {
        dockerCli: client('18.09.1', true),
        engine: { ...engine('24.0.7', '1.43'), runtimes: [{ name: 'runc', path: 'runc' }] } as EngineFact,
      },
      codes: ['docker-cli-too-old?'],
      fixes: ['upgrade-docker-cli'],
    },
  },
});
