import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { ModuleBlock } from '../../src/probes/module-blocks.ts';
import type { FailedBuild } from '../../src/probes/module-build.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { loadSteps } from './driver.ts';
import { initramfsSteps } from './initramfs.ts';
import { headerPackages } from './packages.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];
const driverInUse = ['lspci', '-k', '-d', '10de:'];

/** Where each distribution's DKMS or akmods keeps the certificate that it signs modules with. */
function certificate(os: Reading<OsFact>): string | null {
  if (!os.ok) return null;
  const { id, family } = os.value;
  if (id === 'ubuntu') return '/var/lib/shim-signed/mok/MOK.der';
  if (family === 'fedora') return '/etc/pki/akmods/certs/public_key.der';
  return family === 'debian' ? '/var/lib/dkms/mok.pub' : null;
}

/** The firmware asks at the next start whether the key is to be trusted: nobody can do that from here. */
export function enrolModuleKey(os: Reading<OsFact>, signed: boolean): Fix {
  const file = certificate(os);
  const sign = signed
    ? []
    : [
        byHand(
          'The module carries no signature. Have it signed first: build it again once a signing key exists (on Ubuntu: sudo update-secureboot-policy --new-key, then sudo dkms install --force the module), or use packages whose modules the distribution has signed.',
          links.driverInstall,
        ),
      ];
  const enrol =
    file === null
      ? byHand(
          'Find the certificate that the module was signed with (modinfo -F signer nvidia names it) and enrol it: sudo mokutil --import FILE asks for a password to be chosen.',
          links.driverInstall,
        )
      : asRoot('mokutil', '--import', file);
  return {
    id: 'enrol-module-key',
    title: "Have the firmware trust the module's signature",
    risk: 'manual',
    interrupts: 'the machine restarts, and somebody must be at its screen',
    then: 'reboot',
    steps: [
      ...sign,
      enrol,
      byHand(
        'At the next start, in the blue screen of MOK management, choose "Enroll MOK" and give the password that was chosen just now.',
      ),
    ],
    verify: nvidiaSmi,
    source: links.driverInstall,
  };
}

export const switchSecureBootOff = (): Fix => ({
  id: 'switch-secure-boot-off',
  title: 'Switch Secure Boot off in the firmware',
  risk: 'manual',
  interrupts: 'the machine restarts, and from then on starts whatever its disk holds',
  steps: [
    byHand('Restart the machine into its firmware and switch Secure Boot off, if your rules allow that.'),
  ],
  verify: nvidiaSmi,
});

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

/** Ubuntu's tool switches files of modprobe.d and udev rules together. */
export const selectNvidia = (): Fix => ({
  id: 'select-nvidia-gpu',
  title: 'Switch the NVIDIA GPU on',
  risk: 'disruptive',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: [asRoot('prime-select', 'on-demand')],
  verify: nvidiaSmi,
});

/** The kernel gives no driver a device that another holds. */
export const retireNouveau = (os: Reading<OsFact>): Fix =>
  retire(os, 'retire-nouveau', 'Keep nouveau from loading', 'blacklist-nouveau', [
    'blacklist nouveau',
    'options nouveau modeset=0',
  ]);

export const retireNova = (os: Reading<OsFact>): Fix =>
  retire(os, 'retire-nova', 'Keep nova from loading', 'blacklist-nova', [
    'blacklist nova',
    'blacklist nova_core',
    'blacklist nova_drm',
  ]);

function retire(os: Reading<OsFact>, id: string, title: string, file: string, lines: readonly string[]): Fix {
  const words = lines.map((line) => `"${line}"`).join(' and ');
  return {
    id,
    title,
    risk: 'manual',
    interrupts: 'the machine restarts at the end',
    then: 'reboot',
    steps: [
      byHand(
        `Write ${words}, a line each, into /etc/modprobe.d/${file}.conf, then rebuild the initramfs.`,
        links.driverInstall,
      ),
      ...initramfsSteps(os),
    ],
    verify: driverInUse,
    source: links.driverInstall,
  };
}

export const releaseFromVfio = (os: Reading<OsFact>): Fix => ({
  id: 'release-gpu-from-vfio',
  title: 'Give the GPU back to the host',
  risk: 'manual',
  interrupts: 'virtual machines that use the GPU lose it; the machine restarts at the end',
  then: 'reboot',
  steps: [
    byHand(
      'If the GPU is meant for a virtual machine, run the container there. If not, take its ids out of vfio-pci.ids= on the kernel command line and out of "options vfio-pci ids=" below /etc/modprobe.d.',
    ),
    ...initramfsSteps(os),
  ],
  verify: driverInUse,
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
    byHand(`Install the headers of exactly the running kernel ${kernel}; or start the kernel that has them.`),
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
