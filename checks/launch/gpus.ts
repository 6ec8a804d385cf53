import type { Candidate, Finding } from '../../src/check.ts';
import type { LaunchMeasured, SeenGpu } from '../../src/launch/measured.ts';
import { failure, lastLine, shortened } from './finding.ts';
import type { Tell } from './told.ts';

/** Whether as many GPUs are inside as were asked for; null: one at least. */
export function gpus(measured: LaunchMeasured, wanted: number | null, tell: Tell): readonly Finding[] {
  const { cuda, nodes, torch, cudaVisibleDevices } = measured;
  if (wanted === 0 || torch?.ok !== true || cuda === null) return [];
  const found = cuda.available ? cuda.devices.length : 0;
  const { error, warnings } = cuda;
  const hidden = cudaVisibleDevices === null ? {} : { CUDA_VISIBLE_DEVICES: cudaVisibleDevices };
  const seen = { wanted, found, nodes, ...hidden, error, warnings };
  if (found === 0) return [none(measured, seen, tell)];
  if (wanted === null || found >= wanted || cuda.devices.some(isMigInstance)) return [];
  const message = `PyTorch sees ${found} of the ${wanted} GPUs that were asked for${byVariable(cudaVisibleDevices)}.`;
  return [failure('launch-gpu-missing', message, seen)];
}

/** CUDA shows a process one MIG instance, however many there are (MIG User Guide, "CUDA Device Enumeration"). */
const isMigInstance = ({ name }: SeenGpu): boolean => / MIG \d+g\./.test(name);

/** The image, or whoever started the engine's containers, hides devices so. */
const byVariable = (value: string | null): string =>
  value === null ? '' : `; CUDA_VISIBLE_DEVICES is "${value}" in the container`;

interface Seen {
  readonly wanted: number | null;
  readonly found: number;
  readonly nodes: readonly string[];
  readonly error: string | null;
  readonly warnings: readonly string[];
}

function none({ cudaLibrary, refusedNodes }: LaunchMeasured, seen: Seen, tell: Tell): Finding {
  if (!seen.nodes.some((node) => /\d$|dxg$|nvgpu$/.test(node))) {
    return failure('launch-sees-no-gpu', 'The container started, and no GPU is inside.', { ...seen });
  }
  const why = lastLine(seen.error ?? 'no reason given');
  const more = {
    ...seen,
    ...(cudaLibrary === null ? {} : { cudaLibrary }),
    ...(Object.keys(refusedNodes).length === 0 ? {} : { refusedNodes }),
  };
  return tell([seen.error ?? '', ...seen.warnings].join('\n'), {
    ...failure('cuda-init-failed', `The GPU is in the container, and CUDA cannot use it: ${why}`, more),
    // Each of these keeps CUDA from starting on the host as well.
    explainedBy: [
      'fabric-manager-missing',
      'fabric-manager-version-mismatch',
      'fabric-not-completed',
      'cc-not-ready',
      'mig-no-instances',
    ],
  });
}

export function compute({ matmul, torch, cuda }: LaunchMeasured, tell: Tell): readonly Finding[] {
  const failed = matmul.filter(({ ok }) => !ok);
  const wrong = failed.filter((one) => !one.ok && /differs from/.test(one.error));
  const broken = failed.filter((one) => !wrong.includes(one));
  const architectures = torch?.ok === true ? torch.architectures : [];
  const capabilities = cuda?.devices.map(({ computeCapability }) => computeCapability) ?? [];
  return [
    ...computed('cuda-result-wrong', 'computes something else than the processor', wrong, {}),
    ...computed('cuda-compute-failed', 'cannot compute', broken, { architectures, capabilities }).map(
      (finding) => tell(String(finding.seen['error']), finding),
    ),
  ];
}

function computed(
  code: string,
  what: string,
  failed: LaunchMeasured['matmul'],
  more: Readonly<Record<string, readonly string[]>>,
): readonly Finding[] {
  const [first] = failed;
  if (first === undefined || first.ok) return [];
  const devices = failed.map(({ device }) => device);
  const message = `GPU ${devices.join(', ')} ${what}: ${lastLine(first.error)}`;
  return [failure(code, message, { devices, error: first.error, ...more })];
}

export function allreduce({ allreduce: reduced }: LaunchMeasured, tell: Tell): readonly Finding[] {
  if (reduced === null || reduced.ok) return [];
  const message = `The GPUs cannot work together (all-reduce): ${lastLine(reduced.error)}`;
  const seen = { error: shortened(reduced.error) };
  const finding = { ...failure('launch-allreduce-failed', message, seen), candidates: apart };
  return [tell(reduced.error, finding)];
}

/** What keeps GPUs from working together that compute alone. */
const apart: readonly Candidate[] = [
  {
    code: 'nccl-acs-iommu',
    decides: 'Does the job run with -e NCCL_P2P_DISABLE=1? Then the GPUs do not reach each other over PCIe.',
  },
  {
    code: 'nvlink-uncorrectable',
    decides: 'Does sudo dmesg | grep -i xid tell of Xid 74 or 144 to 150? Then a link between them failed.',
  },
  { code: 'gpu-fell-off-bus', decides: 'Does it tell of Xid 79? Then a GPU no longer answers.' },
];
