import { type Host, limits, type RunResult } from '../host/host.ts';
import { notAsked, type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import type { DeviceNodesFact } from './device-nodes.ts';
import type { GpuState } from './gpu-state.ts';
import { failureOf, problemIn } from './nvidia-smi-failure.ts';
import { gpusIn, lostGpus } from './nvidia-smi-xml.ts';

/** A GPU as nvidia-smi tells of it. */
export interface Gpu {
  readonly index: number;
  /** e.g. `NVIDIA A100-SXM4-80GB` */
  readonly name: string;
  readonly uuid: string | null;
  /** In the kernel's form, e.g. `0000:3b:00.0`. */
  readonly busId: string;
  /** e.g. `8.0`; null where this nvidia-smi does not tell. */
  readonly computeCapability: string | null;
  readonly memoryTotalBytes: number | null;
  readonly mig: 'enabled' | 'disabled' | 'unsupported';
  /** A virtual GPU in a guest. */
  readonly vgpu: boolean;
  readonly state: GpuState;
}

/** Why nvidia-smi gave no answer, read from its text first and its exit code (the NVML error) second. */
export type SmiProblem =
  | 'no-library'
  | 'no-driver'
  | 'library-mismatch'
  | 'insufficient-permissions'
  | 'gpu-lost'
  | 'no-devices'
  | 'blocked-by-os'
  | 'device-handle'
  | 'other';

/** What nvidia-smi answers. */
export type NvidiaSmiFact =
  | {
      readonly kind: 'answered';
      readonly driverVersion: string;
      /** The newest CUDA version that this driver supports, e.g. `12.4`. */
      readonly cudaVersion: string | null;
      readonly gpus: readonly Gpu[];
    }
  | {
      readonly kind: 'failed';
      readonly problem: SmiProblem;
      /** Null: it is not told. */
      readonly exitCode: number | null;
      /** What it printed, trimmed and bounded. */
      readonly text: string;
      /** Version of the NVML library, where the text gives it. */
      readonly libraryVersion: string | null;
    }
  | { readonly kind: 'not-found' }
  /** Without a kernel module nvidia-smi creates /dev/nvidiactl as root, and may load the module: it is not run. */
  | { readonly kind: 'not-run'; readonly why: string };

export const nvidiaSmi: Probe<NvidiaSmiFact> = {
  title: 'GPUs as nvidia-smi sees them',
  cost: 'local',
  needs: ['kernelModule', 'platform', 'deviceNodes', 'os'],
  async ask(host, _target, facts) {
    const reason = whyNotRun(facts);
    if (reason !== null) return reason;
    const program = await smiProgram(host, facts);
    const [xml, capabilities] = await Promise.all([
      host.run([program, '-q', '-x'], { timeoutMs: limits.nvidiaSmi }),
      host.run([program, '--query-gpu=index,compute_cap', '--format=csv,noheader'], {
        timeoutMs: limits.nvidiaSmi,
      }),
    ]);
    return factOf(xml, capabilities);
  },
};

/** Nvidia-smi would touch the machine, or that is not known; null: it may be run. */
export function whyNotRun(facts: Readings): Reading<Extract<NvidiaSmiFact, { kind: 'not-run' }>> | null {
  const platform = valueIn(facts.platform)?.kind;
  if (platform === 'wsl2' || platform === 'jetson') return null;
  const module = valueIn(facts.kernelModule);
  if (module === null) return notAsked('it is not known whether the kernel module is loaded');
  if (module.kind !== 'loaded') {
    return read({ kind: 'not-run', why: 'there is no kernel module, and nvidia-smi might load one' });
  }
  // Its library makes the nodes that it misses, by itself or by a helper that has the right to.
  if (!lacksNodes(valueIn(facts.deviceNodes))) return null;
  return notAsked('device nodes are missing, and nvidia-smi would create them');
}

/** The program, by its path where that is known to be off the usual ones. */
export function smiProgram(host: Host, facts: Readings): Promise<string> {
  const wsl = valueIn(facts.platform)?.kind === 'wsl2';
  return programAt(host, valueIn(facts.os)?.id === 'cos' ? cosPlace : wsl ? wslPlace : null);
}

function lacksNodes(fact: DeviceNodesFact | null): boolean {
  if (fact === null) return true;
  const wanted = ['/dev/nvidiactl', ...(fact.gpuMinors ?? []).map((minor) => `/dev/nvidia${minor}`)];
  return wanted.some((path) => fact.nodes.every((node) => node.path !== path));
}

/** On WSL2 it comes with the Windows driver, and not every distribution has its folder on the PATH. */
const wslPlace = '/usr/lib/wsl/lib/nvidia-smi';
/** Where Container-Optimized OS puts its driver, off the PATH. */
const cosPlace = '/var/lib/nvidia/bin/nvidia-smi';

async function programAt(host: Host, place: string | null): Promise<string> {
  const stat = place === null ? null : await host.stat(place);
  return place !== null && stat?.kind === 'ok' ? place : 'nvidia-smi';
}

async function factOf(xml: RunResult, capabilities: RunResult): Promise<Reading<NvidiaSmiFact>> {
  if (xml.kind === 'not-found') return read({ kind: 'not-found' });
  if (xml.kind === 'timed-out') return unread(`nvidia-smi does not answer: ${xml.why}`);
  if (xml.kind === 'failed') return unread(`nvidia-smi could not be run: ${xml.why}`);
  const output = `${xml.stdout}\n${xml.stderr}\n${lostGpus(xml.stdout).join('\n')}`;
  const bad = xml.code !== 0 && xml.code !== corruptedInforom;
  if (bad || problemIn(output) !== null) return read(failureOf(xml.code, output));
  const answer = await gpusIn(xml.stdout, capabilitiesIn(capabilities));
  if (answer !== null) return read(answer);
  if (xml.code !== 0) return read(failureOf(xml.code, output));
  return unread('nvidia-smi answered something else than its whole XML');
}

/** nvidia-smi(1): it has answered in full, and warns that a GPU's inventory memory is damaged. */
const corruptedInforom = 14;

/** Lines such as `0, 8.0`; drivers before R510 do not know the field. */
function capabilitiesIn(result: RunResult): ReadonlyMap<number, string> {
  if (result.kind !== 'exited' || result.code !== 0) return new Map();
  const lines = result.stdout.split('\n').flatMap((line): [number, string][] => {
    const match = /^\s*(\d+)\s*,\s*(\d+\.\d+)\s*$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[Number(match[1]), match[2]]];
  });
  return new Map(lines);
}
