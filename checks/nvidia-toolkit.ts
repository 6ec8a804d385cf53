import { defineCheck, type Finding } from '../src/check.ts';
import { lacksCdiAlone, madeForCdi } from '../src/knowledge/cdi-host.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { hasGpu } from '../src/knowledge/has-gpu.ts';
import { launchWay } from '../src/knowledge/launch-way.ts';
import { ownToolkit } from '../src/knowledge/own-toolkit.ts';
import { hookState, type ProgramState } from '../src/knowledge/toolkit-hook.ts';
import { type Reading, read, valueIn } from '../src/probe.ts';
import type { DockerdFact } from '../src/probes/dockerd.ts';
import type { ToolkitFact } from '../src/probes/toolkit.ts';
import {
  type HostForFix,
  installToolkit,
  linkHook,
  reinstallToolkit,
  restartForToolkit,
  useCdiOnNixos,
} from './fixes/toolkit.ts';
import { cliMissing } from './toolkit/cli.ts';
import { hookNeeded, mayGoByCdi } from './toolkit/need.ts';
import { aroundUntold, specsUnread, startUntold } from './toolkit/untold.ts';

type Code =
  | 'toolkit-not-installed'
  | 'toolkit-hook-missing'
  | 'toolkit-cli-missing'
  | 'daemon-not-restarted'
  | 'nixos-no-gpus-hook';

export default defineCheck({
  id: 'nvidia-toolkit',
  title: 'The NVIDIA Container Toolkit is installed where dockerd finds it',
  needs: ['toolkit', 'pci', 'platform'],
  uses: ['dockerd', 'os', 'system', 'engine', 'cdi', 'dockerCli', 'nvidiaSmi'],
  codes: [
    'toolkit-not-installed',
    'toolkit-hook-missing',
    'toolkit-cli-missing',
    'daemon-not-restarted',
    'nixos-no-gpus-hook',
  ],
  applies(facts, target) {
    const { pci, platform, engine, toolkit } = facts;
    const own = ownToolkit(valueIn(facts.dockerd));
    if (own !== null) return own;
    const gpu = hasGpu(pci, valueIn(facts.nvidiaSmi));
    if (!gpu && platform.kind !== 'wsl2' && platform.kind !== 'jetson') return 'there is no NVIDIA GPU';
    const way = launchWay(valueIn(engine), toolkit, platform, launchHost(facts, target.gpus));
    if (way.kind === 'mounts') return way.why;
    const byCdi =
      madeForCdi(toolkit, launchHost(facts, target.gpus)) !== null || isForCdi(toolkit, facts.dockerd);
    if (!engine.ok && engine.asked && byCdi) return { unknown: engine.why };
    const around = aroundUntold(toolkit, facts);
    if (around !== null) return { unknown: around };
    const closed = specsUnread(facts.cdi);
    return closed !== null && mayGoByCdi(valueIn(engine), toolkit, valueIn(facts.dockerd))
      ? { unknown: closed }
      : true;
  },
  examine(facts, target): readonly Finding<Code>[] {
    const { toolkit, dockerd, os, platform } = facts;
    const host = { os, dockerd, platform: read(platform) };
    const launch = launchHost(facts, target.gpus);
    const needed = hookNeeded(valueIn(facts.engine), toolkit, platform, launch);
    if (needed === 'nothing') return [];
    const closed = lacksCdiAlone(valueIn(facts.engine), toolkit, launch);
    if (Object.values(toolkit.binaries).every((binary) => binary === null))
      return [notInstalled(host, closed)];
    if (needed === 'no-hook') return [];
    const hook = hookState(toolkit, valueIn(dockerd));
    const unhooked = hook.kind !== 'ok' && hook.kind !== 'came-later' && !closed;
    if (unhooked && valueIn(os)?.id === 'nixos') return [forCdiAlone(toolkit)];
    return [...hookProblem(hook, toolkit, host, closed), ...(closed ? [] : cliMissing(toolkit, host))];
  },
  doubt({ toolkit, platform, engine, dockerd, system, ...facts }, target) {
    const launch = launchHost({ ...facts, dockerd, system }, target.gpus);
    const daemon = valueIn(engine);
    if (daemon?.kind !== 'running' || daemon.product !== 'docker') return null;
    const needed = hookNeeded(daemon, toolkit, platform, launch);
    return needed === 'nothing' ? null : startUntold(toolkit, dockerd, { system, needed });
  },
});

/** Without the hook, and with what writes specifications: whether that is enough, the engine's release decides. */
const isForCdi = (toolkit: ToolkitFact, dockerd: Reading<DockerdFact>): boolean =>
  hookState(toolkit, valueIn(dockerd)).kind === 'absent' &&
  (toolkit.binaries['nvidia-cdi-hook'] ?? toolkit.binaries['nvidia-ctk']) !== null;

const notInstalled = (host: HostForFix, closed: boolean): Finding<Code> => ({
  code: 'toolkit-not-installed',
  severity: 'error',
  message: 'The NVIDIA Container Toolkit is not installed, so no container can be given a GPU.',
  seen: {},
  // Its programs may be where only the specification says, as on NixOS.
  ...(closed ? { explainedBy: ['cdi-not-enabled-docker'] } : {}),
  fixes: [installToolkit(host)],
});

function hookProblem(
  hook: ProgramState,
  toolkit: ToolkitFact,
  host: HostForFix,
  closed: boolean,
): readonly Finding<Code>[] {
  if (hook.kind === 'ok') return [];
  const seen = { hook: hook.kind, path: hook.kind === 'absent' ? null : hook.path, version: toolkit.version };
  if (hook.kind === 'came-later') {
    return [
      {
        code: 'daemon-not-restarted',
        severity: 'error',
        message: `The Docker daemon has run since before ${hook.path} was installed, and looks for it only when it starts.`,
        seen,
        fixes: [restartForToolkit],
      },
    ];
  }
  const fix = hook.kind === 'not-on-path' ? linkHook(hook.path) : reinstallToolkit(host);
  return [
    {
      code: 'toolkit-hook-missing',
      severity: 'error',
      message: `Parts of the NVIDIA Container Toolkit are there, but ${hookWords(hook)}.`,
      seen,
      // Such a host needs no hook, once its engine does CDI.
      ...(closed ? { explainedBy: ['cdi-not-enabled-docker'] } : {}),
      fixes: [fix],
    },
  ];
}

/** NixOS installs the toolkit for CDI; where the engine does not give CDI devices either, nothing is left. */
const forCdiAlone = (toolkit: ToolkitFact): Finding<Code> => ({
  code: 'nixos-no-gpus-hook',
  severity: 'error',
  message:
    'NixOS installs the toolkit for CDI, without a hook for --gpus on the PATH of dockerd; and the engine gives no GPUs as CDI devices yet.',
  seen: { hook: 'absent', version: toolkit.version },
  fixes: [useCdiOnNixos],
});

function hookWords(hook: Exclude<ProgramState, { kind: 'ok' | 'came-later' }>): string {
  if (hook.kind === 'absent') return 'its hook nvidia-container-runtime-hook is not';
  if (hook.kind === 'dangling') return `${hook.path} is a link to nothing`;
  if (hook.kind === 'not-executable') return `${hook.path} may not be executed`;
  return `${hook.path} is not on the PATH that dockerd runs with`;
}
