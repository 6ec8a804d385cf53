import { type Evidence, outputsOf } from '../evidence.ts';

/** The kernel that runs. */
export interface Kernel {
  readonly release: string;
  /** e.g. `x86_64` */
  readonly machine: string;
}

/** By whichever output names the kernel, and by whichever names the processor; what is told at once comes first. */
export function kernelIn(evidence: Evidence): Kernel | null {
  const texts = textsIn(evidence);
  const release = releaseWays.flatMap((way) => foundIn(texts, way))[0];
  const inName = /[.-](x86_64|aarch64|ppc64le)$/.exec(release ?? '')?.[1];
  const machine = inName ?? machineWays.flatMap((way) => foundIn(texts, way))[0];
  if (release === undefined || machine === undefined) return null;
  return { release, machine: { 'x86-64': 'x86_64', amd64: 'x86_64', arm64: 'aarch64' }[machine] ?? machine };
}

type Told = 'uname' | 'hostnamectl' | 'docker' | 'lscpu' | 'version' | 'driver';
type Way = readonly [Told, RegExp];

const releaseWays: readonly Way[] = [
  ['uname', /^Linux \S+ (\d+\.\d\S*) .*\b(?:x86_64|aarch64|ppc64le)\b/m],
  ['uname', /^(?:Linux )?(\d+\.\d+\.\d\S*)(?: \w+)?$/m],
  ['hostnamectl', /^ *Kernel: Linux (\d+\.\d\S*)$/m],
  ['version', /^Linux version (\d+\.\d\S*) /m],
  ['docker', /^ ?Kernel Version: (\d+\.\d\S*)$/m],
];

const machineWays: readonly Way[] = [
  ['uname', /^Linux .*\b(x86_64|aarch64|ppc64le)\b/m],
  ['uname', /^(?:.* )?(x86_64|aarch64|ppc64le)$/m],
  ['hostnamectl', /^ *Architecture: (x86-64|arm64)$/m],
  ['lscpu', /^Architecture: +(x86_64|aarch64|ppc64le)$/m],
  ['docker', /^ ?Architecture: (x86_64|aarch64|ppc64le)$/m],
  ['driver', /^NVRM version: NVIDIA UNIX (?:Open Kernel Module for )?(x86_64|aarch64)\b/m],
];

const foundIn = (texts: Readonly<Record<Told, readonly string[]>>, [told, pattern]: Way): readonly string[] =>
  texts[told].flatMap((text) => pattern.exec(text)?.[1] ?? []);

const textsIn = (evidence: Evidence): Readonly<Record<Told, readonly string[]>> => ({
  uname: outputsOf(evidence, 'uname').map(({ text }) => text),
  hostnamectl: outputsOf(evidence, 'hostnamectl').map(({ text }) => text),
  lscpu: outputsOf(evidence, 'lscpu').map(({ text }) => text),
  // The engine of Docker Desktop runs in a machine of its own.
  docker: outputsOf(evidence, 'docker', 'info').flatMap(({ text }) =>
    /^ ?Operating System: Docker Desktop/m.test(text) ? [] : [text],
  ),
  version: fileIn(evidence, '/proc/version'),
  driver: fileIn(evidence, '/proc/driver/nvidia/version'),
});

const fileIn = ({ files }: Evidence, path: string): readonly string[] => {
  const text = files.get(path);
  return text === undefined ? [] : [text];
};
