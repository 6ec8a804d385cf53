import type { Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import { imageOf, type MachineImage } from './machine-image.ts';

/** What the system runs on, and what came with it. */
export interface MachineFact {
  /** It is a virtual machine; null: nothing tells. */
  readonly virtual: boolean | null;
  /** The maker's image that this system was started from; null: none that is known here. */
  readonly image: MachineImage | null;
  /** Jetson Linux, e.g. `36.4.3`; null where there is none. */
  readonly l4t: string | null;
  /** The configuration of NVIDIA's licence client is there, which comes with the driver for virtual GPUs. */
  readonly licenceClient: boolean;
}

export const machine: Probe<MachineFact> = {
  title: 'The machine beneath the system',
  cost: 'local',
  needs: ['cloudInstance'],
  async ask(host, _target, facts) {
    const [virtual, image, l4t, gridd] = await Promise.all([
      isVirtual(host),
      imageOf(host, valueIn(facts.cloudInstance)),
      host.readText('/etc/nv_tegra_release'),
      host.stat('/etc/nvidia/gridd.conf'),
    ]);
    return read({
      virtual,
      image,
      l4t: l4t.kind === 'ok' ? l4tIn(l4t.value) : null,
      licenceClient: gridd.kind === 'ok',
    });
  },
};

/** `# R36 (release), REVISION: 4.3, GCID: …` */
export function l4tIn(text: string): string | null {
  const [, major, revision] = /\bR(\d{2,3})\b[^\n]{0,40}REVISION:\s*(\d{1,3}(?:\.\d{1,3})*)/.exec(text) ?? [];
  return major === undefined ? null : `${major}.${revision}`;
}

/** The flags of the first processor are within the first 4 KB. */
const cpuinfoBytes = 16 * 1024;

const hypervisors =
  /^(?:QEMU|VMware|Xen|innotek|Parallels|Bochs|OpenStack|Red Hat|oVirt|Nutanix|Alibaba Cloud|Google)\b/i;

/** x86 processors tell it by a flag; elsewhere the firmware's name of the machine does, or Xen's own folder. */
async function isVirtual(host: Host): Promise<boolean | null> {
  const [cpuinfo, vendor, product, xen, tree] = await Promise.all([
    host.readText('/proc/cpuinfo', cpuinfoBytes),
    host.readText('/sys/class/dmi/id/sys_vendor'),
    host.readText('/sys/class/dmi/id/product_name'),
    host.readText('/sys/hypervisor/type'),
    host.stat('/proc/device-tree/hypervisor'),
  ]);
  const flags = cpuinfo.kind === 'ok' ? /^flags\s*:.*$/m.exec(cpuinfo.value)?.[0] : undefined;
  if (flags !== undefined) return /\bhypervisor\b/.test(flags);
  if (xen.kind === 'ok' || tree.kind === 'ok') return true;
  const maker = vendor.kind === 'ok' ? vendor.value.trim() : '';
  const model = product.kind === 'ok' ? product.value.trim() : '';
  if (maker === '') return null;
  if (/^Amazon EC2/.test(maker)) return !/\.metal\b/.test(model);
  if (/^Microsoft/.test(maker)) return /Virtual Machine/.test(model);
  return hypervisors.test(maker);
}
