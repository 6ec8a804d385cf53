import type { Host } from '../host/host.ts';
import { type Probe, read, unread } from '../probe.ts';

/** A device of NVIDIA's on the PCI bus. */
export interface NvidiaPciDevice {
  /** e.g. `0000:3b:00.0` */
  readonly address: string;
  /** Four hexadecimal digits, e.g. `1db6`. */
  readonly deviceId: string;
  readonly kind: 'gpu' | 'nvswitch' | 'other';
  /** The kernel driver that is bound to it, e.g. `nvidia`, `nouveau`, `vfio-pci`; null if none is. */
  readonly driver: string | null;
}

/** What the PCI bus holds of NVIDIA. */
export interface PciFact {
  /** Whether this machine has a PCI bus that can be read; WSL2 and Jetson show their GPU in other ways. */
  readonly bus: boolean;
  readonly devices: readonly NvidiaPciDevice[];
}

export const pci: Probe<PciFact> = {
  title: 'NVIDIA devices on the PCI bus',
  cost: 'local',
  async ask(host) {
    const addresses = await host.list(folder);
    if (addresses.kind === 'absent') return read({ bus: false, devices: [] });
    if (addresses.kind !== 'ok') return unread(`${folder} could not be read`);
    const devices = await Promise.all(addresses.value.map((address) => nvidiaDevice(host, address)));
    // A device that keeps silent may be the GPU: then there is no saying that there is none.
    const silent = devices.find((device) => typeof device === 'string');
    if (silent !== undefined) return unread(`${folder}/${silent} could not be read`);
    return read({
      bus: true,
      devices: devices.filter((device) => device !== null && typeof device !== 'string'),
    });
  },
};

const folder = '/sys/bus/pci/devices';
const nvidiaVendor = '0x10de';

/** Null for what is not NVIDIA's or is gone by now; the address where the kernel does not say what it is. */
async function nvidiaDevice(host: Host, address: string): Promise<NvidiaPciDevice | string | null> {
  const vendor = await host.readText(`${folder}/${address}/vendor`);
  if (vendor.kind === 'absent') return null;
  if (vendor.kind !== 'ok' || !/^0x[0-9a-f]{4}$/i.test(vendor.value.trim())) return address;
  if (vendor.value.trim() !== nvidiaVendor) return null;
  const [device, deviceClass, driver, physical] = await Promise.all([
    host.readText(`${folder}/${address}/device`),
    host.readText(`${folder}/${address}/class`),
    host.readLink(`${folder}/${address}/driver`),
    host.readLink(`${folder}/${address}/physfn`),
  ]);
  if (deviceClass.kind === 'absent') return null;
  if (deviceClass.kind !== 'ok' || !/^0x[0-9a-f]{6}$/i.test(deviceClass.value.trim())) return address;
  if ([device, driver, physical].some(({ kind }) => kind === 'denied' || kind === 'failed')) return address;
  return {
    address,
    deviceId: device.kind === 'ok' ? device.value.trim().replace(/^0x/, '') : '',
    // A share of a GPU, made for a virtual machine: the GPU itself is another device.
    kind: physical.kind === 'ok' ? 'other' : pciKindOf(deviceClass.value.trim()),
    driver: driver.kind === 'ok' ? (driver.value.split('/').at(-1) ?? null) : null,
  };
}

/** By PCI class: VGA and 3D controllers are GPUs; NVSwitches are bridges of class 0680. */
export function pciKindOf(deviceClass: string): NvidiaPciDevice['kind'] {
  if (/^0x030[02]/.test(deviceClass)) return 'gpu';
  return deviceClass.startsWith('0x0680') ? 'nvswitch' : 'other';
}
