import type { Finding } from '../../src/check.ts';
import type { LaunchMeasured } from '../../src/launch/measured.ts';
import { leastShmBytes, type Target } from '../../src/target.ts';
import { freeHostShm, raiseShm } from '../fixes/shm.ts';
import { failure, lastLine, shortened } from './finding.ts';
import type { Tell } from './told.ts';

type Failed = Extract<NonNullable<LaunchMeasured['dataloader']>, { ok: false }>;

export function dataloader(
  { dataloader: loader, limits }: LaunchMeasured,
  target: Target,
  tell: Tell,
): readonly Finding[] {
  if (loader === null || loader.ok) return [];
  const bytes = limits?.shmTotalBytes ?? null;
  const seen = { error: shortened(loader.error), shmBytes: bytes };
  if (!ranOutOfShm(loader)) {
    const memory = loader.signal === 'SIGKILL' ? ' It was killed, as happens where memory runs out.' : '';
    const message = `A data loader with several processes fails: ${lastLine(loader.error)}${memory}`;
    return [tell(loader.error, failure('launch-dataloader-failed', message, seen))];
  }
  const full = hostIsFull(limits, target);
  if (full !== null) {
    const message = `A data loader found no room in the host's /dev/shm, which the container shares (--ipc=host): ${full} MiB of it were left.`;
    const room = { freeBytes: limits?.shmFreeBytes ?? null, totalBytes: bytes };
    return [
      {
        ...failure('shm-full-host', message, { ...seen, ...room }),
        fixes: [freeHostShm, raiseShm(target)],
      },
    ];
  }
  const size =
    bytes === null ? 'its shared memory is' : `${Math.floor(bytes / 1024 ** 2)} MiB of shared memory are`;
  const busError = loader.signal === 'SIGBUS';
  const how = busError ? 'died of a bus error' : 'found no room';
  const message = `A data loader ${how} in the container: ${size} too little.`;
  return [{ ...failure('shm-too-small', message, { ...seen, busError }), fixes: [raiseShm(target)] }];
}

/** MiB that were left in the host's shared memory, where it is large enough and others fill it. */
function hostIsFull(limits: LaunchMeasured['limits'], target: Target): number | null {
  const least = leastShmBytes(target);
  if (!target.ipcHost || limits === null || limits.shmTotalBytes < least || limits.shmFreeBytes >= least)
    return null;
  return Math.floor(limits.shmFreeBytes / 1024 ** 2);
}

/** The kernel kills with SIGBUS whoever touches a page of /dev/shm that it has no room for; PyTorch says it in words. */
const ranOutOfShm = ({ signal, error }: Failed): boolean =>
  signal === 'SIGBUS' ||
  /no space left on device|out of shared memory|insufficient shared memory/i.test(error);
