import type { Host, RunResult } from '../host/host.ts';
import { limits } from '../host/host.ts';

export interface WindowsGpu {
  readonly name: string;
  /** `WDDM`, `MCDM` or `TCC`; null where it does not tell. */
  readonly driverModel: string | null;
  readonly driverVersion: string;
}

/** What NVIDIA's tool of Windows says; `no-tool`: the folder of Windows is there, and that tool is not in it. */
export type WindowsGpus =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no-tool' }
  | { readonly kind: 'answered'; readonly gpus: readonly WindowsGpu[] };

/** Where WSL mounts the system disk unless told otherwise. */
const system32 = '/mnt/c/Windows/System32';

/** Through WSL's bridge to programs of Windows: it asks, and changes nothing. Where that is off, nothing is known. */
export async function windowsGpus(host: Host): Promise<WindowsGpus> {
  const tool = `${system32}/nvidia-smi.exe`;
  const [folder, stat] = await Promise.all([host.stat(system32), host.stat(tool)]);
  if (folder.kind !== 'ok') return { kind: 'unknown' };
  if (stat.kind === 'absent') return { kind: 'no-tool' };
  if (stat.kind !== 'ok') return { kind: 'unknown' };
  const argv = [tool, '--query-gpu=name,driver_model.current,driver_version', '--format=csv,noheader'];
  return answerIn(await host.run(argv, { timeoutMs: limits.tool }));
}

function answerIn(result: RunResult): WindowsGpus {
  if (result.kind !== 'exited') return { kind: 'unknown' };
  if (/no devices were found/i.test(`${result.stdout}\n${result.stderr}`))
    return { kind: 'answered', gpus: [] };
  const gpus = result.stdout.split(/\r?\n/).flatMap(gpuIn);
  return result.code === 0 && gpus.length > 0 ? { kind: 'answered', gpus } : { kind: 'unknown' };
}

function gpuIn(line: string): readonly WindowsGpu[] {
  const [name, model, version] = line.split(',').map((part) => part.trim());
  if (name === undefined || model === undefined || !/^\d{3}\.\d{2}$/.test(version ?? '')) return [];
  const driverModel = /^(?:WDDM|MCDM|TCC)$/i.test(model) ? model.toUpperCase() : null;
  return [{ name: name.slice(0, 100), driverModel, driverVersion: version ?? '' }];
}
