import { defineCheck, type Fix } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { ContainmentFact } from '../src/probes/containment.ts';
import type { PlatformFact } from '../src/probes/platform.ts';
import { byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'nvidia-gpu',
  title: 'There is an NVIDIA GPU',
  needs: ['pci', 'platform'],
  uses: ['nvidiaSmi', 'containment'],
  codes: ['no-nvidia-gpu'],
  applies: ({ platform }) => platform.kind !== 'wsl2' || 'Windows gives WSL its GPU',
  examine({ pci, platform, nvidiaSmi, containment }) {
    if (pci.devices.some(({ kind }) => kind === 'gpu')) return [];
    // Its GPU is no device on a PCI bus.
    if (platform.kind === 'jetson') return [];
    if (nvidiaSmi.ok && nvidiaSmi.value.kind === 'answered' && nvidiaSmi.value.gpus.length > 0) return [];
    return [
      {
        code: 'no-nvidia-gpu',
        severity: 'error',
        message: 'This machine shows no NVIDIA GPU.',
        seen: { pciBus: pci.bus, nvidiaDevices: pci.devices.map(({ address }) => address) },
        fixes: [provideGpu(platform, valueIn(containment))],
      },
    ];
  },
});

function provideGpu(platform: PlatformFact, around: ContainmentFact | null): Fix {
  return {
    id: 'provide-gpu',
    title: 'Give this machine an NVIDIA GPU',
    risk: 'manual',
    steps: [byHand(advice(platform, around))],
    verify: ['lspci', '-d', '10de:'],
  };
}

function advice({ kind }: PlatformFact, around: ContainmentFact | null): string {
  if (around !== null && around.container !== 'none')
    return 'Run the doctor on the host itself: inside a container only what was passed in is seen.';
  if (kind === 'cloud') return 'Use an instance type that has NVIDIA GPUs: this one shows none.';
  return 'Fit an NVIDIA GPU, or pass one through to this virtual machine. If there is one, see that it is seated and powered, and that the firmware does not switch its slot off.';
}
