import type { Finding } from '../../src/check.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { removeLinuxDriver } from '../fixes/wsl.ts';
import type { Wsl } from './problem.ts';

/**
 * A driver for Linux beside the one of Windows: programs that find its libraries first are blocked, and the toolkit
 * mounts both into a container ("file exists"). As long as neither is seen it warns.
 */
export function linuxDriver(
  { linuxDriver: driver }: Wsl,
  smi: NvidiaSmiFact | null,
  launch: LaunchFact | null,
  os: OsFact | null,
): Finding<'wsl-linux-driver-installed'> | null {
  if (driver.files.length === 0) return null;
  const collides = launch?.kind === 'refused' && /file exists/i.test(launch.text);
  const blocks = smi?.kind === 'failed' && smi.problem !== 'no-devices';
  return {
    code: 'wsl-linux-driver-installed',
    severity: blocks || collides ? 'error' : 'warning',
    message: `A driver for Linux is installed in WSL, where only the one of Windows may be${
      blocks
        ? ': programs find its libraries first, and those cannot reach the GPU.'
        : collides
          ? ': the libraries of both are mounted into the container, which fails.'
          : '. The GPU answers all the same, but programs and containers may find the wrong libraries.'
    }`,
    seen: { files: driver.files, packages: driver.packages, uninstaller: driver.uninstaller },
    fixes: [removeLinuxDriver(driver, os)],
  };
}
