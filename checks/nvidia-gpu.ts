import { defineCheck, type Fix } from '../src/check.ts';
import { hasGpu } from '../src/knowledge/has-gpu.ts';
import { valueIn } from '../src/probe.ts';
import type { ContainmentFact } from '../src/probes/containment.ts';
import type { DeviceNodesFact } from '../src/probes/device-nodes.ts';
import type { PlatformFact } from '../src/probes/platform.ts';
import { byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'nvidia-gpu',
  title: 'There is an NVIDIA GPU',
  needs: ['pci', 'platform'],
  uses: ['nvidiaSmi', 'deviceNodes', 'containment'],
  codes: ['no-nvidia-gpu'],
  applies: ({ platform }) => platform.kind !== 'wsl2' || 'Windows gives WSL its GPU',
  examine({ pci, platform, nvidiaSmi, deviceNodes, containment }) {
    if (hasGpu(pci, valueIn(nvidiaSmi))) return [];
    // Its GPU is no device on a PCI bus; its driver makes nodes of other names, or those of all.
    if (platform.kind === 'jetson' && hasNodes(valueIn(deviceNodes))) return [];
    return [
      {
        code: 'no-nvidia-gpu',
        severity: 'error',
        message:
          platform.kind === 'jetson'
            ? 'The driver of this Jetson has made no device nodes of its GPU.'
            : 'This machine shows no NVIDIA GPU.',
        // What switches the GPU off for the sake of the battery takes it from the bus as well.
        explainedBy: ['prime-intel-selected'],
        seen: { pciBus: pci.bus, nvidiaDevices: pci.devices.map(({ address }) => address) },
        fixes: [provideGpu(platform, valueIn(containment))],
      },
    ];
  },
});

/** What could not be read is no proof that there are none. */
const hasNodes = (nodes: DeviceNodesFact | null): boolean =>
  nodes === null || nodes.integrated || nodes.nodes.some(({ path }) => /\/nvidia\d+$/.test(path));

function provideGpu(platform: PlatformFact, around: ContainmentFact | null): Fix {
  return {
    id: 'provide-gpu',
    title: titleOf(platform, around),
    risk: 'manual',
    steps: [byHand(advice(platform, around))],
    verify: platform.kind === 'jetson' ? ['ls', '/dev/nvgpu', '/dev/nvhost-gpu'] : ['lspci', '-d', '10de:'],
  };
}

function titleOf({ kind }: PlatformFact, around: ContainmentFact | null): string {
  if (around !== null && around.container !== 'none') return 'Look at the machine, not at a container on it';
  return kind === 'jetson' ? "Have JetPack's driver find the GPU" : 'Give this machine an NVIDIA GPU';
}

function advice({ kind }: PlatformFact, around: ContainmentFact | null): string {
  if (around !== null && around.container !== 'none')
    return 'Run the doctor on the host itself: inside a container only what was passed in is seen.';
  if (kind === 'jetson')
    return 'The driver comes with JetPack: see in the kernel log (dmesg) what became of nvgpu, and upgrade or flash JetPack again.';
  if (kind === 'cloud') return 'Use an instance type that has NVIDIA GPUs: this one shows none.';
  return 'Fit an NVIDIA GPU, or pass one through to this virtual machine. If there is one, see that it is seated and powered, and that the firmware does not switch its slot off.';
}
