import type { Host, RunResult } from '../host/host.ts';
import { notAsked, type Probe, read, unread } from '../probe.ts';
import type { ModuleFlavour } from './kernel-module.ts';

/** The module that modprobe would load, whether it is loaded or not. */
export type ModuleFileFact =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      /** e.g. `/lib/modules/5.15.0-130-generic/updates/dkms/nvidia.ko` */
      readonly path: string;
      /** e.g. `550.163.01`; null where it does not say. */
      readonly version: string | null;
      readonly flavour: ModuleFlavour;
      /** Whose key signed it; null: it carries no signature. */
      readonly signer: string | null;
      /** When it was put on the disk; null where that is not known. */
      readonly sinceMs: number | null;
    };

export const moduleFile: Probe<ModuleFileFact> = {
  title: 'NVIDIA kernel module on the disk',
  cost: 'local',
  async ask(host) {
    const result = await modinfo(host);
    if (result.kind === 'not-found') return notAsked('modinfo is not installed');
    if (result.kind !== 'exited') return unread(`modinfo does not answer: ${result.why}`);
    if (/module nvidia not found/i.test(result.stderr)) return read({ kind: 'absent' });
    const path = fieldIn(result.stdout, 'filename');
    // A copy that ends early lacks its last fields, the signer among them.
    if (result.code !== 0 || path === null || fieldIn(result.stdout, 'vermagic') === null) {
      return unread('modinfo did not describe the nvidia module');
    }
    const stat = await host.stat(path);
    return read({
      kind: 'present',
      path,
      version: fieldIn(result.stdout, 'version'),
      flavour: flavourOf(fieldIn(result.stdout, 'license')),
      signer: fieldIn(result.stdout, 'signer'),
      sinceMs: stat.kind === 'ok' ? stat.value.ctimeMs : null,
    });
  },
};

/** An ordinary user's PATH often lacks the folder that it is in. It reads the file, and loads nothing. */
async function modinfo(host: Host): Promise<RunResult> {
  const result = await host.run(['modinfo', 'nvidia']);
  return result.kind === 'not-found' ? host.run(['/usr/sbin/modinfo', 'nvidia']) : result;
}

function fieldIn(text: string, name: string): string | null {
  const value = new RegExp(`^${name}:[ \\t]*(\\S.{0,300}?)[ \\t\\r]*$`, 'm').exec(text)?.[1];
  return value ?? null;
}

/** The licence that each flavour of the module declares. */
function flavourOf(licence: string | null): ModuleFlavour {
  if (licence === 'NVIDIA') return 'proprietary';
  return licence !== null && /MIT\/GPL/.test(licence) ? 'open' : 'unknown';
}
