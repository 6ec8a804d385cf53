import type { Host } from '../host/host.ts';
import { type Probe, read } from '../probe.ts';
import { shellVariables } from './shell-variables.ts';

export type PlatformKind = 'dgx' | 'cloud' | 'workstation' | 'vgpu' | 'wsl2' | 'jetson' | 'generic';

export interface PlatformFact {
  readonly kind: PlatformKind;
  /** A model or provider, e.g. `DGX A100`, `Amazon EC2 p4d.24xlarge`; null if not known. Never a serial number. */
  readonly name: string | null;
  /** The program itself runs inside a container, so it sees the container's files and not the host's. */
  readonly inContainer: boolean;
}

export const platform: Probe<PlatformFact> = {
  title: 'Kind of machine',
  cost: 'local',
  async ask(host) {
    const [dmi, dgx, wsl, jetson, inContainer] = await Promise.all([
      dmiOf(host),
      dgxModel(host),
      isWsl(host),
      jetsonModel(host),
      isInContainer(host),
    ]);
    if (wsl) return read({ kind: 'wsl2', name: null, inContainer });
    if (dgx !== null) return read({ kind: 'dgx', name: dgx, inContainer });
    if (jetson !== null) return read({ kind: 'jetson', name: jetson, inContainer });
    if (/^DGX|NVIDIA[_ ]DGX/.test(dmi.product)) {
      return read({ kind: 'dgx', name: dmi.product.replaceAll('_', ' '), inContainer });
    }
    const cloud = clouds.find(({ vendor, product }) => vendor.test(dmi.vendor) && product.test(dmi.product));
    if (cloud !== undefined) {
      const type = cloud.typed ? ` ${dmi.product}` : '';
      return read({ kind: 'cloud', name: `${cloud.name}${type}`, inContainer });
    }
    const name = [dmi.vendor, dmi.product].filter((word) => word !== '').join(' ');
    return read({ kind: 'generic', name: name === '' ? null : name, inContainer });
  },
};

interface Dmi {
  readonly vendor: string;
  readonly product: string;
}

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

/** `typed`: the product is the type of the instance. */
const clouds = [
  { name: 'Amazon EC2', vendor: /^Amazon EC2/, product: /./, typed: true },
  { name: 'Google Cloud', vendor: /^Google/, product: /^Google Compute Engine/, typed: false },
  { name: 'Microsoft Azure', vendor: /^Microsoft Corporation/, product: /^Virtual Machine/, typed: false },
  { name: 'Alibaba Cloud', vendor: /^Alibaba Cloud/, product: /./, typed: false },
  { name: 'Oracle Cloud', vendor: /^OracleCloud/i, product: /^/, typed: false },
  { name: 'DigitalOcean', vendor: /^DigitalOcean/, product: /./, typed: false },
] as const;

async function dgxModel(host: Host): Promise<string | null> {
  const file = await host.readText('/etc/dgx-release');
  if (file.kind !== 'ok') return null;
  const variables = shellVariables(file.value);
  const platform = variables['DGX_PLATFORM'] ?? '';
  const model = /(?:for )?(DGX[ -][A-Za-z0-9].*)$/.exec(platform.replace(/^DGX Server for /, ''))?.[1];
  return model ?? variables['DGX_NAME'] ?? 'DGX';
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

async function isInContainer(host: Host): Promise<boolean> {
  const marks = await Promise.all([host.stat('/.dockerenv'), host.stat('/run/.containerenv')]);
  return marks.some((mark) => mark.kind === 'ok');
}
