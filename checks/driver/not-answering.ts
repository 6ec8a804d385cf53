import type { Finding, JsonObject } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { DeviceNode, DeviceNodesFact } from '../../src/probes/device-nodes.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import type { NvidiaSmiFact, SmiProblem } from '../../src/probes/nvidia-smi.ts';
import type { PlatformFact } from '../../src/probes/platform.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { examineKernelLog } from '../fixes/driver.ts';
import { connectPower, powerCycle } from '../fixes/gpu-errors.ts';
import { addressesIn } from './answering.ts';
import { closedNodes, openFor } from './node-access.ts';

export type SmiCode =
  | 'driver-not-answering'
  | 'driver-nvml-unknown'
  | 'gpu-device-handle-unknown'
  | 'gpu-fell-off-bus'
  | 'gpu-power-missing'
  | 'device-node-permissions';

interface Asker {
  readonly deviceNodes: Reading<DeviceNodesFact>;
  readonly engine: Reading<EngineFact>;
  readonly system: SystemFact;
  readonly platform: PlatformFact;
}

type Failed = Extract<NvidiaSmiFact, { kind: 'failed' }>;

const words: Readonly<Record<SmiProblem, string>> = {
  'no-library': 'it does not find its library',
  'no-driver': 'it cannot reach the driver',
  'library-mismatch': 'the versions differ',
  'insufficient-permissions':
    'it is not permitted to use the GPU (where the device nodes are open, SELinux or a user namespace forbids it: getenforce and /proc/self/uid_map tell)',
  'gpu-lost': 'a GPU is lost',
  'no-devices': 'it finds no GPU',
  'blocked-by-os': 'the operating system blocks the GPU',
  'device-handle': 'one GPU does not answer',
  other: 'it says why below',
};

/** The module is loaded, and nvidia-smi fails: by what it says. */
export function notAnswering(
  smi: Failed,
  { deviceNodes, engine, system, platform }: Asker,
): Finding<SmiCode> {
  const seen = { problem: smi.problem, exitCode: smi.exitCode, nvidiaSmi: smi.text };
  const gpus = addressesIn(smi.text);
  // NVML_ERROR_INSUFFICIENT_POWER, as nvidia-smi's exit code and in NVML's words.
  if (smi.exitCode === 8 || /insufficient external power/i.test(smi.text)) {
    return {
      code: 'gpu-power-missing',
      severity: 'error',
      message: `${gpus[0] === undefined ? 'A GPU' : `GPU ${gpus[0]}`} has no power: its power cable is not connected, or gives none.`,
      seen: { ...seen, gpus },
      fixes: [connectPower()],
    };
  }
  if (smi.problem === 'gpu-lost') {
    return {
      code: 'gpu-fell-off-bus',
      severity: 'error',
      message: `The driver has lost ${gpus[0] === undefined ? 'a GPU' : `GPU ${gpus[0]}`}: it no longer answers on the PCIe bus.`,
      seen: { ...seen, gpus },
      fixes: [powerCycle(platform.kind === 'cloud')],
    };
  }
  if (smi.problem === 'device-handle') {
    return {
      code: 'gpu-device-handle-unknown',
      severity: 'error',
      message: `The driver cannot reach ${gpus[0] === undefined ? 'one GPU' : `GPU ${gpus[0]}`}, and nvidia-smi stops there. The kernel log says whether it fell off the bus, was not initialised, or waits for a reset.`,
      seen: { ...seen, gpus },
      explainedBy: ['gpu-fell-off-bus', 'gpu-power-missing', 'gsp-rpc-timeout', 'gpu-busy-or-bad'],
      fixes: [examineKernelLog()],
    };
  }
  const closed = deviceNodes.ok ? closedNodes(deviceNodes.value.nodes) : null;
  // Open nodes do not explain a refusal: SELinux or a user namespace may.
  if (smi.problem === 'insufficient-permissions' && closed?.length !== 0) {
    return notPermitted(closed, seen, engine, system);
  }
  if (/Failed to initialize NVML: Unknown Error/i.test(smi.text)) {
    return {
      code: 'driver-nvml-unknown',
      severity: 'error',
      message:
        'The driver refuses every question with "Unknown Error". Inside a container or a service, its device permissions were taken away; on the host itself, the kernel log says what the driver met.',
      seen,
      explainedBy: ['gpu-fell-off-bus', 'gsp-rpc-timeout'],
      fixes: [examineKernelLog()],
    };
  }
  return {
    code: 'driver-not-answering',
    severity: 'error',
    message: `The kernel module is loaded, and nvidia-smi fails: ${words[smi.problem]}.`,
    seen,
    explainedBy: ['driver-libraries-missing'],
    fixes: [examineKernelLog()],
  };
}

/** An engine that runs as root gives the nodes to containers all the same: then nobody has said how the GPUs are. */
function notPermitted(
  closed: readonly DeviceNode[] | null,
  seen: JsonObject,
  engine: Reading<EngineFact>,
  system: SystemFact,
): Finding<SmiCode> {
  const byRoot = engine.ok ? engine.value.kind === 'running' && !engine.value.rootless : engine.asked;
  const given = closed !== null && byRoot;
  return {
    code: 'device-node-permissions',
    severity: given ? 'warning' : 'error',
    ...(given ? { undecided: true } : {}),
    message: 'This user may not use the GPUs, so nvidia-smi cannot say how they are.',
    seen,
    fixes: [openFor(closed ?? [], system)],
  };
}
