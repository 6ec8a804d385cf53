import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { ModuleBlock } from '../../src/probes/module-blocks.ts';
import type { FailedBuild } from '../../src/probes/module-build.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { loadSteps } from './driver.ts';
import { archHeaders, headerPackages } from './headers.ts';
import { initramfsSteps } from './initramfs.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

/** Takes the lines out of use, each in its own file, and leaves them to be read. */
export function unblockModule(blocks: readonly ModuleBlock[], os: Reading<OsFact>, gpus: number): Fix {
  const files = [...new Set(blocks.map(({ file }) => file))];
  const onDisk = files.filter((file) => file !== '/proc/cmdline');
  const edits = onDisk.map((file) =>
    asRoot(
      'sed',
      '-i',
      '-E',
      's/^[[:space:]]*(blacklist|install|alias)[[:space:]]+nvidia([[:space:]].*)?$/# &/',
      file,
    ),
  );
  const commandLine = files.includes('/proc/cmdline')
    ? [
        byHand(
          'Take nvidia out of modprobe.blacklist= or module_blacklist= in the configuration of the boot loader (with GRUB: /etc/default/grub, then update-grub or grub2-mkconfig), and restart.',
        ),
      ]
    : [];
  return {
    id: 'unblock-module',
    title: 'Let the nvidia module load again',
    risk: commandLine.length > 0 ? 'manual' : 'safe',
    ...(commandLine.length > 0 ? { then: 'reboot' as const } : {}),
    steps: [
      ...edits,
      ...commandLine,
      ...(onDisk.length > 0 ? initramfsSteps(os) : []),
      ...(commandLine.length > 0 ? [] : loadSteps(gpus)),
    ],
    verify: nvidiaSmi,
  };
}

/** The tool switches files of modprobe.d and udev rules together; Pop!_OS has one of its own. */
export const selectNvidia = (os: Reading<OsFact>): Fix => ({
  id: 'select-nvidia-gpu',
  title: 'Switch the NVIDIA GPU on',
  risk: 'disruptive',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [
    os.ok && os.value.id === 'pop'
      ? asRoot('system76-power', 'graphics', 'hybrid')
      : asRoot('prime-select', 'on-demand'),
  ],
  verify: nvidiaSmi,
});

export const relabelModules = (gpus: number): Fix => ({
  id: 'relabel-kernel-modules',
  title: 'Give the kernel modules their SELinux labels back',
  risk: 'safe',
  steps: [asRoot('restorecon', '-R', '-v', '/lib/modules'), ...loadSteps(gpus)],
  verify: nvidiaSmi,
});

export const installHeaders = (os: Reading<OsFact>, kernel: string, gpus: number): Fix => {
  const headers = headerPackages(os, kernel);
  const steps: readonly Step[] = headers ?? [
    byHand(
      archHeaders(os, kernel) ??
        `Install the headers of exactly the running kernel ${kernel}; or start the kernel that has them.`,
    ),
  ];
  return {
    id: 'install-kernel-headers',
    title: "Install the running kernel's headers and build the module",
    risk: headers === null ? 'manual' : 'safe',
    steps: [...steps, asRoot('dkms', 'autoinstall', '-k', kernel), ...loadSteps(gpus)],
    verify: ['dkms', 'status'],
    source: links.driverInstall,
  };
};

/** A compiler that refuses the driver's source is mended by another driver or another kernel. */
export const mendBuild = (builds: readonly FailedBuild[], kernel: string): Fix => ({
  id: 'mend-module-build',
  title: 'Use a driver that builds for this kernel, or a kernel that it builds for',
  risk: 'manual',
  steps: [
    byHand(
      `Read why it failed: ${builds.map(({ log }) => log).join(', ')}. Most often the kernel ${kernel} is newer than the driver knows: update the driver's packages, or start the distribution's previous kernel. A compiler other than the kernel's own is the second most likely.`,
      links.driverInstall,
    ),
    asRoot('dkms', 'autoinstall', '-k', kernel),
  ],
  verify: ['dkms', 'status'],
  source: links.driverInstall,
});
