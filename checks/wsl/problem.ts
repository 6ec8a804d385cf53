import type { Candidate, Finding, Fix, JsonObject } from '../../src/check.ts';
import { firstWindowsBuild } from '../../src/knowledge/wsl.ts';
import type { WslFact } from '../../src/probes/wsl.ts';
import { installWindowsDriver } from '../fixes/wsl.ts';

export type Wsl = Extract<WslFact, { kind: 'wsl2' | 'gpu-pv' }>;
type Code =
  | 'wsl-no-adapter'
  | 'wsl-dxcore-not-found'
  | 'wsl-gpu-blocked'
  | 'wsl-tcc-mode'
  | 'wsl-needs-restart'
  | 'wsl-windows-too-old';
export type Problem = Finding<Code>;

export const finding = (
  code: Code,
  message: string,
  seen: JsonObject,
  fixes: readonly Fix[],
  candidates: readonly Candidate[] = [],
): Problem => ({
  code,
  severity: 'error',
  message,
  seen,
  fixes,
  ...(candidates.length === 0 ? {} : { candidates }),
});

export const tcc: Candidate = {
  code: 'wsl-tcc-mode',
  decides:
    'Does nvidia-smi.exe in Windows show TCC, not WDDM, as the driver model beside the name of the GPU?',
};
export const stale: Candidate = {
  code: 'wsl-needs-restart',
  decides:
    'Does it work after `wsl --shutdown` in Windows, above all if the driver or WSL was updated since?',
};
export const none: Candidate = {
  code: 'wsl-no-adapter',
  decides: 'Does nvidia-smi.exe in Windows fail as well, or list no GPU?',
};
export const tooOld: Candidate = {
  code: 'wsl-windows-too-old',
  decides: `Does winver in Windows show a build before ${firstWindowsBuild} (Windows 10, version 21H2)?`,
};

/** By what Windows itself says. */
export const hasNone = ({ windows }: Wsl): boolean =>
  windows.kind === 'no-tool' || (windows.kind === 'answered' && windows.gpus.length === 0);

export function noAdapter(wsl: Wsl): Problem {
  const sure = hasNone(wsl);
  return finding(
    'wsl-no-adapter',
    wsl.windows.kind === 'no-tool'
      ? 'Windows has no NVIDIA driver, so there is no NVIDIA GPU in WSL.'
      : 'Windows shows WSL no NVIDIA GPU: it has none, or no NVIDIA driver that serves WSL.',
    { libcuda: (wsl.libraries ?? []).includes('libcuda.so.1'), windows: wsl.windows.kind },
    [installWindowsDriver],
    sure ? [] : [none, stale],
  );
}
