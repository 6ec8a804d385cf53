import gpuSelection from '../../checks/gpu-selection.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const shell = (visibleDevices: string | null) => ({ system: { ...healthy.system, visibleDevices } });
const old = (fact: { nvidiaSmi: NvidiaSmiFact }) => ({
  nvidiaSmi: { ...fact.nvidiaSmi, driverVersion: '460.91.03' } as NvidiaSmiFact,
});
const zero = 'GPU-00000000-0000-0000-0000-000000000000';
const divided = smi({
  mig: 'enabled',
  state: { migInstances: [{ gpuInstance: 3, computeInstance: 0, uuid: 'MIG-aa' }] },
});

testCheck(gpuSelection, {
  skipsHealthy: true,
  passes: {
    'an index': { target: { gpus: 'device=1' } },
    'a UUID': { target: { gpus: `device=${zero}` } },
    'the beginning of a UUID, in another case': { facts: shell('gpu-00000000-0000') },
    'a list': { facts: shell(`0,${zero}`) },
    'an address or the name of a CDI device': { facts: shell('0000:3b:00.0,nvidia.com/gpu=0') },
    'a MIG instance by its place': { facts: divided, target: { gpus: 'device=0:0' } },
    'a MIG instance by UUID': { facts: divided, target: { gpus: 'device=MIG-aa' } },
    'a MIG instance whose UUID is not told': {
      facts: smi({
        mig: 'enabled',
        state: { migInstances: [{ gpuInstance: 3, computeInstance: 0, uuid: null }] },
      }),
      target: { gpus: 'device=MIG-aa' },
    },
    'the old form with an old driver': { facts: { ...old(smi({})), ...shell(`MIG-${zero}/3/0`) } },
    'an index too large is told elsewhere': { target: { gpus: 'device=7' } },
    'a UUID while nvidia-smi fails': {
      facts: { nvidiaSmi: { kind: 'not-found' } },
      target: { gpus: 'device=GPU-12345678' },
    },
  },
  skips: {
    all: { facts: shell('all') },
    none: { facts: shell('none') },
    'a count is no name': { target: { gpus: 'all' }, facts: shell('false') },
  },
  finds: {
    'no device at all': {
      facts: shell('false'),
      codes: ['visible-devices-bad-value'],
      fixes: ['name-gpus-anew'],
      seen: { from: 'NVIDIA_VISIBLE_DEVICES', bad: ['false'] },
    },
    'by the flag': {
      target: { gpus: 'device=gpu0,1' },
      codes: ['visible-devices-bad-value'],
      seen: { from: '--gpus', bad: ['gpu0'] },
    },
    'a UUID of before': {
      facts: shell(`${zero},GPU-12345678-0000-0000-0000-000000000000`),
      codes: ['gpu-id-changed'],
      seen: { gone: ['GPU-12345678-0000-0000-0000-000000000000'] },
    },
    'a MIG instance that is not there': {
      facts: divided,
      target: { gpus: 'device=0:1' },
      codes: ['gpu-id-changed'],
    },
    'a MIG UUID of before': { facts: divided, target: { gpus: 'device=MIG-bb' }, codes: ['gpu-id-changed'] },
    'the form of before R470': {
      facts: { ...divided, ...shell(`MIG-${zero}/3/0`) },
      codes: ['mig-uuid-format'],
    },
  },
});
