import { kernelsOf } from './modules.ts';
import { firstLine, type Paste } from './paste.ts';
import { ruledOutOfEngine } from './ruled-out-engine.ts';

/** What keeps the driver from answering on a host. */
const driverDead: readonly string[] = [
  'driver-not-installed',
  'kernel-module-not-loaded',
  'kernel-upgraded-no-module',
  'kernel-module-blacklisted',
  'dkms-build-failed',
  'dkms-headers-missing',
  'secure-boot-unsigned',
  'nouveau-conflict',
  'nova-core-conflict',
  'gpu-bound-to-vfio',
  'prime-intel-selected',
  'no-nvidia-gpu',
  'wsl-no-adapter',
  'wsl-dxcore-not-found',
];

/** What a line proves not to be so, at the time when it was pasted. */
const answers: readonly (readonly [line: RegExp, codes: readonly string[]])[] = [
  [/SecureBoot disabled|Secure boot disabled/i, ['secure-boot-unsigned']],
  [/Kernel driver in use: nvidia\b/, ['nouveau-conflict', 'nova-core-conflict', 'gpu-bound-to-vfio']],
  [
    /NVIDIA Container Toolkit CLI version|^cli-version: 1\.|^NVIDIA Container Runtime (?:Hook )?version/,
    ['toolkit-not-installed'],
  ],
  [/^ii\s+nvidia-container-toolkit(?::amd64)?\s|^nvidia-container-toolkit-\d/, ['toolkit-not-installed']],
  [
    /^\s*Runtimes:.*\bnvidia\b/,
    ['nvidia-runtime-not-registered', 'toolkit-not-installed', 'daemon-not-restarted'],
  ],
  [/SELinux status:\s+disabled|Current mode:\s+permissive/, ['selinux-denial']],
  [
    /nvidia-fabricmanager.*\bactive \(running\)|Active: active \(running\).*fabric/i,
    ['fabric-manager-missing'],
  ],
  // A container's own; the host's is a tmpfs, and so is one that both share.
  [/^shm\s+(?:[2-9]|\d{2,})(?:\.\d)?G\s.*\s\d?\d% \/dev\/shm$/, ['shm-too-small']],
];

/** Codes that something in the paste speaks against. */
export function ruledOutBy(paste: Paste): ReadonlySet<string> {
  const codes = answers.flatMap(([line, out]) => (firstLine(paste, line) === null ? [] : out));
  return new Set([
    ...codes,
    ...byTable(paste),
    ...byMode(paste),
    ...bySelinux(paste),
    ...byKernels(paste),
    ...byEngine(paste),
    ...ruledOutOfEngine(paste),
  ]);
}

/** The table of nvidia-smi: the driver works, unless it is the one of a better day. */
function byTable(paste: Paste): readonly string[] {
  const table = firstLine(paste, /\bNVIDIA-SMI \d{3}[\d.]*\s+(?:KMD |Driver )Version: \d/);
  const dead = firstLine(
    paste,
    /NVIDIA-SMI has failed|communicate with the NVIDIA driver|No devices were found|driver not loaded/i,
  );
  return table === null || dead !== null ? [] : driverDead;
}

/** No GPU is kept for one process. */
function byMode(paste: Paste): readonly string[] {
  const open = firstLine(paste, /Compute Mode\s*:\s*Default/);
  const kept = firstLine(paste, /Exclusive_Process|E\. Process/i);
  return open === null || kept !== null ? [] : ['gpu-exclusive-process'];
}

function bySelinux({ commands }: Paste): readonly string[] {
  const asked = commands.find(({ command }) => command === 'getenforce');
  return /^(?:Permissive|Disabled)$/.test(asked?.output[0]?.trim() ?? '') ? ['selinux-denial'] : [];
}

/** DKMS has built the driver for the kernel that runs. */
function byKernels(paste: Paste): readonly string[] {
  const { running, built } = kernelsOf(paste);
  return running !== null && built.includes(running)
    ? ['kernel-upgraded-no-module', 'dkms-headers-missing', 'dkms-build-failed', 'driver-not-installed']
    : [];
}

function byEngine(paste: Paste): readonly string[] {
  const hit = firstLine(paste, /Docker version (\d+)\.(\d+)\.(\d+)/);
  const [major = 0, minor = 0, patch = 0] = (hit?.found.slice(1) ?? []).map(Number);
  const number = major * 10_000 + minor * 100 + patch;
  if (number < 190_300) return [];
  return number < 201_010 ? ['docker-cli-too-old'] : ['docker-cli-too-old', 'docker-too-old-seccomp'];
}
