import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];
const running = 'every program on these GPUs must be stopped first';

/** A GPU that left the bus comes back with a cold start at the earliest: the catalogue's RESTART_BM. */
export const powerCycle = (cloud: boolean): Fix => (cloud ? moveInstance : coldStart);

const coldStart: Fix = {
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
};

/** Nobody can switch a rented machine off: stopped and started, it comes up on other hardware as a rule. */
const moveInstance: Fix = {
  id: 'power-cycle',
  title: 'Stop the instance and start it again',
  risk: 'manual',
  interrupts: 'everything on this machine stops; what lies on disks of the host itself is lost',
  steps: [
    byHand(
      'Save what lies on local disks. Stop the instance and start it again, with the tools of its provider: that brings it onto other hardware as a rule, and a restart from within does not.',
    ),
    byHand('If it happens again, report the instance to the provider, with the lines of the kernel log.'),
  ],
  verify: nvidiaSmi,
  source: links.xidCatalogue,
};

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

/** Without an address all GPUs are reset, and the NVSwitches between them. Those that must go together go in one command. */
export const resetGpus = (addresses: readonly string[], ofBus: boolean, after: string): Fix => ({
  id: 'reset-gpu',
  title: `Reset the GPU${addresses.length === 1 ? '' : 's'}, or restart the machine`,
  risk: 'disruptive',
  interrupts: running,
  steps: [
    byHand('Stop every program that uses it: sudo fuser -v /dev/nvidia* names them, containers among them.'),
    asRoot(
      'nvidia-smi',
      ...(ofBus ? ['-r', 'bus'] : ['--gpu-reset']),
      ...(addresses.length === 0 ? [] : ['-i', addresses.join(',')]),
    ),
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
