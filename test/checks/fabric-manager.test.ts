import fabricManager from '../../checks/fabric-manager.ts';
import type { FabricManagerFact } from '../../src/probes/fabric-manager.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { fabric, smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const switches = (deviceId = '1af1', driver: string | null = 'nvidia-nvswitch') => ({
  pci: {
    bus: true,
    devices: [
      ...healthy.pci.devices,
      { address: '0000:c5:00.0', deviceId, kind: 'nvswitch' as const, driver },
    ],
  },
});
const manager = (more: Partial<FabricManagerFact>) => ({
  fabricManager: { service: 'active', enabled: true, process: true, version: '550.163.01', ...more } as const,
});
const down = { service: 'failed', process: false } as const;
const completed = smi({ state: { fabric: fabric('Completed') } }, { state: { fabric: fabric('Completed') } });
const waiting = smi(
  { state: { fabric: fabric('In Progress') } },
  { state: { fabric: fabric('In Progress') } },
);
const inGuest = smi({ state: { virtualization: 'pass-through', fabric: fabric('In Progress') } });

testCheck(fabricManager, {
  skipsHealthy: true,
  passes: {
    'A100 with its manager': { facts: { ...smi({}, {}), ...switches(), ...manager({}) } },
    'the manager runs in a container': {
      facts: { ...smi({}, {}), ...switches(), ...manager({ service: 'absent', version: null }) },
    },
    'H100 in its fabric, whoever manages it': {
      facts: { ...completed, ...switches('22a3'), ...manager({ ...down, version: null }) },
    },
    'a rack whose switches are elsewhere': {
      facts: { ...completed, ...manager({ service: 'absent', process: false, version: null }) },
    },
  },
  unknown: {
    'a bus that shows less than nvidia-smi': {
      facts: { ...smi({}, {}), pci: { bus: true, devices: [] } },
    },
    'nobody to ask': {
      facts: { ...smi({}, {}), ...switches(), ...manager({ service: null, process: null, version: null }) },
    },
    'the manager could not be asked for': {
      facts: { ...smi({}, {}), ...switches() },
      unread: ['fabricManager'],
    },
  },
  skips: {
    'there are no NVSwitches': { facts: smi({}, {}) },
    'a network card of an old chipset is no NVSwitch': { facts: switches('0373', 'forcedeth') },
  },
  finds: {
    'of another version than the driver, by the kernel where nvidia-smi was not asked': {
      facts: { ...switches(), ...manager({ ...down, version: '535.54.03' }) },
      unread: ['nvidiaSmi'],
      codes: ['fabric-manager-version-mismatch'],
    },
    'not installed': {
      facts: {
        ...smi({}, {}),
        ...switches(),
        ...manager({ service: 'absent', process: false, version: null }),
      },
      codes: ['fabric-manager-missing'],
      fixes: ['install-fabric-manager'],
    },
    stopped: {
      facts: {
        ...smi({}, {}),
        ...switches('1af1', null),
        ...manager({ service: 'stopped', process: false }),
      },
      codes: ['fabric-manager-missing'],
      fixes: ['start-fabric-manager', 'install-fabric-manager'],
    },
    'H100 that waits for it': {
      facts: { ...waiting, ...switches('22a3'), ...manager(down) },
      codes: ['fabric-manager-missing'],
      seen: { switches: 1, notInFabric: [0, 1] },
    },
    'B200, whose switches are not on the bus': {
      facts: { ...waiting, ...manager({ service: 'absent', process: false, version: null }) },
      codes: ['fabric-manager-missing'],
    },
    'another version': {
      facts: { ...waiting, ...switches('22a3'), ...manager({ ...down, version: '550.127.05' }) },
      codes: ['fabric-manager-version-mismatch'],
      fixes: ['install-fabric-manager'],
    },
    'another version that is not started yet': {
      facts: { ...completed, ...switches('22a3'), ...manager({ version: '550.127.05' }) },
      codes: ['fabric-manager-version-mismatch?'],
    },
    'the manager is at work': {
      facts: { ...waiting, ...switches('22a3'), ...manager({}) },
      codes: ['fabric-not-completed'],
      fixes: ['examine-fabric'],
    },
    'the manager is starting': {
      facts: { ...waiting, ...switches('22a3'), ...manager({ service: 'starting', process: false }) },
      codes: ['fabric-not-completed'],
    },
    'a virtual machine with one GPU waits for its host': {
      facts: { ...inGuest, ...manager({ service: 'absent', process: false, version: null }) },
      codes: ['fabric-not-completed'],
      fixes: ['examine-fabric', 'disable-nvlink'],
    },
    'a virtual machine with two': {
      facts: {
        ...smi(
          { state: { fabric: fabric('In Progress'), virtualization: 'pass-through' } },
          { state: { fabric: fabric('In Progress'), virtualization: 'pass-through' } },
        ),
        ...manager({ service: 'absent', process: false, version: null }),
      },
      codes: ['fabric-not-completed'],
      fixes: ['examine-fabric'],
    },
    'a rack waits for its switch trays': {
      facts: {
        ...smi({ name: 'NVIDIA GB200', state: { fabric: fabric('In Progress') } }),
        ...manager({ service: 'absent', process: false, version: null }),
      },
      codes: ['fabric-not-completed'],
    },
    'completed with an error': {
      facts: {
        ...smi({ state: { fabric: fabric('Completed', { status: 'Unknown Error' }) } }),
        ...switches('22a3'),
        ...manager({}),
      },
      codes: ['fabric-not-completed'],
    },
    'in bad health': {
      facts: {
        ...smi({ state: { fabric: fabric('Completed', { troubles: ['route_unhealthy'] }) } }),
        ...switches('22a3'),
        ...manager({}),
      },
      codes: ['fabric-degraded?'],
      seen: { troubles: [[0, 'route_unhealthy']] },
    },
    'it fails where nobody needs it': {
      facts: { ...smi({}, {}), ...manager({ ...down, version: null }) },
      codes: ['fabric-manager-not-needed?'],
      fixes: ['disable-fabric-manager'],
    },
  },
});
