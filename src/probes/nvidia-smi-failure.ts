import type { NvidiaSmiFact, SmiProblem } from './nvidia-smi.ts';

/** The texts of drivers 340 to 595; they come before the exit code, which is the NVML error where it is one. */
const texts: readonly (readonly [SmiProblem, RegExp])[] = [
  ['library-mismatch', /driver\/library version mismatch/i],
  ['no-library', /couldn't find libnvidia-ml/i],
  ['no-driver', /couldn't communicate with the NVIDIA driver/i],
  ['insufficient-permissions', /insufficient permissions/i],
  ['blocked-by-os', /GPU access blocked by the operating system/i],
  ['no-devices', /no devices were found/i],
  ['gpu-lost', /GPU is lost/i],
  ['device-handle', /unable to determine the device handle/i],
];

/** nvmlReturn_t, as NVML's reference names them. */
const codes: Readonly<Record<number, SmiProblem>> = {
  4: 'insufficient-permissions',
  6: 'no-devices',
  9: 'no-driver',
  12: 'no-library',
  15: 'gpu-lost',
  17: 'blocked-by-os',
  18: 'library-mismatch',
};

type Failed = Extract<NvidiaSmiFact, { kind: 'failed' }>;

/** What nvidia-smi says went wrong, whatever its exit code; null where it names nothing that is known here. */
export const problemIn = (output: string): SmiProblem | null => {
  const text = beside(output);
  return texts.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
};

export function failureOf(exitCode: number | null, output: string): Failed {
  const text = beside(output).slice(0, 1000);
  const problem = problemIn(output) ?? codes[exitCode ?? 0] ?? 'other';
  const library = /NVML library version:\s*(\d+(?:\.\d+)+)/.exec(text)?.[1] ?? null;
  return { kind: 'failed', problem, exitCode, text, libraryVersion: library };
}

/**
 * What stands beside the XML document. A field of a sound GPU may well say "Insufficient Permissions" (power
 * smoothing of a B200, to ordinary users), and that is no failure of nvidia-smi.
 */
const beside = (output: string): string =>
  output
    .replace(/<(\w{1,64})\b[^<>]*>[^<>]*<\/\1>/g, '')
    .replace(/<[^<>]*>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
