import { defineCheck, type Fix } from '../src/check.ts';
import { gpuSelection } from '../src/gpu-selection.ts';
import { valueIn } from '../src/probe.ts';
import type { NvidiaSmiFact } from '../src/probes/nvidia-smi.ts';
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
    const { visibleDevices } = gpuSelection(target.gpus, valueIn(system)?.visibleDevices ?? null);
    if (visibleDevices !== 'all') return [];
    const smi = valueIn(nvidiaSmi);
    const all = pci.devices.filter(({ kind }) => kind === 'gpu').length;
    const given = batchJob.gpus?.length ?? (smi?.kind === 'answered' ? smi.gpus.length : null);
    if (given === null || given === 0 || given >= all) return [];
    return [
      {
        code: 'engine-outside-job',
        severity: 'warning',
        message: `This batch job was given ${given} of the ${all} GPUs, and Docker's daemon is not part of the job: --gpus all gives the container every GPU, those of other jobs as well.`,
        seen: { scheduler: batchJob.scheduler, given, gpus: batchJob.gpus, onBus: all },
        fixes: [nameGpus(smi, given)],
      },
    ];
  },
});

/** Schedulers number GPUs in their own way; UUIDs mean the same everywhere. */
function nameGpus(smi: NvidiaSmiFact | null, given: number): Fix {
  const listed = smi?.kind === 'answered' && smi.gpus.length === given ? smi.gpus : [];
  const uuids = listed.flatMap(({ uuid }) => uuid ?? []);
  const which =
    uuids.length === given
      ? `--gpus '"device=${uuids.join(',')}"'`
      : "--gpus '\"device=UUID,…\"' with those of the job's GPUs (nvidia-smi -L)";
  return {
    id: 'name-job-gpus',
    title: "Name the job's GPUs",
    risk: 'manual',
    steps: [byHand(`Launch with ${which} in place of --gpus all.`)],
    verify: ['nvidia-smi', '-L'],
    source: 'https://github.com/NVIDIA/nvidia-container-toolkit/issues/211',
  };
}
