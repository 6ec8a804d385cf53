import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

/** By NVIDIA's tool that speaks to the GPU past the driver; a GPU in a virtual machine is its host's. */
export const leaveCcMode = (): Fix => ({
  id: 'leave-cc-mode',
  title: 'Take the power from the machine, and set the confidential computing mode anew',
  risk: 'manual',
  interrupts: 'everything on this machine stops',
  steps: [
    byHand(
      'Stop what runs, and switch the machine off for a minute: a restart alone keeps the state of the GPU.',
    ),
    byHand(
      'If it is still so, on the host and with the driver unloaded: python3 nvidia_gpu_tools.py --gpu-bdf=ADDRESS --query-cc-mode; then with --set-cc-mode=off --reset-after-cc-mode-switch in the place of --query-cc-mode.',
      links.gpuAdminTools,
    ),
  ],
  verify: nvidiaSmi,
  source: links.gpuAdminTools,
});

/** What a virtual machine cannot mend: the mode of confidential computing lies with the GPU, on the host. */
export const restoreOnHost = (): Fix => ({
  id: 'restore-gpu-on-host',
  title: 'Bring the GPU back into order, where it is plugged in',
  risk: 'manual',
  interrupts: 'this machine, and on the host every virtual machine with a GPU',
  steps: [
    byHand(
      "On a virtual machine: shut it down, and on its host ask the GPU for its mode of confidential computing with NVIDIA's gpu-admin-tools (nvidia_gpu_tools.py --query-cc-mode). If the tool meets errors, or the mode is not the one that this machine is made for, set it, and restart the host.",
      links.gpuAdminTools,
    ),
    byHand('On the machine itself: switch it off and on again.'),
  ],
  verify: nvidiaSmi,
  source: links.gpuAdminTools,
});
