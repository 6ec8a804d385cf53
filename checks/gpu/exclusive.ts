import type { Finding, Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Gpu } from '../../src/probes/nvidia-smi.ts';
import { asRoot, byHand } from '../fixes/steps.ts';
import { asEvidence, computes, isMpsServer } from './holders.ts';
import { nameGpus, seenGpus } from './selected.ts';

const exclusive = ({ state }: Gpu): boolean => state.computeMode === 'exclusive';
const hasMps = ({ state }: Gpu): boolean => state.processes.some(isMpsServer);

/** One process at a time may use such a GPU. That is a choice until somebody else was first. */
export function exclusiveMode(selected: readonly Gpu[]): readonly Finding<'gpu-exclusive-process'>[] {
  const limited = selected.filter(
    (gpu) => gpu.state.computeMode === 'prohibited' || (exclusive(gpu) && !hasMps(gpu)),
  );
  if (limited.length === 0) return [];
  const closed = limited.filter(
    ({ state }) => state.computeMode === 'prohibited' || state.processes.some(computes),
  );
  return [
    {
      code: 'gpu-exclusive-process',
      severity: closed.length > 0 ? 'error' : 'warning',
      message:
        closed.length > 0
          ? `No further program may use ${nameGpus(closed)}: the compute mode allows ${closed.some(({ state }) => state.computeMode === 'prohibited') ? 'none' : 'one, and one is there'}.`
          : `The compute mode of ${nameGpus(limited)} allows one process at a time: a second one in the container is refused.`,
      seen: {
        gpus: seenGpus(limited),
        modes: limited.map(({ state }) => state.computeMode),
        holders: asEvidence(limited, ({ state }) => state.processes.filter(computes)),
      },
      fixes: [shareGpu(limited)],
    },
  ];
}

const shareGpu = (gpus: readonly Gpu[]): Fix => ({
  id: 'share-gpu',
  title: 'Let several processes use the GPU',
  risk: 'manual',
  steps: [
    byHand('Ask whoever set the mode first: batch systems set it so that jobs do not meet on one GPU.'),
    asRoot('nvidia-smi', '-i', gpus.map(({ index }) => index).join(','), '-c', 'DEFAULT'),
  ],
  verify: ['nvidia-smi', '--query-gpu=index,compute_mode', '--format=csv'],
  source: links.mps,
});

export interface Sharing {
  readonly mpsControl: boolean;
  /** The container shares memory and pipes with the daemon, as the user asked for. */
  readonly joined: boolean;
}

/** Programs in the container find no pipe to the daemon; in exclusive mode the server alone may use the GPU. */
export function mps(
  selected: readonly Gpu[],
  { mpsControl, joined }: Sharing,
): readonly Finding<'mps-unreachable'>[] {
  const served = selected.filter(hasMps);
  if (joined || selected.length === 0 || (!mpsControl && served.length === 0)) return [];
  const blocked = served.filter(exclusive);
  return [
    {
      code: 'mps-unreachable',
      severity: blocked.length > 0 ? 'error' : 'warning',
      message:
        blocked.length > 0
          ? `The MPS server of this host holds ${nameGpus(blocked)} for itself, and the container does not reach it.`
          : 'This host runs MPS, and the container does not reach it: programs inside may hang, or fail with error 805.',
      seen: { mpsControl, served: seenGpus(served), exclusive: blocked.length },
      fixes: [joinMps, stopMps],
    },
  ];
}

const joinMps: Fix = {
  id: 'join-mps',
  title: 'Let the container use the MPS of the host',
  risk: 'manual',
  steps: [
    byHand(
      'Start the container with --ipc=host -v /tmp/nvidia-mps:/tmp/nvidia-mps, as the user whose programs MPS serves (-u UID:GID): a server serves one user at a time.',
      links.mps,
    ),
  ],
  source: links.mps,
};

const stopMps: Fix = {
  id: 'stop-mps',
  title: 'Stop MPS on the host',
  risk: 'disruptive',
  interrupts: 'programs that use the GPU through MPS stop',
  steps: [byHand('echo quit | nvidia-cuda-mps-control, as the user who started it.', links.mps)],
  verify: ['nvidia-smi'],
  source: links.mps,
};
