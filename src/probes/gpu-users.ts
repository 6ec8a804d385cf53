import type { Host } from '../host/host.ts';
import { notAsked, type Probe, read, valueIn } from '../probe.ts';

/** Who is at the GPUs: what the kernel knows of the processes that nvidia-smi lists. */
export interface GpuUsersFact {
  /** By process id: whether it runs; null where this user may not see. */
  readonly alive: Readonly<Record<number, boolean | null>>;
  /** The control daemon of MPS runs. */
  readonly mpsControl: boolean;
}

/** More than these are not looked up; nobody reads a longer list. */
const most = 64;

export const gpuUsers: Probe<GpuUsersFact> = {
  title: 'Processes on the GPUs',
  cost: 'local',
  needs: ['nvidiaSmi'],
  async ask(host, _target, facts) {
    const smi = valueIn(facts.nvidiaSmi);
    if (smi?.kind !== 'answered') return notAsked('nvidia-smi lists no processes');
    const pids = [...new Set(smi.gpus.flatMap(({ state }) => state.processes.map(({ pid }) => pid)))];
    const [others, mpsControl, ...alive] = await Promise.all([
      // With hidepid a user sees no process but his own: then absence proves nothing.
      isThere(host, 1),
      mpsRuns(host),
      ...pids.slice(0, most).map(async (pid) => [pid, await isThere(host, pid)] as const),
    ]);
    const seen = alive.map(([pid, there]) => [pid, there === false && others !== true ? null : there]);
    return read({ alive: Object.fromEntries(seen), mpsControl });
  },
};

async function isThere(host: Host, pid: number): Promise<boolean | null> {
  const comm = await host.readText(`/proc/${pid}/comm`);
  return comm.kind === 'ok' ? true : comm.kind === 'absent' ? false : null;
}

/** The daemon writes its number beside its pipes; a number that is left over is some other process's. */
async function mpsRuns(host: Host): Promise<boolean> {
  const file = await host.readText('/tmp/nvidia-mps/nvidia-cuda-mps-control.pid');
  const pid = file.kind === 'ok' ? /^\s*(\d{1,10})\s*$/.exec(file.value)?.[1] : undefined;
  if (pid === undefined) return false;
  const comm = await host.readText(`/proc/${pid}/comm`);
  return comm.kind === 'ok' && comm.value.startsWith('nvidia-cuda-mps');
}
