import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];
const running = 'every program on these GPUs must be stopped first';

/** A GPU that left the bus comes back with a cold start at the earliest: the catalogue's RESTART_BM. */
export const powerCycle = (): Fix => ({
  id: 'power-cycle',
  title: 'Switch the machine off and on again',
  risk: 'manual',
  interrupts: 'everything on this machine stops',
  steps: [
    byHand(
      'Stop what runs, switch the machine off, and on again: a restart alone may not bring the GPU back.',
    ),
    byHand(
      'If it happens again: look at power supply and cables, seat, cooling and the firmware of board and GPU, and have the GPU tested by its vendor.',
      links.gpuDebugGuidelines,
    ),
  ],
  verify: nvidiaSmi,
  source: links.xidCatalogue,
});

/** The catalogue's CHECK_MECHANICALS: seat and connections. */
export const connectPower = (): Fix => ({
  id: 'connect-gpu-power',
  title: "Connect the GPU's power cable",
  risk: 'manual',
  interrupts: 'everything on this machine stops',
  steps: [
    byHand(
      'Switch the machine off and take its power away. See that every power socket of the card has its own cable, pressed home at both ends, of the kind that the card wants: many data-center cards take the plug of a processor (EPS), not that of a graphics card. Then switch it on again.',
    ),
  ],
  verify: nvidiaSmi,
  source: links.xidCatalogue,
});

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
      'https://github.com/NVIDIA/gpu-admin-tools',
    ),
  ],
  verify: nvidiaSmi,
  source: 'https://github.com/NVIDIA/gpu-admin-tools',
});

/** Without an address all GPUs are reset, and the NVSwitches between them. Those that must go together go in one command. */
export const resetGpus = (addresses: readonly string[], after: string): Fix => ({
  id: 'reset-gpu',
  title: `Reset the GPU${addresses.length === 1 ? '' : 's'}, or restart the machine`,
  risk: 'disruptive',
  interrupts: running,
  steps: [
    byHand('Stop every program that uses it: sudo fuser -v /dev/nvidia* names them, containers among them.'),
    asRoot('nvidia-smi', '--gpu-reset', ...(addresses.length === 0 ? [] : ['-i', addresses.join(',')])),
    byHand(`Where the reset is refused, restart the machine. ${after}`),
  ],
  verify: nvidiaSmi,
  source: links.nvidiaSmi,
});

/** A failure of the memory's spare rows is a reason to have the card replaced. */
export const replaceGpu = (): Fix => ({
  id: 'replace-gpu',
  title: 'Have the GPU replaced',
  risk: 'manual',
  steps: [
    byHand(
      'Take no more work onto this GPU (docker run --gpus with the others by name), and have its vendor test it: a failed remapping is a reason for replacement.',
      links.gpuMemoryErrors,
    ),
  ],
  verify: ['nvidia-smi', '-q', '-d', 'ROW_REMAPPER,PAGE_RETIREMENT'],
  source: links.gpuMemoryErrors,
});

export const enlargeAddressSpace = (): Fix => ({
  id: 'enable-above-4g-decoding',
  title: 'Let the firmware place the GPU above 4 GiB',
  risk: 'manual',
  interrupts: 'the machine restarts',
  steps: [
    byHand(
      'Restart into the firmware and switch on "Above 4G Decoding" (also called "64-bit BAR" or "MMIO above 4 GB"), and "Resizable BAR" where there is one; on a virtual machine, give its firmware a large enough 64-bit MMIO window. If the firmware has no such option, add pci=realloc to the kernel command line.',
    ),
  ],
  verify: nvidiaSmi,
});

/** NVIDIA's work-around for kernels whose layout leaves HMM no address range. */
export const switchHmmOff = (): Fix => ({
  id: 'switch-hmm-off',
  title: 'Load nvidia-uvm without HMM',
  risk: 'disruptive',
  interrupts: 'every program that uses a GPU must be stopped first, containers included',
  steps: [
    byHand(
      'Write "options nvidia_uvm uvm_disable_hmm=1" into /etc/modprobe.d/nvidia-uvm.conf.',
      links.cudaKnownIssues,
    ),
    asRoot('modprobe', '-r', 'nvidia_uvm'),
    asRoot('modprobe', 'nvidia_uvm'),
  ],
  verify: ['cat', '/sys/module/nvidia_uvm/parameters/uvm_disable_hmm'],
  source: links.cudaKnownIssues,
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
