import mig from '../../checks/mig.ts';
import type { MigInstance } from '../../src/probes/gpu-state.ts';
import { smi, unknownState } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const instance = (gpuInstance: number): MigInstance => ({ gpuInstance, computeInstance: 0, uuid: null });
const divided = (...ids: readonly number[]) =>
  ({ mig: 'enabled', state: { migPending: true, migInstances: ids.map(instance) } }) as const;

testCheck(mig, {
  skipsHealthy: true,
  passes: {
    'instances with their access files': {
      facts: { ...smi(divided(3, 4), divided(3)), migCapabilities: { gpuInstances: [3, 3, 4, 7] } },
    },
    'one instance by name': {
      facts: { ...smi(divided(3, 4)), migCapabilities: { gpuInstances: [3, 4] } },
      target: { gpus: 'device=0:1' },
    },
    'a document that does not tell of instances': {
      facts: smi({ mig: 'enabled', state: { ...unknownState } }),
    },
    'an empty GPU that is not asked for': {
      facts: { ...smi(divided(3), divided()), migCapabilities: { gpuInstances: [3] } },
      target: { gpus: '1' },
    },
  },
  skips: {
    'MIG is off': { facts: smi({}) },
    'nvidia-smi is not there': { facts: { nvidiaSmi: { kind: 'not-found' } } },
  },
  unknown: {
    'access files that could not be read': { facts: smi(divided(3)), unread: ['migCapabilities'] },
  },
  finds: {
    'no instance anywhere': {
      facts: smi(divided(), divided()),
      codes: ['mig-no-instances'],
      fixes: ['create-mig-instances', 'switch-mig-off'],
    },
    'none on one of them': {
      facts: { ...smi(divided(3), divided()), migCapabilities: { gpuInstances: [3] } },
      codes: ['mig-no-instances?'],
    },
    'an instance without its access file': {
      facts: { ...smi(divided(3), divided(3, 4)), migCapabilities: { gpuInstances: [3, 4] } },
      codes: ['mig-caps-missing'],
      fixes: ['recreate-mig-instances'],
      seen: { lost: [{ gpu: 1, gpuInstance: 3 }] },
    },
    'switched on, not yet in effect': {
      facts: smi({ mig: 'disabled', state: { migPending: true } }),
      codes: ['mig-mode-pending?'],
      fixes: ['reset-gpu', 'reboot'],
    },
    'two instances by name': {
      facts: { ...smi(divided(3, 4)), migCapabilities: { gpuInstances: [3, 4] } },
      target: { gpus: 'device=0:0,0:1' },
      codes: ['mig-single-instance-per-process?'],
      fixes: ['start-process-per-instance'],
      seen: { instances: ['0:0', '0:1'] },
    },
    'switched off, not yet in effect': {
      facts: {
        ...smi({ mig: 'enabled', state: { migPending: false, migInstances: [instance(1)] } }),
        migCapabilities: { gpuInstances: [1] },
      },
      codes: ['mig-mode-pending?'],
    },
  },
});
