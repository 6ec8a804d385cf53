import type { Host } from '../host/host.ts';
import { type Probe, read } from '../probe.ts';
import { cloudOf, type Dmi } from './cloud.ts';
import { shellVariables } from './shell-variables.ts';

export type PlatformKind = 'dgx' | 'cloud' | 'workstation' | 'vgpu' | 'wsl2' | 'jetson' | 'generic';

export interface PlatformFact {
  readonly kind: PlatformKind;
  /** A model or provider, e.g. `DGX A100`, `Amazon EC2 p4d.24xlarge`; null if not known. Never a serial number. */
  readonly name: string | null;
}

export const platform: Probe<PlatformFact> = {
  title: 'Kind of machine',
  cost: 'local',
  async ask(host) {
    const [dmi, dgx, wsl, jetson] = await Promise.all([
      dmiOf(host),
      dgxModel(host),
      isWsl(host),
      jetsonModel(host),
    ]);
    if (wsl) return read({ kind: 'wsl2', name: null });
    if (dgx !== null) return read({ kind: 'dgx', name: dgx });
    if (jetson !== null) return read({ kind: 'jetson', name: jetson });
    if (/^DGX|NVIDIA[_ ]DGX/.test(dmi.product)) {
      return read({ kind: 'dgx', name: dmi.product.replaceAll('_', ' ') });
    }
    const cloud = await cloudOf(host, dmi);
    if (cloud !== null) return read({ kind: 'cloud', name: cloud });
    const name = [dmi.vendor, dmi.product].filter((word) => word !== '').join(' ');
    if (name === '') return read({ kind: 'generic', name: null });
    return read({ kind: (await isDesk(host, name)) ? 'workstation' : 'generic', name });
  },
};

/** Vendor and product alone: serial numbers are never looked at. */
async function dmiOf(host: Host): Promise<Dmi> {
  const [vendor, product] = await Promise.all([
    host.readText('/sys/class/dmi/id/sys_vendor'),
    host.readText('/sys/class/dmi/id/product_name'),
  ]);
  return {
    vendor: vendor.kind === 'ok' ? vendor.value.trim() : '',
    product: product.kind === 'ok' ? product.value.trim() : '',
  };
}

/** Chassis types of the SMBIOS specification (7.4.1) that stand on or under a desk, or are carried. */
const deskChassis = new Set(['3', '4', '6', '7', '8', '9', '10', '13', '14', '15', '24', '31', '32', '35']);

/** Hyper-V gives its guests the chassis of a desktop. */
const virtual = /^(?:Microsoft Corporation Virtual Machine|QEMU|VMware|Parallels|Xen)\b/;

async function isDesk(host: Host, name: string): Promise<boolean> {
  if (virtual.test(name)) return false;
  const type = await host.readText('/sys/class/dmi/id/chassis_type');
  return type.kind === 'ok' && deskChassis.has(type.value.trim());
}

async function dgxModel(host: Host): Promise<string | null> {
  const file = await host.readText('/etc/dgx-release');
  if (file.kind !== 'ok') return null;
  const variables = shellVariables(file.value);
  const platform = variables['DGX_PLATFORM'] ?? '';
  const model = /(?:for )?(DGX[ -][A-Za-z0-9].*)$/.exec(platform.replace(/^DGX Server for /, ''))?.[1];
  return model ?? variables['DGX_PRETTY_NAME'] ?? variables['DGX_NAME'] ?? 'DGX';
}

/** The kernel of WSL2 calls itself Microsoft's. */
async function isWsl(host: Host): Promise<boolean> {
  const release = await host.readText('/proc/sys/kernel/osrelease');
  return release.kind === 'ok' && /microsoft/i.test(release.value);
}

async function jetsonModel(host: Host): Promise<string | null> {
  const [model, release] = await Promise.all([
    host.readText('/proc/device-tree/model'),
    host.stat('/etc/nv_tegra_release'),
  ]);
  const name = model.kind === 'ok' ? model.value.replace(/\0.*$/s, '').trim() : '';
  if (/Jetson|Tegra/i.test(name)) return name;
  return release.kind === 'ok' ? 'Jetson' : null;
}
