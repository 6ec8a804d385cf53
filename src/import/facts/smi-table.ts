import type { Tree } from './smi-query.ts';

const header = /^\s*\| NVIDIA-SMI \S+ +(?:Driver|KMD) Version: (\S+) +(?:CUDA(?: UMD)? Version: +(\S+) +)?\|/;
const first =
  /^\s*\| +(\d{1,3}) +(\S.*?) +(On|Off|N\/A|ERR!) *\| *([0-9A-F]{4,8}:[0-9A-F]{2}:[0-9A-F]{2}\.[0-7]|N\/A) +(On|Off|N\/A|ERR!) *\| *(\S.*?) *\|\s*$/i;
const second =
  /^\s*\| *(\S+) +(\S+) +(\S+) +(\S.*?) *\/ *(\S+) *\| *(?:(\d+)MiB *\/ *(\d+)MiB|[^|]*?) *\| *(\S+) +(\S.*?) *\|\s*$/;
const third = /^\s*\|\s*\|\s*\| *(Enabled\*?|Disabled\*?|N\/A) *\|\s*$/;
const migRow = /^\s*\| +(\d+) +(\d+) +(\d+) +\d+ +\| +\d+MiB/;
const processRow =
  /^\s*\| +(\d+) +(?:(?:N\/A|\d+) +(?:N\/A|\d+) +)?(\d+) +([CGM+]{1,5}) +(\S.*?) +(?:(\d+)MiB|N\/A) *\|\s*$/;

const words: Readonly<Record<string, string>> = { On: 'Enabled', Off: 'Disabled' };

interface Row {
  readonly index: string;
  readonly tree: Tree;
}

/**
 * The table of `nvidia-smi` (drivers 340 to 610) as the tree of its XML form, as far as it tells the same. Null where it
 * is none, or not to its end: half of it shows half of the GPUs.
 */
export function tableTree(text: string): Tree | null {
  const all = text.split('\n');
  const begin = all.findLastIndex((line) => header.test(line));
  if (begin === -1) return null;
  const lines = all.slice(begin);
  const [, driver = '', cuda] = header.exec(lines[0] ?? '') ?? [];
  const rows = rowsIn(lines);
  const sound = rows.length > 0 && rows.every(({ tree }) => 'compute_mode' in tree) && isWhole(lines, rows);
  if (!sound) return null;
  return { driver_version: driver, cuda_version: cuda ?? 'N/A', gpu: rows.map(({ tree }) => tree) };
}

function rowsIn(lines: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  let read = gpuLine;
  for (const line of lines) {
    if (/\| MIG devices:/.test(line)) read = instanceLine;
    else if (/\| Processes:/.test(line)) read = processLine;
    else read(line, rows);
  }
  return rows;
}

/** The processes come last; of one GPU people leave them out. Each part ends in a rule. */
const isWhole = (lines: readonly string[], rows: readonly Row[]): boolean =>
  (rows.length === 1 || lines.some((line) => /\| Processes:/.test(line))) &&
  /^\s*\+[-=+]+\+\s*$/.test(lines.findLast((line) => /^\s*[|+]/.test(line)) ?? '');

function gpuLine(line: string, rows: Row[]): void {
  const [, index, name = '', persistence = '', bus = '', display = '', errors = ''] = first.exec(line) ?? [];
  if (index !== undefined) {
    rows.push({
      index,
      tree: {
        '@id': bus,
        product_name: name,
        persistence_mode: words[persistence] ?? persistence,
        display_active: words[display] ?? display,
        ...(/^\d+$/.test(errors) ? { ecc_errors: { volatile: { double_bit: { total: errors } } } } : {}),
      },
    });
    return;
  }
  const tree = rows.at(-1)?.tree;
  if (tree === undefined) return;
  const mig = third.exec(line)?.[1];
  // The star says that the other mode waits for a reset of the GPU.
  if (mig !== undefined) tree['mig_mode'] = modeOf(mig);
  else stateLine(line, tree);
}

function modeOf(mig: string): Tree {
  const [current, other] = mig.startsWith('E') ? ['Enabled', 'Disabled'] : ['Disabled', 'Enabled'];
  if (mig === 'N/A') return { current_mig: 'N/A', pending_mig: 'N/A' };
  return { current_mig: current, pending_mig: mig.endsWith('*') ? other : current };
}

function stateLine(line: string, tree: Tree): void {
  const [, fan = '', temperature = '', state = '', draw = '', , used, total, load = '', mode = ''] =
    second.exec(line) ?? [];
  if (mode === '') return;
  Object.assign(tree, {
    fan_speed: fan,
    temperature: { gpu_temp: temperature },
    performance_state: state,
    gpu_power_readings: { power_draw: draw },
    utilization: { gpu_util: load.replace('%', ' %') },
    compute_mode: /^E\. ?(?:Process|Thread)/.test(mode) ? 'Exclusive_Process' : mode,
    ...(used === undefined || total === undefined
      ? {}
      : {
          fb_memory_usage: {
            total: `${total} MiB`,
            used: `${used} MiB`,
          },
        }),
  });
}

function instanceLine(line: string, rows: readonly Row[]): void {
  if (/No MIG devices found/.test(line)) {
    for (const { tree } of rows) tree['mig_devices'] = 'None';
    return;
  }
  const [, gpu, instance = '', compute = ''] = migRow.exec(line) ?? [];
  const tree = rows.find(({ index }) => index === gpu)?.tree;
  if (tree === undefined) return;
  const before = tree['mig_devices'];
  const list = typeof before === 'object' && !Array.isArray(before) ? before['mig_device'] : undefined;
  const device: Tree = { gpu_instance_id: instance, compute_instance_id: compute };
  tree['mig_devices'] = { mig_device: [...(Array.isArray(list) ? list : []), device] };
}

function processLine(line: string, rows: readonly Row[]): void {
  const [, gpu, pid = '', type = '', name = '', used] = processRow.exec(line) ?? [];
  const tree = rows.find(({ index }) => index === gpu)?.tree;
  if (tree === undefined) return;
  const before = tree['processes'];
  const list = typeof before === 'object' && !Array.isArray(before) ? before['process_info'] : undefined;
  const process: Tree = {
    pid,
    type,
    process_name: name,
    used_memory: used === undefined ? 'N/A' : `${used} MiB`,
  };
  tree['processes'] = { process_info: [...(Array.isArray(list) ? list : []), process] };
}
