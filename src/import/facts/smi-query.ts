/** A value, or the members of a group; of several groups of one name a list. */
export interface Tree {
  [name: string]: string | Tree | Tree[];
}

/** Where the text of `nvidia-smi -q` and its XML call the same thing differently, by the group that it is in. */
const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '': {
    'GPU UUID': 'uuid',
    'Conf Compute Protected Memory Usage': 'cc_protected_memory_usage',
  },
  'MIG Mode': { Current: 'current_mig', Pending: 'pending_mig' },
  PCI: { 'GPU Link Info': 'pci_gpu_link_info' },
  'GPU Link Info': { 'PCIe Generation': 'pcie_gen', 'Link Width': 'link_widths' },
  'PCIe Generation': {
    Max: 'max_link_gen',
    Current: 'current_link_gen',
    'Device Current': 'device_current_link_gen',
  },
  'Link Width': { Max: 'max_link_width', Current: 'current_link_width' },
  Utilization: { Gpu: 'gpu_util', GPU: 'gpu_util' },
  Volatile: { 'SRAM Uncorrectable SEC-DED': 'sram_uncorrectable_secded' },
  'Remapped Rows': { Pending: 'remapped_row_pending', 'Remapping Failure Occurred': 'remapped_row_failure' },
  'Retired Pages': {
    'Pending Page Blacklist': 'pending_blacklist',
    'Pending Page Retirement': 'pending_retirement',
  },
  Process: { 'Process ID': 'pid', Name: 'process_name', 'Used GPU Memory': 'used_memory' },
  'MIG Device': { UUID: 'uuid', 'MIG UUID': 'uuid' },
};

const nameOf = (label: string, group: string): string =>
  names[group]?.[label] ??
  label
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');

interface Level {
  readonly indent: number;
  readonly label: string;
  readonly tree: Tree;
}

const deepest = 16;

/**
 * `nvidia-smi -q` as the tree that its XML form has, as far as it tells the same; the GPUs are in `gpu`. Null where it is
 * not whole: fewer GPUs than it says are attached would be a false picture of the machine.
 */
export function queryTree(text: string): Tree | null {
  const root: Tree = {};
  const gpus: Tree[] = [];
  let levels: Level[] = [{ indent: -1, label: '', tree: root }];
  for (const line of text.split('\n')) {
    const gpu = /^GPU ([0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-7])\s*$/i.exec(line)?.[1];
    if (gpu !== undefined) {
      const tree: Tree = { '@id': gpu };
      gpus.push(tree);
      levels = [{ indent: 0, label: '', tree }];
      continue;
    }
    const [, space = '', label, value] = /^(\s*)(\S.*?)(?:\s*: (.*)|\s*)$/.exec(line) ?? [];
    if (label === undefined) continue;
    levels = levels.filter(({ indent }) => indent < space.length).slice(0, deepest);
    const level = levels.at(-1);
    if (level === undefined) continue;
    if (value === undefined) levels.push({ indent: space.length, label, tree: groupIn(level, label) });
    else level.tree[nameOf(label, level.label)] = value.trim();
    if (label === 'Process ID' && value !== undefined)
      levels.push({ indent: space.length, label: 'Process', tree: processIn(level, value) });
  }
  const complete =
    Number(root['attached_gpus']) === gpus.length && gpus.every((gpu) => 'product_name' in gpu);
  return complete ? { ...root, gpu: gpus.map(asInXml) } : null;
}

/** A group that comes again, as each MIG device does, is one more of a list. */
function groupIn(level: Level, label: string): Tree {
  const { tree } = level;
  const name = nameOf(label, level.label);
  const before = Object.hasOwn(tree, name) ? tree[name] : undefined;
  const group: Tree = {};
  if (before === undefined || typeof before === 'string') tree[name] = group;
  else if (Array.isArray(before)) before.push(group);
  else tree[name] = [before, group];
  return group;
}

function processIn({ tree }: Level, pid: string): Tree {
  const process: Tree = { pid: pid.trim() };
  const before = Object.hasOwn(tree, 'process_info') ? tree['process_info'] : undefined;
  tree['process_info'] = [...(Array.isArray(before) ? before : []), process];
  return process;
}

/** MIG devices and their absence (`MIG Device : None`) stand in a group of their own there. */
function asInXml(gpu: Tree): Tree {
  const { mig_device: devices, ...rest } = gpu;
  if (devices === undefined) return rest;
  return { ...rest, mig_devices: typeof devices === 'string' ? devices : { mig_device: devices } };
}
