import type { Finding } from '../../src/check.ts';
import { generationOf, lastBranchOf } from '../../src/knowledge/gpu-generations.ts';
import { meaningOf, recoveryXid } from '../../src/knowledge/xids.ts';
import type { Reading } from '../../src/probe.ts';
import type { BatchJobFact } from '../../src/probes/batch-job.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { KernelLogFact } from '../../src/probes/kernel-log.ts';
import type { KernelEvent, KernelEventKind } from '../../src/probes/kernel-log-lines.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { PciFact } from '../../src/probes/pci.ts';
import { majorOf, parseVersion } from '../../src/version.ts';
import { examineKernelLog } from '../fixes/driver.ts';
import { unlisted } from './answering.ts';

export type Missing = 'gpu-init-failed' | 'gpu-not-listed';
type Loaded = Extract<KernelModuleFact, { kind: 'loaded' }>;

interface Beside {
  readonly pci: PciFact;
  readonly kernelLog: Reading<KernelLogFact>;
  readonly containment: Reading<ContainmentFact>;
  readonly batchJob: Reading<BatchJobFact>;
}

const eventsOf = (
  log: Reading<KernelLogFact>,
  ...kinds: readonly KernelEventKind[]
): readonly KernelEvent[] => (log.ok ? log.value.events.filter(({ kind }) => kinds.includes(kind)) : []);

/** nvidia-smi finds no GPU at all. */
export const noDevices = (module: Loaded, text: string, { kernelLog }: Beside): Finding<Missing> => ({
  code: 'gpu-init-failed',
  severity: 'error',
  message: 'The driver is loaded and cannot use any GPU.',
  seen: {
    module: module.version,
    flavour: module.flavour,
    nvidiaSmi: text,
    log: eventsOf(kernelLog, 'init-failed').map((event) => event.text),
  },
  explainedBy: [
    'gpu-fell-off-bus',
    'gpu-power-missing',
    'gsp-rpc-timeout',
    'gpu-busy-or-bad',
    'bar-space-above-4g',
    'gpu-bound-to-vfio',
    'open-kernel-module-unsupported',
    'gpu-legacy-for-driver',
    'gpu-not-supported-by-driver',
    'cc-unsupported-device',
    'cc-mode-stuck',
  ],
  fixes: [examineKernelLog()],
});

/** Whether this module can drive the GPU at all; what it cannot, another check tells of. */
function drives({ version, flavour }: Loaded, deviceId: string): boolean {
  const last = lastBranchOf(deviceId);
  const parsed = parseVersion(version);
  if (last !== null && parsed !== null && majorOf(parsed) > last) return false;
  const generation = generationOf(deviceId);
  if (flavour === 'open') return generation !== 'before-turing';
  return flavour === 'unknown' || generation !== 'blackwell-or-later';
}

/** One that asks for more than a restart of the program. */
const isGrave = (xid: number): boolean => xid === recoveryXid || meaningOf(xid) !== null;

/** What the log says of a GPU that is not there: then another check tells of it. */
const accounted: readonly KernelEventKind[] = [
  'fell-off-bus',
  'power-missing',
  'bar-invalid',
  'needs-open',
  'needs-proprietary',
  'unsupported',
  'other-driver',
];

/** A container or a batch job is given some of the GPUs, and the bus shows them all. */
const givenSome = ({ containment, batchJob }: Beside): boolean =>
  (containment.ok && containment.value.container !== 'none') ||
  (batchJob.ok && batchJob.value.scheduler !== null);

/** nvidia-smi lists some of the GPUs that the bus holds. */
export function someMissing(module: Loaded, smi: NvidiaSmiFact, beside: Beside): Finding<Missing> | null {
  const { pci, kernelLog } = beside;
  const missing = unlisted(pci, smi)
    .filter(({ deviceId }) => drives(module, deviceId))
    .map(({ address }) => address);
  const failed = eventsOf(kernelLog, 'init-failed').filter(({ address }) => missing.includes(address ?? ''));
  const struck = eventsOf(kernelLog, 'xid').filter(({ number }) => number !== null && isGrave(number));
  const gone = [...eventsOf(kernelLog, ...accounted), ...struck].map(({ address }) => address);
  const legacy = eventsOf(kernelLog, 'legacy').length > 0;
  const left = missing.filter((address) => !gone.includes(address));
  if (failed.length > 0) {
    const finding: Finding<Missing> & { explainedBy: readonly string[] } = {
      code: 'gpu-init-failed',
      severity: 'error',
      message: `The driver could not initialise ${failed.length === 1 ? 'one GPU' : `${failed.length} GPUs`}; the others answer.`,
      seen: { gpus: missing, log: failed.map((event) => event.text) },
      explainedBy: [
        'gpu-fell-off-bus',
        'gpu-power-missing',
        'bar-space-above-4g',
        'open-kernel-module-unsupported',
        'cc-mode-stuck',
      ],
      fixes: [examineKernelLog()],
    };
    // What befell another GPU does not account for this one.
    const bySame = failed.every(({ address }) => struck.some((event) => event.address === address));
    return bySame
      ? { ...finding, explainedBy: [...finding.explainedBy, 'gsp-rpc-timeout', 'gpu-busy-or-bad'] }
      : finding;
  }
  if (left.length === 0 || legacy || givenSome(beside)) return null;
  return {
    code: 'gpu-not-listed',
    severity: 'warning',
    message: `The PCI bus holds ${left.length === 1 ? 'an NVIDIA GPU' : `${left.length} NVIDIA GPUs`} that nvidia-smi does not list.`,
    seen: { gpus: left },
    fixes: [examineKernelLog()],
  };
}
