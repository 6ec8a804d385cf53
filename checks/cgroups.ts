import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { toolkitPath } from '../src/knowledge/toolkit-path.ts';
import { valueIn } from '../src/probe.ts';
import { devicesForgotten } from './cgroups/daemon-reload.ts';
import { engineTooOld, isTooOldForV2, kernelTooOld } from './cgroups/kernel.ts';
import { aroundUntold, noCgroups } from './cgroups/no-cgroups.ts';

type Code =
  | 'no-cgroups-on-rootful'
  | 'rootless-no-cgroups'
  | 'lxc-nested-no-cgroups'
  | 'cgroup-write-denied'
  | 'cgroup-bpf-kernel-too-old'
  | 'cgroup-v2-old-engine'
  | 'cgroup-daemon-reload';

export default defineCheck({
  id: 'cgroups',
  title: 'Control groups let containers have their GPUs, and keep them',
  needs: ['engine', 'toolkit'],
  uses: [
    'containment',
    'cgroupMode',
    'platform',
    'cdi',
    'deviceNodes',
    'daemonJson',
    'dockerd',
    'dockerCli',
    'system',
    'launch',
  ],
  codes: [
    'no-cgroups-on-rootful',
    'rootless-no-cgroups',
    'lxc-nested-no-cgroups',
    'cgroup-write-denied',
    'cgroup-bpf-kernel-too-old',
    'cgroup-v2-old-engine',
    'cgroup-daemon-reload',
  ],
  applies({ engine, toolkit, platform, ...facts }, target) {
    if (engine.kind !== 'running') return 'no Docker Engine answers';
    if (Object.values(toolkit.binaries).every((binary) => binary === null))
      return 'the toolkit is not installed';
    const path = toolkitPath(engine, toolkit, valueIn(platform), launchHost(facts, target.gpus));
    return path === 'cli' || "the engine itself is told of the GPU's devices";
  },
  examine({ engine, toolkit, ...facts }): readonly Finding<Code>[] {
    if (engine.kind !== 'running') return [];
    const launch = valueIn(facts.launch);
    // What a container has shown to work needs no guess.
    const works = launch?.kind === 'ran' && launch.measured.cuda?.available === true;
    return [
      ...(works ? [] : noCgroups(engine, toolkit, valueIn(facts.containment))),
      ...(works ? [] : kernelTooOld(engine, valueIn(facts.system))),
      ...(works ? [] : engineTooOld(engine, valueIn(facts.cgroupMode))),
      ...devicesForgotten(engine, {
        platform: valueIn(facts.platform),
        deviceNodes: valueIn(facts.deviceNodes),
        daemonJson: valueIn(facts.daemonJson),
        dockerd: valueIn(facts.dockerd),
        cdi: valueIn(facts.cdi),
      }),
    ];
  },
  doubt({ engine, toolkit, cgroupMode, containment }) {
    if (engine.kind !== 'running') return null;
    if (!cgroupMode.ok && isTooOldForV2(engine)) return cgroupMode.why;
    return aroundUntold(engine, toolkit, containment);
  },
});
