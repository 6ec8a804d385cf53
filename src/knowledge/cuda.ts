import { isAtLeast, majorOf, parseVersion, type Version } from '../version.ts';
import data from './cuda.json' with { type: 'json' };

/** Page of NVIDIA's table of CUDA versions and their drivers. */
export const cudaTable = data.sources[0] ?? '';

/** The least Linux driver of a CUDA version, such as `12.3.2` or `12.3.2.001`; null for one that is in no table. */
export function driverForCuda(cuda: string): string | null {
  const parts = cuda.split('.');
  for (let length = parts.length; length >= 2; length--) {
    const prefix = parts.slice(0, length).join('.');
    const row = data.drivers.find((one) => one.cuda === prefix || one.cuda.startsWith(`${prefix}.`));
    if (row !== undefined) return row.driver;
  }
  return null;
}

/** The newest CUDA version that a Linux driver serves natively, as `12.4`; null for drivers older than the table. */
export function newestCudaOf(driver: Version): string | null {
  const row = data.drivers.findLast((one) => isAtLeast(driver, one.driver));
  return row === undefined ? null : minorOf(row.cuda);
}

/** The oldest driver on which programs of this CUDA version run by minor-version compatibility; null before CUDA 11. */
export function minorFloorOf(cuda: string): string | null {
  const version = parseVersion(cuda);
  if (version === null) return null;
  return data.minorVersionFloors.find(({ major }) => major === majorOf(version))?.driver ?? null;
}

/** `12.3.2.001` as `12.3`; null where there is no such version. */
export const minorOf = (cuda: string): string | null => /^\d+\.\d+/.exec(cuda.trim())?.[0] ?? null;
