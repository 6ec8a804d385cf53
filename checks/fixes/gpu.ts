import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { asRoot, byHand } from './steps.ts';

const indices = (gpus: readonly Gpu[]): string => gpus.map(({ index }) => index).join(',');

/** A reset needs the GPU for itself; a restart of the machine does as much where it cannot be had. */
export const resetOrReboot = (gpus: readonly Gpu[], how: 'function' | 'bus' = 'function'): readonly Fix[] => [
  resetGpus(gpus, how),
  rebootMachine,
];

/** A reset is one of the GPU's function, unless the driver asks for one of its bus. */
const resetGpus = (gpus: readonly Gpu[], how: 'function' | 'bus'): Fix => ({
  id: 'reset-gpu',
  title: `Reset GPU ${indices(gpus)}`,
  risk: 'disruptive',
  interrupts:
    'every program on these GPUs must be stopped first (containers, a desktop, monitoring such as DCGM); MIG instances on them are lost',
  steps: [
    byHand(
      'Stop what uses the GPUs: nvidia-smi lists it. GPUs older than Ampere that NVLink joins are reset in one command, and so are newer ones behind NVSwitches whose fabric manager does not run: nvidia-smi names those that are missing.',
    ),
    how === 'bus'
      ? asRoot('nvidia-smi', '-r', 'bus', '-i', indices(gpus))
      : asRoot('nvidia-smi', '--gpu-reset', '-i', indices(gpus)),
  ],
  verify: ['nvidia-smi'],
  source: links.nvidiaSmi,
});

export const rebootMachine: Fix = {
  id: 'reboot',
  title: 'Restart the machine',
  risk: 'disruptive',
  interrupts: 'everything on this machine stops',
  then: 'reboot',
  steps: [asRoot('reboot')],
  verify: ['nvidia-smi'],
};

/** Nodes of a rack that share memory over NVLink do it through a daemon on each. */
export const recoverImex: Fix = {
  id: 'recover-imex-domain',
  title: 'Recover the IMEX domain',
  risk: 'disruptive',
  interrupts: 'jobs that share memory between the nodes of this domain',
  steps: [
    byHand(
      'On every node of the domain: sudo systemctl restart nvidia-imex. Jobs on this node alone are not concerned.',
      links.imex,
    ),
  ],
  verify: ['nvidia-smi', '-q'],
  source: links.imex,
};

/** Where only the vendor can help: keep the evidence, work without the GPU, and hand it in. */
export const replaceGpu = (gpus: readonly Gpu[]): Fix => ({
  id: 'replace-gpu',
  title: `Have GPU ${indices(gpus)} examined, and replaced if that is confirmed`,
  risk: 'manual',
  steps: [
    byHand('Keep the evidence: sudo nvidia-bug-report.sh writes nvidia-bug-report.log.gz.', links.gpuDebug),
    byHand(
      `Until then leave it out: --gpus '"device=N,…"' or NVIDIA_VISIBLE_DEVICES with the other GPUs alone.`,
    ),
    byHand(
      'Hand the report to the maker of the machine, or to the provider of the instance.',
      links.rmaProcess,
    ),
  ],
  verify: ['nvidia-smi', '-q', '-d', 'ECC,ROW_REMAPPER'],
  source: links.gpuDebug,
});
