import type { Candidate, JsonObject } from '../../src/check.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { copyDriverFiles, installWindowsDriver, leaveTcc, restartWsl } from '../fixes/wsl.ts';
import { finding, hasNone, noAdapter, none, type Problem, stale, tcc, type Wsl } from './problem.ts';

/** The libraries are there, and nvidia-smi fails: by what it says, and by what Windows says of the same GPU. */
export function refused(wsl: Wsl, smi: Extract<NvidiaSmiFact, { kind: 'failed' }>): Problem {
  const seen = { problem: smi.problem, nvidiaSmi: smi.text, windows: seenInWindows(wsl) };
  if (wsl.windows.kind === 'answered' && wsl.windows.gpus.some(isTcc) && wsl.windows.gpus.every(isTcc)) {
    const message = 'Windows drives its GPU as TCC, a driver model from which WSL gets no GPU.';
    return finding('wsl-tcc-mode', message, seen, [leaveTcc]);
  }
  if (smi.problem === 'library-mismatch') {
    const message =
      'The driver of Windows was updated while WSL ran, which still has the libraries of before.';
    return finding('wsl-needs-restart', message, seen, [restartWsl]);
  }
  if (hasNone(wsl)) return noAdapter(wsl);
  if (smi.problem === 'no-devices') return noDevices(wsl, smi.text);
  const fixes = wsl.kind === 'gpu-pv' ? [copyDriverFiles] : [restartWsl, installWindowsDriver];
  if (smi.problem === 'blocked-by-os') {
    const message = 'Windows blocks the GPU for this system ("GPU access blocked by the operating system").';
    return finding('wsl-gpu-blocked', message, seen, fixes, wsl.kind === 'gpu-pv' ? [] : possible(wsl));
  }
  const message = 'The driver of Windows is there, and nvidia-smi fails in this system.';
  return finding('wsl-needs-restart', message, seen, fixes, possible(wsl));
}

const isTcc = ({ driverModel }: { readonly driverModel: string | null }): boolean => driverModel === 'TCC';

/** What Windows has answered is no question any more. */
function possible(wsl: Wsl): readonly Candidate[] {
  return wsl.windows.kind === 'answered' ? [stale] : [stale, tcc, none];
}

export function noDevices(wsl: Wsl, text: string): Problem {
  const seen = { nvidiaSmi: text, windows: seenInWindows(wsl) };
  if (wsl.windows.kind === 'answered' && wsl.windows.gpus.length > 0) {
    const message = 'Windows has an NVIDIA GPU, and WSL does not see it.';
    return finding('wsl-needs-restart', message, seen, [restartWsl], [stale]);
  }
  return hasNone(wsl)
    ? noAdapter(wsl)
    : finding(
        'wsl-no-adapter',
        'The driver of Windows finds no GPU for WSL.',
        seen,
        [installWindowsDriver],
        [none, tcc, stale],
      );
}

const seenInWindows = ({ windows }: Wsl): JsonObject =>
  windows.kind === 'answered'
    ? {
        gpus: windows.gpus.map(({ name, driverModel, driverVersion }) => ({
          name,
          driverModel,
          driverVersion,
        })),
      }
    : { answer: windows.kind };
