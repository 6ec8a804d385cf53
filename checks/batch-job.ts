import { defineCheck, type Fix } from '../src/check.ts';
import { gpuSelection, isDisplayOnly } from '../src/gpu-selection.ts';
import { isSetAside } from '../src/knowledge/set-aside.ts';
import { valueIn } from '../src/probe.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
import type { PciFact } from '../src/probes/pci.ts';
import { byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'batch-job',
  title: 'The container keeps to the GPUs of the batch job',
  needs: ['batchJob', 'engine', 'pci'],
  uses: ['nvidiaSmi', 'system'],
  codes: ['engine-outside-job'],
  applies({ batchJob, engine }) {
    if (batchJob.scheduler === null) return 'this shell is in no batch job';
    return engine.kind === 'running' || 'no Docker Engine answers';
  },
  examine({ batchJob, engine, pci, nvidiaSmi, system }, target) {
    // A rootless engine may have been started within the job.
    if (engine.kind !== 'running' || engine.rootless) return [];
    const { flag, visibleDevices } = gpuSelection(target.gpus, valueIn(system)?.visibleDevices ?? null);
    const smi = valueIn(nvidiaSmi);
    const all = computing(pci, smi);
    const given = batchJob.gpus?.length ?? (smi?.kind === 'answered' ? smi.gpus.length : null);
    if (given === null || given === 0 || given >= all) return [];
    const byCount = /^\d+$/.test(flag ?? '');
    if (visibleDevices !== 'all' && (!byCount || visibleDevices === batchJob.gpus?.join(','))) return [];
    const gets =
      visibleDevices === 'all'
        ? '--gpus all gives the container every GPU, those of other jobs as well'
        : `--gpus ${flag} gives the container the first of the machine's GPUs, whoever has them`;
    return [
      {
        code: 'engine-outside-job',
        severity: 'warning',
        message: `This batch job was given ${given} of the ${all} GPUs, and Docker's daemon is not part of the job: ${gets}.`,
        seen: { scheduler: batchJob.scheduler, given, gpus: batchJob.gpus, onBus: all },
        fixes: [nameGpus(batchJob.gpus, smi, given)],
      },
    ];
  },
});

/** GPUs that a container could get: not those of virtual machines, nor one that is for a display alone. */
function computing({ devices }: PciFact, smi: NvidiaSmiFact | null): number {
  const here = devices.filter((device) => device.kind === 'gpu' && !isSetAside(device)).length;
  return here - (smi?.kind === 'answered' ? smi.gpus.filter(isDisplayOnly).length : 0);
}

/** Schedulers number GPUs in their own way; UUIDs mean the same everywhere. */
function nameGpus(given: readonly string[] | null, smi: NvidiaSmiFact | null, count: number): Fix {
  const listed = smi?.kind === 'answered' && smi.gpus.length === count ? smi.gpus : [];
  const own = given?.every((name) => /^(?:GPU|MIG)-/.test(name)) === true ? given : null;
  const uuids = own ?? listed.flatMap(({ uuid }) => uuid ?? []);
  const which =
    uuids.length === count
      ? `--gpus '"device=${uuids.join(',')}"'`
      : "--gpus '\"device=UUID,…\"' with those of the job's GPUs (nvidia-smi -L)";
  return {
    id: 'name-job-gpus',
    title: "Name the job's GPUs",
    risk: 'manual',
    steps: [byHand(`Launch with ${which}.`)],
    verify: ['nvidia-smi', '-L'],
    source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/211',
  };
}
