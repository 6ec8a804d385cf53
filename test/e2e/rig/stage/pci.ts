import type { Settled } from '../settle.ts';
import { putProgram, type Writer } from './writer.ts';

/** A device on the PCI bus: its class and numbers as the kernel shows them. */
export function stagePci(
  put: Writer,
  address: string,
  kind: string,
  device: string,
  subsystem: string,
): void {
  const attributes: Readonly<Record<string, string>> = {
    vendor: '0x10de',
    device: `0x${device}`,
    class: `0x${kind}`,
    subsystem_vendor: '0x10de',
    subsystem_device: `0x${subsystem}`,
    revision: '0xa1',
    numa_node: '0',
    enable: '1',
    uevent: `PCI_CLASS=${kind.replace(/^0/, '')}\nPCI_ID=10DE:${device.toUpperCase()}\nPCI_SLOT_NAME=${address}`,
  };
  for (const [name, value] of Object.entries(attributes))
    put.text(`/opt/stand-in/pci/${address}/${name}`, `${value}\n`);
}

/** NVSwitches as an HGX A100 has them, and the program that sets them up. */
export function stageFabric({ fabric }: Settled, put: Writer): void {
  if (fabric === null) return;
  for (const address of switchAddresses(fabric.switches)) stagePci(put, address, '068000', '1af1', '1af1');
  if (fabric.switches > 0) put.text('/opt/stand-in/answers/nvswitches', `${fabric.switches}\n`);
  if (fabric.manager !== 'absent') putProgram(put, '/usr/bin/nv-fabricmanager', 'nv-fabricmanager');
}

/** Where the rig puts NVSwitches on the bus. */
export const switchAddresses = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `0000:c${index + 7}:00.0`);
