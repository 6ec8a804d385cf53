import { type Probe, read } from '../probe.ts';

/** The batch job that this shell belongs to. An engine that runs as a service is in none. */
export interface BatchJobFact {
  readonly scheduler: 'slurm' | 'lsf' | 'pbs' | null;
  /**
   * The GPUs of this machine that the job was given, as its scheduler names them: by numbers, which may be counted within
   * the job alone, or by UUIDs; null where it does not say.
   */
  readonly gpus: readonly string[] | null;
}

const schedulers = [
  ['slurm', 'SLURM_JOB_ID'],
  ['lsf', 'LSB_JOBID'],
  ['pbs', 'PBS_JOBID'],
] as const;

export const batchJob: Probe<BatchJobFact> = {
  title: 'Batch job',
  cost: 'local',
  ask(host) {
    const scheduler = schedulers.find(([, variable]) => (host.env(variable) ?? '') !== '')?.[0] ?? null;
    // srun's own step may have fewer than the job (sbatch(1), srun(1)).
    const list = scheduler === 'slurm' ? (host.env('SLURM_STEP_GPUS') ?? host.env('SLURM_JOB_GPUS')) : null;
    // All of them set it for what they start; where it is not theirs, it is the user's wish within the job.
    const visible = scheduler === null ? null : host.env('CUDA_VISIBLE_DEVICES');
    return Promise.resolve(read({ scheduler, gpus: numbersIn(list ?? '') ?? devicesIn(visible ?? '') }));
  },
};

/** More than any machine has. */
const mostGpus = 64;

/** `0,1`, `0-3`; null for anything else. */
function numbersIn(list: string): readonly string[] | null {
  if (!/^\d{1,3}(?:-\d{1,3})?(?:,\d{1,3}(?:-\d{1,3})?)*$/.test(list)) return null;
  const numbers = list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.min(Math.max(last - first + 1, 0), mostGpus) }, (_, at) => first + at);
  });
  return numbers.length === 0 ? null : [...new Set(numbers)].slice(0, mostGpus).map(String);
}

/** UUIDs of GPUs or MIG instances, or what `numbersIn` reads. */
function devicesIn(list: string): readonly string[] | null {
  const uuids = list.split(',');
  if (uuids.length <= mostGpus && uuids.every((one) => /^(?:GPU|MIG)-[\w/-]{1,80}$/.test(one))) return uuids;
  return numbersIn(list);
}
