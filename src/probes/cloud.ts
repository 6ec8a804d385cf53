import type { Host } from '../host/host.ts';

/** What the firmware says about the machine; empty where it says nothing. */
export interface Dmi {
  readonly vendor: string;
  readonly product: string;
}

interface Cloud {
  readonly name: string;
  readonly vendor: RegExp;
  readonly product?: RegExp;
  /** What else must be so, where others show the same vendor and product. */
  readonly proof?: { readonly file: 'chassis_asset_tag' | 'bios_version'; readonly text: RegExp };
  /** The product is the type of the instance. */
  readonly typed?: true;
}

/** As cloud-init tells them apart. Azure is Hyper-V with a tag of its own, Oracle's is KVM or its own servers. */
const clouds: readonly Cloud[] = [
  { name: 'Amazon EC2', vendor: /^Amazon EC2/, typed: true },
  { name: 'Amazon EC2', vendor: /^Xen/, proof: { file: 'bios_version', text: /amazon/i } },
  { name: 'Google Cloud', vendor: /^Google/, product: /^Google Compute Engine/ },
  {
    name: 'Microsoft Azure',
    vendor: /^Microsoft Corporation/,
    product: /^Virtual Machine/,
    proof: { file: 'chassis_asset_tag', text: /^7783-7084-3265-9085-8269-3286-77$/ },
  },
  {
    name: 'Oracle Cloud',
    vendor: /^(?:QEMU|Oracle)/,
    proof: { file: 'chassis_asset_tag', text: /^OracleCloud\.com/ },
  },
  { name: 'Alibaba Cloud', vendor: /^Alibaba Cloud/ },
  { name: 'Tencent Cloud', vendor: /^Tencent Cloud/ },
  { name: 'Huawei Cloud', vendor: /^Huawei ?Cloud/i },
  { name: 'DigitalOcean', vendor: /^DigitalOcean/ },
  { name: 'Hetzner', vendor: /^Hetzner/ },
  { name: 'Vultr', vendor: /^Vultr/ },
  { name: 'Scaleway', vendor: /^Scaleway/ },
  { name: 'Akamai', vendor: /^(?:Akamai|Linode)/ },
];

/**
 * The provider that this machine is rented from, with the type of the instance where the firmware or cloud-init (`noted`)
 * tells it; else null.
 */
export async function cloudOf(host: Host, dmi: Dmi, noted: string | null): Promise<string | null> {
  const cloud = clouds.find(
    ({ vendor, product }) => vendor.test(dmi.vendor) && (product?.test(dmi.product) ?? true),
  );
  if (cloud === undefined) return null;
  if (cloud.proof !== undefined) {
    const text = await host.readText(`/sys/class/dmi/id/${cloud.proof.file}`);
    if (text.kind !== 'ok' || !cloud.proof.text.test(text.value.trim())) return null;
  }
  return `${cloud.name} ${(cloud.typed ? dmi.product : noted) ?? ''}`.trim();
}
