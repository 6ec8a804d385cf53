import { defineCheck, type Fix } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { ContainmentFact } from '../src/probes/containment.ts';
import type { PlatformFact } from '../src/probes/platform.ts';
import { byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'nvidia-gpu',
  title: 'There is an NVIDIA GPU',
  needs: ['pci', 'platform'],
  uses: ['deviceNodes', 'nvidiaSmi', 'containment'],
  codes: ['no-nvidia-gpu'],
  examine({ pci, platform, deviceNodes, nvidiaSmi, containment }) {
    if (pci.devices.some(({ kind }) => kind === 'gpu')) return [];
    // Neither of these shows its GPU as a device on a PCI bus.
    if (platform.kind === 'jetson') return [];
    if (platform.kind === 'wsl2' && deviceNodes.ok && deviceNodes.value.dxg) return [];
    if (nvidiaSmi.ok && nvidiaSmi.value.kind === 'answered' && nvidiaSmi.value.gpus.length > 0) return [];
    return [
      {
        code: 'no-nvidia-gpu',
        severity: 'error',
        message: message(platform),
        seen: { pciBus: pci.bus, nvidiaDevices: pci.devices.map(({ address }) => address) },
        fixes: [provideGpu(platform, valueIn(containment))],
      },
    ];
  },
});

function message(platform: PlatformFact): string {
  return platform.kind === 'wsl2'
    ? 'Windows gives no GPU to this WSL2 system: /dev/dxg does not exist.'
    : 'This machine shows no NVIDIA GPU.';
}

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
  if (kind === 'wsl2') {
    return 'Install the NVIDIA driver for Windows (never a Linux driver inside WSL2), then run `wsl --shutdown` in Windows and open WSL2 again.';
  }
  if (around !== null && around.container !== 'none')
    return 'Run the doctor on the host itself: inside a container only what was passed in is seen.';
  if (kind === 'cloud') return 'Use an instance type that has NVIDIA GPUs: this one shows none.';
  return 'Fit an NVIDIA GPU, or pass one through to this virtual machine. If there is one, see that it is seated and powered, and that the firmware does not switch its slot off.';
}
