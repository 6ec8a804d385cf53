import type { JsonObject } from '../check.ts';
import { type Probe, read, unread, valueIn } from '../probe.ts';
import { parseSize } from '../size.ts';

/** Shared memory for the container; bytes. */
export interface ShmFact {
  /** The host's own /dev/shm, as a container with --ipc=host sees it; null if it is not there. */
  readonly host: { readonly totalBytes: number; readonly freeBytes: number } | null;
  /** What a container gets that asks for nothing: `default-shm-size` of the engine, else 64 MiB. */
  readonly engineDefaultBytes: number;
  /** `default-ipc-mode` of the engine where it is `host`. */
  readonly engineDefaultIpcHost: boolean;
}

export const shm: Probe<ShmFact> = {
  title: 'Shared memory',
  cost: 'local',
  needs: ['daemonJson'],
  async ask(host, _target, facts) {
    const space = await host.diskSpace('/dev/shm');
    if (space.kind === 'denied') return unread('/dev/shm may not be looked at');
    if (space.kind === 'failed') return unread(`/dev/shm could not be measured: ${space.why}`);
    const file = valueIn(facts.daemonJson);
    const settings: JsonObject = file?.kind === 'valid' ? file.value : {};
    const size = settings['default-shm-size'];
    const asked = typeof size === 'string' || typeof size === 'number' ? parseSize(String(size)) : null;
    return read({
      host:
        space.kind === 'ok' ? { totalBytes: space.value.totalBytes, freeBytes: space.value.freeBytes } : null,
      engineDefaultBytes: asked ?? 64 * 1024 ** 2,
      engineDefaultIpcHost: settings['default-ipc-mode'] === 'host',
    });
  },
};
