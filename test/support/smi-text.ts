/** Elements of the XML whose names differ from those of `nvidia-smi -q`, by the path of the latter. */
const names: Readonly<Record<string, string>> = {
  'gpu uuid': 'uuid',
  'mig mode/current': 'current_mig',
  'mig mode/pending': 'pending_mig',
  'mig device': 'mig_device',
  'mig device/gpu instance id': 'gpu_instance_id',
  'mig device/compute instance id': 'compute_instance_id',
  'pci/device id': 'pci_device_id',
  'pci/gpu link info': 'pci_gpu_link_info',
  'pci/gpu link info/pcie generation': 'pcie_gen',
  'pci/gpu link info/pcie generation/max': 'max_link_gen',
  'pci/gpu link info/pcie generation/current': 'current_link_gen',
  'pci/gpu link info/link width': 'link_widths',
  'pci/gpu link info/link width/max': 'max_link_width',
  'pci/gpu link info/link width/current': 'current_link_width',
  'utilization/gpu': 'gpu_util',
  'remapped rows/pending': 'remapped_row_pending',
  'remapped rows/remapping failure occurred': 'remapped_row_failure',
  'retired pages/pending page blacklist': 'pending_blacklist',
  'conf compute protected memory usage': 'cc_protected_memory_usage',
  'ecc errors/volatile/sram uncorrectable sec-ded': 'sram_uncorrectable_secded',
  'processes/process id/name': 'process_name',
  'processes/process id/used gpu memory': 'used_memory',
};

interface Line {
  readonly depth: number;
  readonly key: string;
  readonly value: string | null;
}

const lineOf = (text: string): readonly Line[] => {
  const [, blanks, key, value] = /^( *)(\S.*?)(?: +: ?(.*?))? *\r?$/.exec(text) ?? [];
  return key === undefined ? [] : [{ depth: (blanks ?? '').length / 4, key, value: value ?? null }];
};

/** The XML that stands beside a text of `nvidia-smi -q`, as far as the probe looks at it. */
export function xmlOf(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => !/^=/.test(line))
    .flatMap(lineOf);
  const parts = ['<?xml version="1.0" ?>\n<nvidia_smi_log>'];
  const open: { readonly depth: number; readonly key: string; readonly tag: string }[] = [];
  const closeTo = (depth: number): void => {
    while ((open.at(-1)?.depth ?? -1) >= depth) parts.push(`</${open.pop()?.tag}>`);
  };
  for (const { depth, key, value } of lines) {
    closeTo(depth);
    const gpu = /^GPU ([0-9A-F:.]+)$/.exec(key)?.[1];
    if (gpu !== undefined) {
      parts.push(`<gpu id="${gpu}">`);
      open.push({ depth, key: '', tag: 'gpu' });
      continue;
    }
    if (key === 'Process ID') {
      parts.push(`<process_info><pid>${value}</pid>`);
      open.push({ depth, key, tag: 'process_info' });
      continue;
    }
    const path = [...open.map((one) => one.key), key]
      .filter((one) => one !== '')
      .join('/')
      .toLowerCase();
    const tag = names[path] ?? key.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    if (value === null) {
      parts.push(`<${tag}>`);
      open.push({ depth, key, tag });
    } else {
      parts.push(`<${tag}>${value.replace(/^0x(?=[0-9A-F]{8}$)/, '')}</${tag}>`);
    }
  }
  closeTo(0);
  // One element holds all MIG devices.
  const xml = `${parts.join('\n')}\n</nvidia_smi_log>\n`;
  return xml.replace(
    /<mig_device>[\s\S]*<\/mig_device>/,
    (devices) => `<mig_devices>${devices}</mig_devices>`,
  );
}
