import { type Host, limits, type RunResult } from '../host/host.ts';
import { notAsked, type Probe, type Reading, read, unread, valueIn } from '../probe.ts';
import type { DeviceNodesFact } from './device-nodes.ts';
import { gpusIn } from './nvidia-smi-xml.ts';

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
      readonly exitCode: number;
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
  needs: ['kernelModule', 'platform', 'deviceNodes'],
  async ask(host, _target, facts) {
    const platform = valueIn(facts.platform)?.kind;
    if (platform !== 'wsl2' && platform !== 'jetson') {
      if (valueIn(facts.kernelModule)?.kind !== 'loaded') {
        return read({ kind: 'not-run', why: 'there is no kernel module, and nvidia-smi might load one' });
      }
      // Its library makes the nodes that it misses, by itself or by a helper that has the right to.
      if (lacksNodes(valueIn(facts.deviceNodes))) {
        return notAsked('device nodes are missing, and nvidia-smi would create them');
      }
    }
    const program = platform === 'wsl2' ? await wslProgram(host) : 'nvidia-smi';
    const [xml, capabilities] = await Promise.all([
      host.run([program, '-q', '-x'], { timeoutMs: limits.nvidiaSmi }),
      host.run([program, '--query-gpu=index,compute_cap', '--format=csv,noheader'], {
        timeoutMs: limits.nvidiaSmi,
      }),
    ]);
    return factOf(xml, capabilities);
  },
};

function lacksNodes(fact: DeviceNodesFact | null): boolean {
  if (fact === null) return true;
  const wanted = ['/dev/nvidiactl', ...(fact.gpuMinors ?? []).map((minor) => `/dev/nvidia${minor}`)];
  return wanted.some((path) => fact.nodes.every((node) => node.path !== path));
}

/** On WSL2 it comes with the Windows driver, and not every distribution has its folder on the PATH. */
async function wslProgram(host: Host): Promise<string> {
  const path = '/usr/lib/wsl/lib/nvidia-smi';
  const stat = await host.stat(path);
  return stat.kind === 'ok' ? path : 'nvidia-smi';
}

async function factOf(xml: RunResult, capabilities: RunResult): Promise<Reading<NvidiaSmiFact>> {
  if (xml.kind === 'not-found') return read({ kind: 'not-found' });
  if (xml.kind === 'timed-out') return unread(`nvidia-smi does not answer: ${xml.why}`);
  if (xml.kind === 'failed') return unread(`nvidia-smi could not be run: ${xml.why}`);
  if (xml.code !== 0) return read(failureOf(xml.code, `${xml.stdout}\n${xml.stderr}`));
  const answer = await gpusIn(xml.stdout, capabilitiesIn(capabilities));
  return answer === null ? unread('nvidia-smi answered something else than its XML') : read(answer);
}

/** Lines such as `0, 8.0`; drivers before R510 do not know the field. */
function capabilitiesIn(result: RunResult): ReadonlyMap<number, string> {
  if (result.kind !== 'exited' || result.code !== 0) return new Map();
  const lines = result.stdout.split('\n').flatMap((line): [number, string][] => {
    const match = /^\s*(\d+)\s*,\s*(\d+\.\d+)\s*$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[Number(match[1]), match[2]]];
  });
  return new Map(lines);
}

/** The texts of drivers 340 to 595; they come before the exit code, which is the NVML error where it is one. */
const texts: readonly (readonly [SmiProblem, RegExp])[] = [
  ['library-mismatch', /driver\/library version mismatch/i],
  ['no-library', /couldn't find libnvidia-ml/i],
  ['no-driver', /couldn't communicate with the NVIDIA driver/i],
  ['insufficient-permissions', /insufficient permissions/i],
  ['blocked-by-os', /GPU access blocked by the operating system/i],
  ['no-devices', /no devices were found/i],
  ['gpu-lost', /GPU is lost/i],
  ['device-handle', /unable to determine the device handle/i],
];

/** nvmlReturn_t, as NVML's reference names them. */
const codes: Readonly<Record<number, SmiProblem>> = {
  4: 'insufficient-permissions',
  6: 'no-devices',
  9: 'no-driver',
  12: 'no-library',
  15: 'gpu-lost',
  17: 'blocked-by-os',
  18: 'library-mismatch',
};

function failureOf(exitCode: number, output: string): NvidiaSmiFact {
  const text = output.trim().slice(0, 1000);
  const problem = texts.find(([, pattern]) => pattern.test(text))?.[0] ?? codes[exitCode] ?? 'other';
  const library = /NVML library version:\s*(\d+(?:\.\d+)+)/.exec(text)?.[1] ?? null;
  return { kind: 'failed', problem, exitCode, text, libraryVersion: library };
}
