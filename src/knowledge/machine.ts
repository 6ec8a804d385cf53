import type { NvidiaSmiFact } from '../probes/nvidia-smi.ts';
import type { PlatformFact } from '../probes/platform.ts';
import { majorOf, parseVersion } from '../version.ts';
import type { DriverTraits } from './compatibility.ts';

/** The driver that answers, as far as compatibility goes; null where none does. */
export function driverOf(smi: NvidiaSmiFact | null, platform: PlatformFact | null): DriverTraits | null {
  const version = smi?.kind === 'answered' ? parseVersion(smi.driverVersion) : null;
  if (smi?.kind !== 'answered' || version === null) return null;
  return { version, cuda: smi.cudaVersion, byCuda: platform?.kind === 'wsl2' || platform?.kind === 'jetson' };
}

/**
 * A Jetson whose images are those for its integrated GPU (`-igpu`): up to JetPack 6, whose drivers are 540 and older.
 * JetPack 7 runs the images of other arm64 machines.
 * Source: https://docs.nvidia.com/deeplearning/frameworks/install-pytorch-jetson-platform/index.html
 */
export const takesIntegrated = (platform: PlatformFact | null, driver: DriverTraits | null): boolean =>
  platform?.kind === 'jetson' && (driver === null || majorOf(driver.version) < 580);
