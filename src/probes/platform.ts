import type { Host } from '../host/host.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import { cloudOf, type Dmi } from './cloud.ts';
import { shellVariables } from './shell-variables.ts';

/** Kinds of machine that are launched on, or get their driver, in a way of their own. */
export type PlatformKind = 'dgx' | 'cloud' | 'workstation' | 'vgpu' | 'wsl2' | 'jetson' | 'generic';

/** What kind of machine this is. */
export interface PlatformFact {
  readonly kind: PlatformKind;
  /** A model or provider, e.g. `DGX A100`, `Amazon EC2 p4d.24xlarge`; null if not known. Never a serial number. */
  readonly name: string | null;
}

export const platform: Probe<PlatformFact> = {
  title: 'Kind of machine',
  cost: 'local',
  needs: ['cloudInstance'],
  async ask(host, _target, facts) {
    const [dmi, dgx, wsl, jetson, vgpu] = await Promise.all([
      dmiOf(host),
      dgxModel(host),
      wslOf(host),
      jetsonModel(host),
      hasVgpu(host),
    ]);
    const told = (kind: PlatformKind, name: string | null) => read({ kind, name });
    if (wsl === 'untold') return unread('it could not be told whether this is WSL');
    if (wsl !== null) return told('wsl2', wsl === 'hyper-v' ? 'Hyper-V guest with a share of a GPU' : null);
    if (dgx !== null) return told('dgx', partnerModel(dgx, dmi));
    if (jetson !== null) return told('jetson', jetson);
    if (isJetsonBoard(dmi)) return told('jetson', dmi.product);
    if (/^DGX|NVIDIA[_ ]DGX/.test(dmi.product)) return told('dgx', dgxProduct(dmi.product));
    const cloud = await cloudOf(host, dmi, valueIn(facts.cloudInstance)?.type ?? null);
    const name = cloud ?? nameOf(dmi);
    if (vgpu) return told('vgpu', name);
    if (cloud !== null) return told('cloud', cloud);
    if (name === null) return told('generic', null);
    return told((await isDesk(host, name)) ? 'workstation' : 'generic', name);
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

/** What makers leave in these fields when they put nothing into them. */
const placeholder =
  /^(?:to be filled|default string|system manufacturer|system product name|not specified|n\/a$|none$)/i;

function nameOf({ vendor, product }: Dmi): string | null {
  const words = [vendor, product].filter((word) => word !== '' && !placeholder.test(word));
  return words.length === 0 ? null : words.join(' ');
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

/** The file also holds a serial number, which is not looked at. */
async function dgxModel(host: Host): Promise<string | null> {
  const file = await host.readText('/etc/dgx-release');
  if (file.kind !== 'ok') return null;
  const variables = shellVariables(file.value);
  const platform = variables['DGX_PLATFORM'] ?? '';
  const model = /(?:for )?(DGX[ -][A-Za-z0-9].*)$/.exec(platform.replace(/^DGX Server for /, ''))?.[1];
  const name = model ?? variables['DGX_PRETTY_NAME'] ?? variables['DGX_NAME'] ?? 'DGX';
  return name.replace(/^NVIDIA /, '');
}

/** DGX OS also comes with the machines that others build around the GB10. */
const partnerModel = (dgx: string, { vendor, product }: Dmi): string =>
  /spark/i.test(dgx) && vendor !== '' && !/^NVIDIA/i.test(vendor)
    ? `${[vendor, product].filter((word) => word !== '').join(' ')} (DGX Spark)`
    : dgx;

/** `NVIDIA_DGX_Spark` and `DGXA100 920-23687-2530-000` (a part number follows) as people write them. */
const dgxProduct = (product: string): string =>
  product
    .replaceAll('_', ' ')
    .replace(/^NVIDIA /, '')
    .replace(/ [0-9]{3}-[0-9A-Z-]+$/, '')
    .replace(/^DGX(?=[A-Z])/, 'DGX ');

/**
 * The kernel of WSL calls itself Microsoft's. A kernel of one's own may not; then /run/WSL tells, or /dev/dxg, by which a
 * virtual machine of Hyper-V gets its share of a GPU as well: with the driver of Windows, like WSL2.
 */
async function wslOf(host: Host): Promise<'wsl' | 'hyper-v' | 'untold' | null> {
  const [release, run, dxg] = await Promise.all([
    host.readText('/proc/sys/kernel/osrelease'),
    host.stat('/run/WSL'),
    host.stat('/dev/dxg'),
  ]);
  if ((release.kind === 'ok' && /microsoft/i.test(release.value)) || run.kind === 'ok') return 'wsl';
  if ([release, run, dxg].some(({ kind }) => kind === 'denied' || kind === 'failed')) return 'untold';
  return dxg.kind === 'ok' ? 'hyper-v' : null;
}

async function jetsonModel(host: Host): Promise<string | null> {
  const [model, release] = await Promise.all([
    host.readText('/proc/device-tree/model'),
    host.stat('/etc/nv_tegra_release'),
  ]);
  const name = model.kind === 'ok' ? model.value.replace(/\0.*$/s, '').trim() : '';
  if (/Jetson|Tegra/i.test(name)) return name;
  if (release.kind !== 'ok') return null;
  return name === '' ? 'Jetson' : name;
}

const isJetsonBoard = ({ vendor, product }: Dmi): boolean =>
  /^NVIDIA/i.test(vendor) && /\bJetson\b/i.test(product);

/**
 * The driver calls a virtual GPU by its profile: the board, the memory in GB, and a letter for what it is licensed for,
 * e.g. `GRID A100D-40C`, `NVIDIA A40-48Q`, `NVIDIA A100-1-5CME`. (Virtual GPU Software user guide, "Virtual GPU Types".)
 */
const profile = /^Model:\s+.*-\d{1,3}[ABCQ](?:ME)?(?:NOCT|GFX)?\s*$/m;

async function hasVgpu(host: Host): Promise<boolean> {
  const gpus = await host.list('/proc/driver/nvidia/gpus');
  if (gpus.kind !== 'ok') return false;
  const texts = await Promise.all(
    gpus.value.map((address) => host.readText(`/proc/driver/nvidia/gpus/${address}/information`)),
  );
  return texts.some((text) => text.kind === 'ok' && profile.test(text.value));
}
