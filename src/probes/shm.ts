import { type Probe, read, unread } from '../probe.ts';

/** Shared memory that a container can share; bytes. */
export interface ShmFact {
  /** The host's own /dev/shm, as a container with --ipc=host sees it; null if it is not there. */
  readonly host: { readonly totalBytes: number; readonly freeBytes: number } | null;
}

export const shm: Probe<ShmFact> = {
  title: 'Shared memory',
  cost: 'local',
  async ask(host) {
    const space = await host.diskSpace('/dev/shm');
    if (space.kind === 'denied') return unread('/dev/shm may not be looked at');
    if (space.kind === 'failed') return unread(`/dev/shm could not be measured: ${space.why}`);
    if (space.kind === 'absent') return read({ host: null });
    const { totalBytes, freeBytes } = space.value;
    return read({ host: { totalBytes, freeBytes } });
  },
};
