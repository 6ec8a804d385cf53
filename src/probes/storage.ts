import type { DiskSpace, FileResult } from '../host/host.ts';
import { isDesktop } from '../knowledge/running-engine.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';
import { containerdRoot } from './containerd-root.ts';

/** Room where images are kept; bytes. */
export interface StorageFact extends DiskSpace {
  /** Where the engine keeps its images: its root directory, or containerd's. */
  readonly path: string;
  readonly keptBy: 'engine' | 'containerd';
  /** Free below the engine's root directory, where containerd keeps the images elsewhere; bytes. */
  readonly rootFreeBytes?: number;
  /** Where the engine downloads layers to (DOCKER_TMPDIR), if that is told and can be measured; bytes. */
  readonly temporary?: { readonly path: string; readonly freeBytes: number };
  /** That folder, where it is told and could not be measured. */
  readonly temporaryUnread?: string;
}

export const storage: Probe<StorageFact> = {
  title: 'Room for images',
  cost: 'local',
  needs: ['engine', 'dockerd', 'dockerUnit'],
  async ask(host, _target, facts) {
    const engine = valueIn(facts.engine);
    if (engine?.kind !== 'running') return notAsked('no Docker Engine answers');
    // What this system has at the same path is another filesystem.
    if (isDesktop(engine)) {
      return notAsked('Docker Desktop keeps its images in a virtual machine of its own');
    }
    const path = engine.containerdStore
      ? await containerdRoot(host, engine, valueIn(facts.dockerd))
      : engine.rootDir;
    const folder = engine.containerdStore ? undefined : temporaryFolder(facts);
    const [space, root, temporary] = await Promise.all([
      host.diskSpace(path),
      engine.containerdStore ? host.diskSpace(engine.rootDir) : null,
      folder === undefined ? null : host.diskSpace(folder),
    ]);
    // What a user may not look into lies on the same filesystem as the folder that it is in, as a rule.
    const other =
      space.kind === 'denied' ? await host.diskSpace(path.slice(0, path.lastIndexOf('/')) || '/') : space;
    if (other.kind !== 'ok') return unread(`the room below ${path} could not be read`);
    return read({
      ...other.value,
      path,
      keptBy: engine.containerdStore ? 'containerd' : 'engine',
      ...(root?.kind === 'ok' ? { rootFreeBytes: root.value.freeBytes } : {}),
      ...(folder === undefined || temporary === null ? {} : temporaryRoom(folder, temporary)),
    });
  },
};

function temporaryRoom(path: string, space: FileResult<DiskSpace>) {
  if (space.kind === 'ok') return { temporary: { path, freeBytes: space.value.freeBytes } };
  return space.kind === 'absent' ? {} : { temporaryUnread: path };
}

/** By the environment of the daemon that runs, which root alone may read; else by how it is started. */
function temporaryFolder(facts: Readings): string | undefined {
  const process = valueIn(facts.dockerd)?.process ?? null;
  if (process !== null && process.path !== null) return process.temporaryFolder;
  const unit = valueIn(facts.dockerUnit);
  return unit === null || unit.kind === 'absent' ? undefined : unit.start?.temporaryFolder;
}
