import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** A program that has the driver's devices open. */
export interface ModuleHolder {
  readonly pid: number;
  /** Its short name, e.g. `Xorg`; null where it is gone by now. */
  readonly program: string | null;
}

/** Who keeps the kernel module from being unloaded. */
export interface ModuleHoldersFact {
  readonly programs: readonly ModuleHolder[];
}

/** More than these are not looked up; nobody reads a longer list. */
const most = 32;

/** Every program that speaks to the driver has this node open. */
const node = '/dev/nvidiactl';

/** Asked only where the answer decides: while module and libraries do not fit, nvidia-smi lists no program. */
export const moduleHolders: Probe<ModuleHoldersFact> = {
  title: 'Who has the driver open',
  cost: 'local',
  needs: ['nvidiaSmi', 'system'],
  async ask(host, _target, facts) {
    const [smi, system] = [valueIn(facts.nvidiaSmi), valueIn(facts.system)];
    if (smi?.kind !== 'failed' || smi.problem !== 'library-mismatch') {
      return notAsked('nothing asks for the kernel module to be unloaded');
    }
    if (system?.uid !== 0) return notAsked('only root sees who has the driver open');
    const result = await host.run(['fuser', node]);
    if (result.kind === 'not-found') return notAsked('fuser is not installed');
    if (result.kind !== 'exited') return unread(`fuser does not answer: ${result.why}`);
    const pids = [...result.stdout.matchAll(/\b(\d{1,10})[a-zA-Z]?\b/g)].map(([, pid]) => Number(pid));
    // It ends with 1 where nobody is there, and where it failed: then it says why.
    if (pids.length === 0 && result.stderr.trim() !== '') return unread('fuser could not tell');
    const programs = await Promise.all(
      [...new Set(pids)].slice(0, most).map(async (pid) => {
        const comm = await host.readText(`/proc/${pid}/comm`);
        return { pid, program: comm.kind === 'ok' ? comm.value.trim().slice(0, 40) : null };
      }),
    );
    return read({ programs });
  },
};
