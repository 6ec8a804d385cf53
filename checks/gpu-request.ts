import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { launchWay } from '../src/knowledge/launch-way.ts';
import { ownToolkit } from '../src/knowledge/own-toolkit.ts';
import { toolkitPath } from '../src/knowledge/toolkit-path.ts';
import { valueIn } from '../src/probe.ts';
import { capabilities } from './gpu-request/capabilities.ts';
import { devicesByMount, envIgnored } from './gpu-request/devices.ts';
import { hiddenSocket, libraryUntold } from './gpu-request/socket.ts';

type Code =
  | 'driver-capabilities-missing'
  | 'driver-capabilities-invalid'
  | 'visible-devices-volume-mount'
  | 'run-bind-hides-persistenced';

export default defineCheck({
  id: 'gpu-request',
  title: 'What the container asks of the toolkit is given',
  needs: ['toolkit', 'engine'],
  uses: [
    'platform',
    'cdi',
    'dockerd',
    'dockerCli',
    'system',
    'localImage',
    'registry',
    'volumes',
    'persistenced',
    'os',
  ],
  codes: [
    'driver-capabilities-missing',
    'driver-capabilities-invalid',
    'visible-devices-volume-mount',
    'run-bind-hides-persistenced',
  ],
  applies({ toolkit, engine, dockerd }) {
    if (engine.kind !== 'running') return 'no Docker daemon answers';
    const own = ownToolkit(valueIn(dockerd));
    if (own !== null) return own;
    return (
      Object.values(toolkit.binaries).some((binary) => binary !== null) || 'the toolkit is not installed'
    );
  },
  examine(facts, target): readonly Finding<Code>[] {
    const { toolkit, engine } = facts;
    const platform = valueIn(facts.platform);
    const launch = launchHost(facts, target.gpus);
    const path = toolkitPath(engine, toolkit, platform, launch);
    const volumes = valueIn(facts.volumes) ?? [];
    const local = valueIn(facts.localImage);
    const remote = valueIn(facts.registry);
    const env = local?.kind === 'present' ? local.env : remote?.kind === 'found' ? remote.config.env : null;
    const throughToolkit = path === 'cli' || launchWay(engine, toolkit, platform, launch).kind === 'runtime';
    const host = { os: facts.os, dockerd: facts.dockerd, platform: facts.platform };
    return [
      ...(env === null || path !== 'cli' ? [] : capabilities(env, toolkit)),
      // A mount that could not be looked at may be the one that asks for the GPUs.
      ...(throughToolkit && facts.volumes.ok ? envIgnored(toolkit, volumes) : []),
      ...devicesByMount(toolkit, volumes),
      ...hiddenSocket(toolkit, path, volumes, valueIn(facts.persistenced), host),
    ];
  },
  doubt({ toolkit, engine, volumes, persistenced, ...facts }, target) {
    const path = toolkitPath(engine, toolkit, valueIn(facts.platform), launchHost(facts, target.gpus));
    return libraryUntold(toolkit, path, valueIn(volumes) ?? [], valueIn(persistenced));
  },
});
