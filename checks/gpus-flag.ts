import { defineCheck, type Finding, type Fix, type JsonObject } from '../src/check.ts';
import { gpuSelection } from '../src/gpu-selection.ts';
import { noDeviceDriver } from '../src/knowledge/engine-generations.ts';
import { doesCdi, type GpuRoute, gpuRoute, launchHost } from '../src/knowledge/gpu-route.ts';
import { hasGpu } from '../src/knowledge/has-gpu.ts';
import { launchWay } from '../src/knowledge/launch-way.ts';
import { ownToolkit } from '../src/knowledge/own-toolkit.ts';
import { valueIn } from '../src/probe.ts';
import type { CdiFact } from '../src/probes/cdi.ts';
import type { EngineFact } from '../src/probes/engine.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import type { Target } from '../src/target.ts';
import { byHand } from './fixes/steps.ts';
import { reinstallToolkit } from './fixes/toolkit.ts';
import { mayGoByCdi } from './toolkit/need.ts';
import { specsUnread } from './toolkit/untold.ts';

type Code = 'gpus-not-supported' | 'gpus-vendor-misdetected-amd' | 'gpu-count-exceeds-host';

export default defineCheck({
  id: 'gpus-flag',
  title: 'The engine can carry out --gpus',
  needs: ['engine', 'toolkit', 'pci'],
  uses: ['platform', 'dockerd', 'dockerCli', 'cdi', 'nvidiaSmi', 'system', 'os'],
  codes: ['gpus-not-supported', 'gpus-vendor-misdetected-amd', 'gpu-count-exceeds-host'],
  applies(facts, target) {
    const { engine, toolkit, platform, pci } = facts;
    if (engine.kind !== 'running') return 'no Docker daemon answers';
    const own = ownToolkit(valueIn(facts.dockerd));
    if (own !== null) return own;
    const closed = specsUnread(facts.cdi);
    if (closed !== null && mayGoByCdi(engine, toolkit, valueIn(facts.dockerd))) return { unknown: closed };
    const way = launchWay(engine, toolkit, valueIn(platform), launchHost(facts, target.gpus));
    if (way.kind !== 'gpus') return way.why;
    const gpu = hasGpu(pci, valueIn(facts.nvidiaSmi)) || valueIn(platform)?.kind === 'wsl2';
    return gpu || 'there is no NVIDIA GPU';
  },
  examine(facts, target): readonly Finding<Code>[] {
    const { engine, toolkit, dockerd, cdi, nvidiaSmi, system, os } = facts;
    if (engine.kind !== 'running') return [];
    const route = gpuRoute(engine, toolkit, launchHost(facts, target.gpus));
    if (route === null) throw new Error('the version of the engine could not be read');
    const fix = reinstallToolkit({ os, dockerd });
    return [
      ...(route.kind === 'none' ? [unsupported(engine, route, valueIn(cdi), fix)] : []),
      ...tooMany(target, valueIn(system)?.visibleDevices ?? null, valueIn(nvidiaSmi)),
    ];
  },
});

const hasNvidiaSpec = (cdi: CdiFact | null): boolean =>
  cdi?.specs.some((spec) => spec.kind === 'valid' && spec.deviceKind.startsWith('nvidia.com/')) ?? false;

function unsupported(engine: EngineFact, route: GpuRoute, cdi: CdiFact | null, fix: Fix): Finding<Code> {
  const { generation, cdiDriver } = route;
  const seen = {
    generation: generation.from,
    needs: generation.needs,
    cdi: generation.cdi,
    source: generation.source,
  };
  if (cdiDriver) return unresolvedByCdi(seen, fix);
  // From 29.3 on an engine that saw no program of NVIDIA's takes the host for one with AMD GPUs, if it does CDI.
  const amd = generation.from === '29.3' && doesCdi(engine);
  const misled = amd && hasNvidiaSpec(cdi);
  return {
    code: misled ? 'gpus-vendor-misdetected-amd' : 'gpus-not-supported',
    severity: 'error',
    message: `The engine has no way to carry out --gpus: a launch ends in '${refusalOf(route, amd, misled)}'.`,
    seen,
    explainedBy: [
      'toolkit-not-installed',
      'toolkit-hook-missing',
      'daemon-not-restarted',
      'nixos-no-gpus-hook',
    ],
    fixes: [fix],
  };
}

/** It has NVIDIA's driver for CDI, and not the hook that it could turn to. */
const unresolvedByCdi = (seen: JsonObject, fix: Fix): Finding<Code> => ({
  code: 'gpus-not-supported',
  severity: 'error',
  message:
    "The engine carries out --gpus by CDI alone here, and does not know the devices: a launch ends in 'unresolvable CDI devices'.",
  seen,
  explainedBy: [
    'cdi-spec-missing-or-unreadable',
    'cdi-spec-conflict',
    'cdi-device-name-unknown',
    'cdi-version-too-new',
    'cdi-refresh-before-driver',
    'cdi-generate-failed',
  ],
  fixes: [fix],
});

function refusalOf({ generation }: GpuRoute, amd: boolean, misled: boolean): string {
  if (misled) return 'AMD CDI spec not found';
  return generation.from === '29.3' && !amd ? noDeviceDriver : generation.refusal;
}

/** More GPUs than nvidia-smi lists, or an index beyond the last. */
function tooMany(
  target: Target,
  visible: string | null,
  smi: NvidiaSmiFact | null,
): readonly Finding<Code>[] {
  if (smi?.kind !== 'answered') return [];
  const asked = gpuSelection(target.gpus, visible);
  const count = smi.gpus.length;
  const beyond = asked.visibleDevices
    .split(',')
    .filter((device) => /^\d+$/.test(device) && Number(device) >= count);
  if (beyond.length === 0) return [];
  return [
    {
      code: 'gpu-count-exceeds-host',
      severity: 'error',
      message: `GPU ${beyond.join(', ')} is asked for, and this host has ${count} (numbered from 0).`,
      seen: { asked: asked.flag, gpus: count },
      fixes: [
        {
          id: 'ask-for-fewer-gpus',
          title: 'Ask for GPUs that are there',
          risk: 'manual',
          steps: [byHand('Correct --gpus or NVIDIA_VISIBLE_DEVICES; nvidia-smi -L lists what is there.')],
          verify: ['nvidia-smi', '-L'],
        },
      ],
    },
  ];
}
