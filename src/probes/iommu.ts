import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, valueIn } from '../probe.ts';

/** What may stand between GPUs that write to each other over PCIe. */
export interface IommuFact {
  /**
   * By GPU that has a group, the kind of its domain (kernel ABI, sysfs-kernel-iommu_groups): `DMA` and `DMA-FQ`
   * translate, `identity` does not.
   */
  readonly domains: readonly string[];
  /**
   * Bridges above the GPUs whose Access Control Services are on, by address: these send what one GPU writes to another up
   * to the processor. Null: could not be read, as by an ordinary user.
   */
  readonly acs: readonly string[] | null;
}

export const iommu: Probe<IommuFact> = {
  title: 'IOMMU of the GPUs',
  cost: 'local',
  needs: ['pci', 'system'],
  async ask(host, _target, facts) {
    const gpus = valueIn(facts.pci)?.devices.filter(({ kind }) => kind === 'gpu') ?? [];
    if (gpus.length < 2) return notAsked('there are not several GPUs');
    const addresses = gpus.map(({ address }) => address);
    // The part of a bridge's registers that tells of it is open to root alone.
    const root = valueIn(facts.system)?.uid === 0;
    const [files, acs] = await Promise.all([
      Promise.all(addresses.map((address) => host.readText(`${folder}/${address}/iommu_group/type`))),
      root ? acsAbove(host, addresses) : null,
    ]);
    return read({ domains: files.flatMap((file) => (file.kind === 'ok' ? [file.value.trim()] : [])), acs });
  },
};

const folder = '/sys/bus/pci/devices';

/** More than these are not asked about: some eight GPUs have two or three each. */
const mostBridges = 32;

async function acsAbove(host: Host, gpus: readonly string[]): Promise<readonly string[] | null> {
  const places = await Promise.all(gpus.map((address) => host.readLink(`${folder}/${address}`)));
  const bridges = new Set(places.flatMap((place) => (place.kind === 'ok' ? bridgesIn(place.value) : [])));
  if (bridges.size === 0) return null;
  const answers = await Promise.all([...bridges].slice(0, mostBridges).map((bridge) => acsOf(host, bridge)));
  if (answers.includes('unknown')) return null;
  return answers.filter((answer) => answer !== 'off');
}

/** A device's place is the way to it: `../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0`. */
const bridgesIn = (place: string): readonly string[] =>
  place
    .split('/')
    .slice(0, -1)
    .filter((part) => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/.test(part));

/** The bridge's address if they are on. One that has none of them is as good as one where they are off. */
async function acsOf(host: Host, bridge: string): Promise<string | 'off' | 'unknown'> {
  const result = await host.run(['lspci', '-vvv', '-s', bridge]);
  if (result.kind !== 'exited' || result.code !== 0 || !result.stdout.includes('Capabilities:'))
    return 'unknown';
  if (result.stdout.includes('<access denied>')) return 'unknown';
  const control = /^\s*ACSCtl:(.{0,300})$/m.exec(result.stdout)?.[1] ?? '';
  return /\b(?:SrcValid|ReqRedir)\+/.test(control) ? bridge : 'off';
}
