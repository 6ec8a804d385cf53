import { defineCheck, type Finding } from '../src/check.ts';
import type { ShmFact } from '../src/probes/shm.ts';
import { leastShmBytes, type Target } from '../src/target.ts';
import { freeHostShm, raiseShm } from './fixes/shm.ts';

type Code = 'shm-too-small' | 'shm-full-host';

const mebibyte = 1024 ** 2;

export default defineCheck({
  id: 'shm-size',
  title: 'Data loaders get enough shared memory',
  needs: ['shm'],
  codes: ['shm-too-small', 'shm-full-host'],
  applies: (_, { workers, thresholds }) =>
    workers > 0 || thresholds.shmBytes !== null || 'no data-loader processes are wanted',
  examine({ shm }, target) {
    return [...tooSmall(shm, target), ...hostFull(shm, target)];
  },
});

interface Room {
  readonly bytes: number;
  readonly from: 'shm-size' | 'host';
}

/** What the container will have, where the user decided it; the doctor's own choice is always large enough. */
function roomAsked(shm: ShmFact, target: Target): Room | null {
  if (target.shmSizeBytes !== null) return { bytes: target.shmSizeBytes, from: 'shm-size' };
  if (target.ipcHost) return { bytes: shm.host?.totalBytes ?? 0, from: 'host' };
  return null;
}

/** Who wants so much: the loaders, or the user. */
const needText = ({ workers, thresholds }: Target, least: number): string =>
  thresholds.shmBytes === least
    ? `the configuration asks for at least ${inMebibytes(least)} MiB (thresholds.shm)`
    : `${workers} data-loader processes need at least ${inMebibytes(least)} MiB, or they die of a bus error`;

function tooSmall(shm: ShmFact, target: Target): readonly Finding<Code>[] {
  const room = roomAsked(shm, target);
  const least = leastShmBytes(target);
  if (room === null || room.bytes >= least) return [];
  const missing = room.from === 'host' && shm.host === null;
  const whose = room.from === 'host' ? "The host's /dev/shm" : 'The shared memory asked for';
  const size = missing ? 'is not there' : `is ${inMebibytes(room.bytes)} MiB`;
  return [
    {
      code: 'shm-too-small',
      severity: 'error',
      message: `${whose} ${size}; ${needText(target, least)}.`,
      seen: { bytes: room.bytes, neededBytes: least, workers: target.workers, from: room.from },
      fixes: [raiseShm(target)],
    },
  ];
}

function hostFull({ host }: ShmFact, target: Target): readonly Finding<Code>[] {
  const least = leastShmBytes(target);
  if (!target.ipcHost || host === null || host.totalBytes < least || host.freeBytes >= least) return [];
  return [
    {
      code: 'shm-full-host',
      severity: 'warning',
      message: `The host's /dev/shm has ${inMebibytes(host.freeBytes)} MiB left, and with --ipc=host the container shares it; ${needText(target, least)}.`,
      seen: { freeBytes: host.freeBytes, totalBytes: host.totalBytes, neededBytes: least },
      fixes: [freeHostShm, raiseShm(target)],
    },
  ];
}

const inMebibytes = (bytes: number): number => Math.floor(bytes / mebibyte);
