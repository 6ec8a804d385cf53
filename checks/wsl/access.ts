import { firstWindowsBuild, firstWslKernel } from '../../src/knowledge/wsl.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { isBefore } from '../../src/version.ts';
import { copyDriverFiles, installWindowsDriver, restartWsl, updateWindows, updateWsl } from '../fixes/wsl.ts';
import { finding, hasNone, noAdapter, none, type Problem, stale, tooOld, type Wsl } from './problem.ts';
import { noDevices, refused } from './refused.ts';

/** What keeps the GPU of Windows from this system: from the device over the libraries to the driver's answer. */
export function accessProblem(wsl: Wsl, smi: NvidiaSmiFact | null): Problem | null {
  // A GPU that answers is reached, whatever could not be looked at.
  if (smi?.kind === 'answered' && smi.gpus.length > 0) return null;
  if (!wsl.dxg) return noDevice(wsl);
  if (!(wsl.libraries ?? []).includes('libdxcore.so')) return noBridge(wsl);
  if (!hasDriver(wsl)) return noDriver(wsl);
  if (smi?.kind === 'failed') return refused(wsl, smi);
  return smi?.kind === 'answered' ? noDevices(wsl, 'nvidia-smi lists no GPU') : null;
}

function noDevice(wsl: Wsl): Problem {
  const seen = { kernel: wsl.kernel, dxg: false, windowsBuild: wsl.windowsBuild };
  if (wsl.windowsBuild !== null && wsl.windowsBuild < firstWindowsBuild) {
    const message = `Windows is of build ${wsl.windowsBuild}, which gives WSL no GPU: that came with build ${firstWindowsBuild} (Windows 10, version 21H2).`;
    return finding('wsl-windows-too-old', message, seen, [updateWindows]);
  }
  if (hasNone(wsl)) return noAdapter(wsl);
  if (isBefore(wsl.kernel, firstWslKernel)) {
    const message = `The kernel of WSL is ${wsl.kernel}, which has no /dev/dxg to reach the GPU by: that came with ${firstWslKernel}.`;
    return finding('wsl-dxcore-not-found', message, seen, [updateWsl]);
  }
  const message = 'Windows gives WSL no way to its GPU: /dev/dxg does not exist.';
  const possible = [stale, none, ...(wsl.windowsBuild === null ? [tooOld] : [])];
  return finding('wsl-dxcore-not-found', message, seen, [updateWsl, installWindowsDriver], possible);
}

/** The libraries of NVIDIA's driver for Windows. */
export const hasDriver = ({ libraries }: Wsl): boolean =>
  ['libcuda.so.1', 'libnvidia-ml.so.1'].every((name) => libraries?.includes(name) === true);

/** Windows puts these libraries there itself, whatever the maker of the GPU. */
function noBridge(wsl: Wsl): Problem {
  const message =
    'The library by which programs in WSL reach the GPU (libdxcore.so) is not in /usr/lib/wsl/lib, which Windows fills.';
  const seen = { dxg: true, libraries: wsl.libraries === null ? null : wsl.libraries.length };
  if (wsl.kind === 'gpu-pv') return finding('wsl-dxcore-not-found', message, seen, [copyDriverFiles]);
  return finding('wsl-dxcore-not-found', message, seen, [updateWsl]);
}

function noDriver(wsl: Wsl): Problem {
  const message =
    'The driver of Windows is there, and its libraries for Linux are not yet in /usr/lib/wsl/lib: WSL has run since before it was installed.';
  const seen = { libcuda: false, driverPackages: wsl.stores ?? [] };
  if (wsl.kind === 'gpu-pv') {
    const missing = "NVIDIA's libraries of the Windows driver are not in /usr/lib/wsl/lib.";
    return finding('wsl-gpu-blocked', missing, seen, [copyDriverFiles]);
  }
  const driver = (wsl.stores ?? []).length > 0;
  return driver ? finding('wsl-needs-restart', message, seen, [restartWsl]) : noAdapter(wsl);
}
