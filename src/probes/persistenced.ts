import { type Probe, read } from '../probe.ts';

/** The daemon that keeps the driver's state of GPUs that nobody uses (nvidia-persistenced). */
export interface PersistencedFact {
  /** Its socket is there; null where that cannot be looked at. */
  readonly socket: boolean | null;
}

export const persistenced: Probe<PersistencedFact> = {
  title: 'Persistence daemon',
  cost: 'local',
  async ask(host) {
    const stat = await host.stat('/run/nvidia-persistenced/socket');
    return read({ socket: stat.kind === 'ok' ? true : stat.kind === 'absent' ? false : null });
  },
};
