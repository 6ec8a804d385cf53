import { expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { batchJob } from '../../src/probes/batch-job.ts';
import { askProbe } from '../support/ask.ts';

const none = {
  SLURM_JOB_ID: null,
  LSB_JOBID: null,
  PBS_JOBID: null,
  SLURM_STEP_GPUS: null,
  SLURM_JOB_GPUS: null,
  CUDA_VISIBLE_DEVICES: null,
};

it.each([
  [{}, null, null],
  [{ SLURM_JOB_ID: '77', SLURM_JOB_GPUS: '0,3' }, 'slurm', ['0', '3']],
  [{ SLURM_JOB_ID: '77', SLURM_JOB_GPUS: '0-3', SLURM_STEP_GPUS: '2' }, 'slurm', ['2']],
  [{ SLURM_JOB_ID: '77', SLURM_JOB_GPUS: '0-2,6' }, 'slurm', ['0', '1', '2', '6']],
  [{ SLURM_JOB_ID: '77', SLURM_JOB_GPUS: '5-2' }, 'slurm', null],
  [{ SLURM_JOB_ID: '77', SLURM_JOB_GPUS: 'gpu:a100:2' }, 'slurm', null],
  [{ SLURM_JOB_ID: '77' }, 'slurm', null],
  [{ SLURM_JOB_ID: '' }, null, null],
  [{ LSB_JOBID: '8' }, 'lsf', null],
  [{ PBS_JOBID: '9.host' }, 'pbs', null],
  [{ CUDA_VISIBLE_DEVICES: '1' }, null, null],
  [{ LSB_JOBID: '8', CUDA_VISIBLE_DEVICES: '2,3' }, 'lsf', ['2', '3']],
  [{ PBS_JOBID: '9.host', CUDA_VISIBLE_DEVICES: 'GPU-0a1b,GPU-2c3d' }, 'pbs', ['GPU-0a1b', 'GPU-2c3d']],
  [{ PBS_JOBID: '9.host', CUDA_VISIBLE_DEVICES: 'NoDevFiles' }, 'pbs', null],
  [{ SLURM_JOB_ID: '77', SLURM_JOB_GPUS: '5', CUDA_VISIBLE_DEVICES: '0' }, 'slurm', ['5']],
])('a batch job by its variables: %j', async (env, scheduler, gpus) => {
  expect(await askProbe(batchJob, { env: { ...none, ...env } })).toEqual(read({ scheduler, gpus }));
});

it('is bounded', async () => {
  const env = { ...none, SLURM_JOB_ID: '1', SLURM_JOB_GPUS: '0-999' };
  expect(await askProbe(batchJob, { env })).toMatchObject({ value: { gpus: { length: 64 } } });
});
