import { traitsOf } from '../../../src/knowledge/gpus.ts';
import { valueIn } from '../../../src/probe.ts';
import type { Gpu } from '../../../src/probes/nvidia-smi.ts';
import { gpusOf } from '../gpus-of.ts';
import type { Evidence, SettlingFacts } from '../scene.ts';

const anyGpu =
  (is: (gpu: Gpu) => boolean | null): Evidence =>
  ({ host }) => {
    const answers = gpusOf(host)?.map(is) ?? [];
    if (answers.includes(true)) return true;
    return answers.length === 0 || answers.includes(null) ? null : false;
  };

/** Without NVSwitches there is no fabric to wait for. */
const withSwitches =
  (judge: (host: SettlingFacts) => boolean | null): Evidence =>
  ({ host }) => {
    const pci = valueIn(host.pci);
    if (pci === null) return null;
    return pci.bus && pci.devices.every(({ kind }) => kind !== 'nvswitch') ? false : judge(host);
  };

/** What shows that the GPUs are not free, not set up, or not of the right kind. */
export const gpuEvidence: Readonly<Record<string, Evidence>> = {
  'gpu-exclusive-process': anyGpu(({ state }) =>
    state.computeMode === null ? null : state.computeMode !== 'default',
  ),
  'vgpu-unlicensed': anyGpu(({ vgpu, state }) => vgpu && /^unlicensed/i.test(state.licence ?? '')),
  'mps-unreachable': ({ host }) => valueIn(host.gpuUsers)?.mpsControl ?? null,
  'gpu-busy-or-bad': anyGpu(({ state }) =>
    state.recovery === null ? null : state.recovery.includes('reset') || null,
  ),
  'mig-no-instances': anyGpu(({ mig, state }) => {
    if (mig !== 'enabled') return false;
    return state.migInstances === null ? null : state.migInstances.length === 0;
  }),
  'gpu-memory-in-use': anyGpu(({ state }) => state.processes.some(({ memoryBytes }) => memoryBytes !== null)),
  'fabric-manager-missing': withSwitches((host) => {
    const running = valueIn(host.fabricManager)?.process ?? null;
    return running === null ? null : !running;
  }),
  'fabric-manager-version-mismatch': withSwitches((host) => {
    const version = valueIn(host.fabricManager)?.version ?? null;
    const smi = valueIn(host.nvidiaSmi);
    return version === null || smi?.kind !== 'answered' ? null : version !== smi.driverVersion;
  }),
  'fabric-not-completed': withSwitches((host) => {
    const states = gpusOf(host)?.map(({ state }) => state.fabric?.state ?? null) ?? [];
    return states.includes('In Progress') ? true : null;
  }),
  'cc-not-ready': ({ host }) => {
    const ready = valueIn(host.confidentialCompute)?.ready ?? null;
    return ready === null ? null : !ready;
  },
  'forward-compat-unsupported-hw': anyGpu((gpu) => {
    const { dataCenter } = traitsOf(gpu);
    return dataCenter === null ? null : !dataCenter;
  }),
};
