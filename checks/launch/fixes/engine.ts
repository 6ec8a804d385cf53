import { valueIn } from '../../../src/probe.ts';
import { nearlyFull } from '../../disk/size.ts';
import {
  freeContainerdStore,
  freeDesktopDisk,
  freeDisk,
  freeInodes,
  freeTemporary,
} from '../../fixes/disk.ts';
import { joinSocketGroup } from '../../fixes/docker-group.ts';
import { upgradeDocker } from '../../fixes/docker-upgrade.ts';
import { startEngine } from '../../fixes/engine-start.ts';
import { raiseShm } from '../../fixes/shm.ts';
import type { FixTable } from './table.ts';

/** Of the engine, the room that it works in and the way to it. */
export const engineFixes: FixTable = {
  'disk-full-docker-root': ({ storage }) => [freeDisk(valueIn(storage)?.path ?? '/var/lib/docker')],
  'containerd-store-disk': ({ storage }) => [
    freeContainerdStore(valueIn(storage)?.path ?? '/var/lib/containerd'),
  ],
  'disk-full-docker-desktop-vm': () => [freeDesktopDisk],
  'disk-full-other-fs': ({ storage }) => {
    const { path = '/var/lib/docker', temporary } = valueIn(storage) ?? {};
    const small = temporary !== undefined && temporary.freeBytes < nearlyFull;
    return [small ? freeTemporary(temporary.path) : freeInodes(path)];
  },
  'shm-too-small': (_, target) => [raiseShm(target)],
  'docker-cli-too-old': ({ os }) => [upgradeDocker({ os })],
  'daemon-not-running': ({ dockerd, os }) => {
    const fact = valueIn(dockerd);
    return fact === null ? [] : [startEngine(fact, os)];
  },
  'docker-socket-permission': ({ system, dockerGroup }) => {
    const user = valueIn(system)?.user ?? null;
    return user === null ? [] : [joinSocketGroup(user, dockerGroup)];
  },
};
