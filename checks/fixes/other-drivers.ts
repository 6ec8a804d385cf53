import type { Fix, Step } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { initramfsSteps } from './initramfs.ts';
import { asRoot, byHand } from './steps.ts';

const driverInUse = ['lspci', '-k', '-d', '10de:'];

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
  const own = os.ok ? withoutFile(os.value, lines) : null;
  return {
    id,
    title,
    risk: own?.every(({ kind }) => kind === 'run') === true ? 'disruptive' : 'manual',
    interrupts: 'the machine restarts at the end',
    then: 'reboot',
    steps: own ?? [
      byHand(
        `Write ${lines.map((line) => `"${line}"`).join(' and ')}, a line each, into /etc/modprobe.d/${file}.conf, then rebuild the initramfs.`,
        links.driverInstall,
      ),
      ...initramfsSteps(os),
    ],
    verify: driverInUse,
    source: links.driverInstall,
  };
}

/** Where such files are made from a configuration, or the initramfs comes with the system. */
function withoutFile({ id, family, immutable }: OsFact, lines: readonly string[]): readonly Step[] | null {
  const modules = lines.flatMap((line) => /^blacklist (\S+)$/.exec(line)?.[1] ?? []);
  if (id === 'nixos') {
    const list = modules.map((module) => `"${module}"`).join(' ');
    return [
      byHand(
        `Set boot.blacklistedKernelModules = [ ${list} ] in the configuration, then: nixos-rebuild boot.`,
      ),
    ];
  }
  if (!immutable || (family !== 'fedora' && family !== 'rhel')) return null;
  const list = modules.join(',');
  const keys = ['rd.driver.blacklist', 'modprobe.blacklist'];
  return [asRoot('rpm-ostree', 'kargs', ...keys.map((key) => `--append-if-missing=${key}=${list}`))];
}

export const releaseFromVfio = (os: Reading<OsFact>): Fix => ({
  id: 'release-gpu-from-vfio',
  title: 'Give the GPU back to the host',
  risk: 'manual',
  interrupts: 'virtual machines that use the GPU lose it; the machine restarts at the end',
  then: 'reboot',
  steps: [
    byHand(
      'If the GPU is meant for a virtual machine, run the container there. If not, take its ids out of vfio-pci.ids= (or pci-stub.ids=) on the kernel command line and out of "options vfio-pci ids=" below /etc/modprobe.d.',
    ),
    ...initramfsSteps(os),
  ],
  verify: driverInUse,
});
