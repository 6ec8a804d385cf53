import { defineCheck, type Finding, type Fix } from '../src/check.ts';
import { gpuSelection } from '../src/gpu-selection.ts';
import { type EngineGeneration, engineGeneration } from '../src/knowledge/engine-generations.ts';
import { launchWay } from '../src/knowledge/launch-way.ts';
import { hookState, programState } from '../src/knowledge/toolkit-hook.ts';
import { valueIn } from '../src/probe.ts';
import type { CdiFact } from '../src/probes/cdi.ts';
import type { DockerdFact } from '../src/probes/dockerd.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import type { ToolkitFact } from '../src/probes/toolkit.ts';
import type { Target } from '../src/target.ts';
import { parseVersion } from '../src/version.ts';
import { byHand } from './fixes/steps.ts';
import { reinstallToolkit } from './fixes/toolkit.ts';

type Code = 'gpus-not-supported' | 'gpus-vendor-misdetected-amd' | 'gpu-count-exceeds-host';

export default defineCheck({
  id: 'gpus-flag',
  title: 'The engine can carry out --gpus',
  needs: ['engine', 'toolkit', 'pci'],
  uses: ['platform', 'dockerd', 'cdi', 'nvidiaSmi', 'system', 'os'],
  codes: ['gpus-not-supported', 'gpus-vendor-misdetected-amd', 'gpu-count-exceeds-host'],
  applies({ engine, toolkit, platform, pci }) {
    if (engine.kind !== 'running') return 'no Docker daemon answers';
    const way = launchWay(engine, toolkit, valueIn(platform));
    if (way.kind !== 'gpus') return way.why;
    const gpu = pci.devices.some(({ kind }) => kind === 'gpu') || valueIn(platform)?.kind === 'wsl2';
    return gpu || 'there is no NVIDIA GPU';
  },
  examine({ engine, toolkit, dockerd, cdi, nvidiaSmi, system, os }, target): readonly Finding<Code>[] {
    const version = engine.kind === 'running' ? parseVersion(engine.version) : null;
    if (version === null) throw new Error('the version of the engine could not be read');
    const generation = engineGeneration(version);
    const supported = isSupported(generation, toolkit, valueIn(dockerd), valueIn(cdi));
    const fix = reinstallToolkit({ os, dockerd });
    return [
      ...(supported ? [] : [unsupported(generation, valueIn(cdi), fix)]),
      ...tooMany(target, valueIn(system)?.visibleDevices ?? null, valueIn(nvidiaSmi)),
    ];
  },
});

function isSupported(
  { needs }: EngineGeneration,
  toolkit: ToolkitFact,
  dockerd: DockerdFact | null,
  cdi: CdiFact | null,
): boolean {
  if (hookState(toolkit, dockerd).kind === 'ok') return true;
  if (needs !== 'hook-or-cdi') return false;
  return programState('nvidia-cdi-hook', toolkit, dockerd).kind === 'ok' && hasNvidiaSpec(cdi);
}

const hasNvidiaSpec = (cdi: CdiFact | null): boolean =>
  cdi?.specs.some((spec) => spec.kind === 'valid' && spec.deviceKind === 'nvidia.com/gpu') ?? false;

function unsupported(generation: EngineGeneration, cdi: CdiFact | null, fix: Fix): Finding<Code> {
  // From 29.3 on an engine that saw no program of NVIDIA's takes the host for one with AMD GPUs.
  const misled = generation.from === '29.3' && hasNvidiaSpec(cdi);
  const refusal = misled ? 'AMD CDI spec not found' : generation.refusal;
  return {
    code: misled ? 'gpus-vendor-misdetected-amd' : 'gpus-not-supported',
    severity: 'error',
    message: `The engine has no way to carry out --gpus: a launch ends in '${refusal}'.`,
    seen: {
      generation: generation.from,
      needs: generation.needs,
      cdi: generation.cdi,
      source: generation.source,
    },
    explainedBy: ['toolkit-not-installed', 'toolkit-hook-missing', 'daemon-not-restarted'],
    fixes: [fix],
  };
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
