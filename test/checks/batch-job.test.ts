import batchJob from '../../checks/batch-job.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const job = (gpus: readonly string[] | null) => ({ batchJob: { scheduler: 'slurm', gpus } as const });

testCheck(batchJob, {
  skipsHealthy: true,
  passes: {
    'a job that has the whole machine': { facts: job(['0', '1']) },
    'a job of which nobody says how many it has, and which sees all': { facts: job(null) },
    'the launch names GPUs': { facts: job(['1']), target: { gpus: 'device=1' } },
    'the other GPU is for virtual machines': {
      facts: {
        ...job(['1']),
        pci: {
          ...healthy.pci,
          devices: healthy.pci.devices.map((one, at) => (at === 0 ? { ...one, driver: 'vfio-pci' } : one)),
        },
      },
    },
    'the other GPU is for a display alone': {
      facts: { ...job(['0']), ...smi({}, { name: 'NVIDIA DGX Display' }) },
    },
    'a count, and the job has the first GPUs': { facts: job(['0']), target: { gpus: '1' } },
    'this shell names GPUs': {
      facts: { ...job(['1']), system: { ...healthy.system, visibleDevices: '1' } },
    },
    'a rootless engine, which may be in the job': {
      facts: {
        ...job(['1']),
        engine: engineWith({ rootless: true }),
      },
    },
  },
  skips: {
    'no engine': {
      facts: {
        ...job(['1']),
        engine: { kind: 'unreachable', endpoint: null, reason: 'no-socket', why: 'no', socketGid: null },
      },
    },
  },
  finds: {
    'one GPU of two, and nvidia-smi sees it alone': {
      facts: { ...job(['1']), ...smi({}) },
      codes: ['engine-outside-job?'],
      fixes: ['name-job-gpus'],
      seen: { given: 1, onBus: 2 },
      steps: [
        {
          kind: 'do',
          text: `Launch with --gpus '"device=GPU-00000000-0000-0000-0000-000000000000"'.`,
        },
      ],
    },
    'a count, which takes the first GPUs, and the job has another': {
      facts: job(['1']),
      target: { gpus: '1' },
      codes: ['engine-outside-job?'],
    },
    'one GPU of two, by its UUID': {
      facts: job(['GPU-0a1b']),
      codes: ['engine-outside-job?'],
      steps: [{ kind: 'do', text: `Launch with --gpus '"device=GPU-0a1b"'.` }],
    },
    'one GPU of two, and nvidia-smi sees both': { facts: job(['1']), codes: ['engine-outside-job?'] },
    'a job of which only nvidia-smi shows how many it has': {
      facts: { ...job(null), ...smi({}) },
      codes: ['engine-outside-job?'],
    },
  },
});
