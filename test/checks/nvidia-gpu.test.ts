import nvidiaGpu from '../../checks/nvidia-gpu.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const noDevices = { bus: true, devices: [] };
const platform = (kind: 'wsl2' | 'jetson' | 'cloud') => ({
  kind,
  name: null,
});
const noSmi = { kind: 'not-found' } as const;

testCheck(nvidiaGpu, {
  passes: {
    'a Jetson has none on a bus': {
      facts: {
        pci: noDevices,
        platform: platform('jetson'),
        nvidiaSmi: noSmi,
        deviceNodes: { ...healthy.deviceNodes, nodes: [], integrated: true },
      },
    },
    'a Jetson Thor has the nodes of all': {
      facts: { pci: noDevices, platform: platform('jetson'), nvidiaSmi: noSmi },
    },
    'a Jetson whose nodes could not be listed': {
      facts: { pci: noDevices, platform: platform('jetson'), nvidiaSmi: noSmi },
      unread: ['deviceNodes'],
    },
    'nvidia-smi lists one all the same': { facts: { pci: noDevices } },
  },
  skips: {
    'Windows gives WSL its GPU': { facts: { pci: noDevices, platform: platform('wsl2'), nvidiaSmi: noSmi } },
  },
  finds: {
    'nothing on the bus': {
      facts: { pci: noDevices, nvidiaSmi: noSmi },
      codes: ['no-nvidia-gpu'],
      fixes: ['provide-gpu'],
    },
    'only an NVSwitch': {
      facts: {
        pci: {
          bus: true,
          devices: [{ address: '0000:05:00.0', deviceId: '1af1', kind: 'nvswitch', driver: null }],
        },
        nvidiaSmi: noSmi,
      },
      codes: ['no-nvidia-gpu'],
      seen: { nvidiaDevices: ['0000:05:00.0'] },
    },
    'a Jetson whose driver has made no nodes': {
      facts: {
        pci: noDevices,
        platform: platform('jetson'),
        nvidiaSmi: noSmi,
        deviceNodes: { ...healthy.deviceNodes, nodes: [] },
      },
      codes: ['no-nvidia-gpu'],
      fixes: ['provide-gpu'],
    },
    'no bus at all': {
      facts: { pci: { bus: false, devices: [] }, nvidiaSmi: noSmi },
      codes: ['no-nvidia-gpu'],
    },
    'a cloud instance without GPUs': {
      facts: { pci: noDevices, platform: platform('cloud'), nvidiaSmi: noSmi },
      codes: ['no-nvidia-gpu'],
    },
    'inside a container': {
      facts: {
        pci: noDevices,
        containment: {
          container: 'application',
          manager: 'docker',
          userNamespace: false,
          engineOutside: false,
        },
        nvidiaSmi: noSmi,
      },
      codes: ['no-nvidia-gpu'],
    },
  },
});
