import type { PlatformFact } from '../../probes/platform.ts';
import { shellVariables } from '../../probes/shell-variables.ts';
import type { SystemFact } from '../../probes/system.ts';
import { architectureOf } from '../../probes/system.ts';
import { type Evidence, outputsOf, type Person } from '../evidence.ts';
import { kernelIn } from './kernel.ts';

/** Who asked, where the collector does not run as root or nobody tells. */
const nobody: Person = { name: '', uid: null };

/** What is not told of the user and of the machine is null or empty, and no check draws from it. */
export function systemIn(evidence: Evidence): SystemFact | null {
  const kernel = kernelIn(evidence);
  if (kernel === null) return null;
  const { name, uid, gids } = personIn(evidence);
  return {
    uid: uid ?? -1,
    gids,
    user: name,
    home: name === 'root' ? '/root' : `/home/${name}`,
    machine: kernel.machine,
    kernelRelease: kernel.release,
    architecture: architectureOf(kernel.machine),
    bootMs: 0,
    cpus: 0,
    memoryTotalBytes: 0,
    memoryAvailableBytes: null,
    path: [],
    workingDirectory: '/',
    runId: 'imported',
    visibleDevices: null,
  };
}

/** `id` without arguments tells it all. */
function personIn(evidence: Evidence): Person & { readonly gids: readonly number[] } {
  for (const { argv, text } of outputsOf(evidence, 'id')) {
    const [, uid, name, groups] =
      argv.length > 1 ? [] : (/^uid=(\d+)\(([\w.@-]{1,64})\).* groups=(\S+)/m.exec(text) ?? []);
    if (uid === undefined || name === undefined) continue;
    const gids = [...(groups ?? '').matchAll(/(?:^|,)(\d+)/g)].map(([, gid]) => Number(gid));
    return { name, uid: Number(uid), gids };
  }
  return { ...(evidence.person ?? nobody), gids: [] };
}

/** The kinds of machine that name themselves; whatever does not is none of those. */
export function platformIn(evidence: Evidence): PlatformFact | null {
  const kernel = kernelIn(evidence);
  const dgx = evidence.files.get('/etc/dgx-release');
  if (dgx !== undefined) return { kind: 'dgx', name: shellVariables(dgx)['DGX_NAME'] ?? null };
  if (kernel === null) return null;
  if (/microsoft/i.test(kernel.release)) return { kind: 'wsl2', name: null };
  if (/tegra/.test(kernel.release)) return { kind: 'jetson', name: null };
  const product = productIn(evidence);
  if (product !== null && /^(?:NVIDIA )?DGX/.test(product))
    return { kind: 'dgx', name: product.replace(/^NVIDIA /, '') };
  return { kind: 'generic', name: product };
}

/** Maker and model: of `dmidecode` or `hostnamectl`, or as the kernel greets them in its log. */
function productIn(evidence: Evidence): string | null {
  for (const { text } of outputsOf(evidence, 'dmidecode')) {
    const system = /^System Information\n((?:\t.*\n)+)/m.exec(text)?.[1] ?? '';
    const [maker, model] = ['Manufacturer', 'Product Name'].map(
      (field) => new RegExp(`^\\t${field}: (.{1,80})$`, 'm').exec(system)?.[1]?.trim() ?? '',
    );
    if (model !== undefined && model !== '') return named(maker, model);
  }
  for (const { text } of outputsOf(evidence, 'hostnamectl')) {
    const [maker, model] = ['Vendor', 'Model'].map(
      (field) => new RegExp(`^ *Hardware ${field}: (.{1,80})$`, 'm').exec(text)?.[1]?.trim() ?? '',
    );
    if (model !== undefined && model !== '') return named(maker, model);
  }
  for (const { text } of outputsOf(evidence, 'dmesg')) {
    const model = /\] DMI: ([^,\n]{1,120}), BIOS /.exec(text)?.[1]?.replace(/\/[^/]*$/, '');
    if (model !== undefined) return model;
  }
  return null;
}

const named = (maker: string | undefined, model: string): string =>
  `${maker ?? ''} ${model}`.trim().replace(/^NVIDIA (?=NVIDIA)/, '');
