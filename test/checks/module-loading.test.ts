import moduleLoading from '../../checks/module-loading.ts';
import type { KernelModuleFact } from '../../src/probes/kernel-module.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { event, log } from '../support/kernel-events.ts';
import { testCheck } from '../support/test-check.ts';

const built: KernelModuleFact = {
  kind: 'not-loaded',
  builtFor: [healthy.system.kernelRelease],
  searched: true,
  nouveau: false,
};
const never: Partial<Facts> = {
  kernelModule: { ...built, builtFor: [] },
  driverLibraries: { cuda: null, nvml: null, searched: [] },
};
const heldBy = (...drivers: readonly (string | null)[]): Facts['pci'] => ({
  bus: true,
  devices: healthy.pci.devices.map((gpu, index) => ({ ...gpu, driver: drivers[index] ?? null })),
});
const free = heldBy(null, null);
const obstacles = (more: Partial<Facts['moduleObstacles']>) => ({
  moduleObstacles: { ...healthy.moduleObstacles, ...more },
});
const signedBy = (signer: string | null): Facts['moduleFile'] =>
  healthy.moduleFile.kind === 'present' ? { ...healthy.moduleFile, signer } : healthy.moduleFile;
const locked = obstacles({ secureBoot: true, lockdown: 'integrity' });
const line = (file: string, text: string, always = false) => ({ file, line: text, always });
const refused = (detail: string) => log(event('load-refused', { detail }));

testCheck(moduleLoading, {
  passes: {
    'not loaded, and nothing in its way': { facts: { kernelModule: built, pci: free } },
    'nouveau where no driver was ever installed': {
      facts: { ...never, pci: heldBy('nouveau', 'nouveau'), ...locked },
    },
    'one GPU for a virtual machine and one for the host': { facts: { pci: heldBy('nvidia', 'vfio-pci') } },
    'Secure Boot, and a module that the distribution signed': {
      facts: {
        kernelModule: built,
        pci: free,
        ...locked,
        moduleFile: signedBy('Canonical Ltd. Kernel Module Signing'),
      },
    },
    'Secure Boot, and a kernel that takes unsigned modules': {
      facts: { kernelModule: built, pci: free, ...obstacles({ secureBoot: true }) },
    },
    'the GPU on demand': { facts: { kernelModule: built, pci: free, ...obstacles({ prime: 'on-demand' }) } },
    'another module was refused': {
      facts: {
        kernelModule: built,
        pci: free,
        moduleFile: signedBy('Debian Secure Boot CA'),
        kernelLog: refused('unsigned module'),
      },
    },
    'Secure Boot and a module that is loaded': {
      facts: { ...locked, kernelLog: refused('unsigned module') },
    },
  },
  skips: {
    'there is no GPU': { facts: { pci: { bus: true, devices: [] } } },
    'there is no GPU, and the switch is on': {
      facts: { kernelModule: built, pci: { bus: true, devices: [] }, ...obstacles({ prime: 'on' }) },
    },
    'WSL2 loads none': { facts: { platform: { kind: 'wsl2', name: null } } },
  },
  finds: {
    'the kernel said that it refused an unsigned module': {
      facts: { kernelModule: built, pci: free, kernelLog: refused('unsigned module') },
      codes: ['secure-boot-unsigned'],
      fixes: ['enrol-module-key', 'switch-secure-boot-off'],
    },
    'the kernel said that it does not know the key': {
      facts: {
        kernelModule: built,
        pci: free,
        ...locked,
        moduleFile: signedBy('ada Secure Boot Module Signature key'),
        kernelLog: refused('module with unavailable key'),
      },
      codes: ['secure-boot-unsigned'],
      seen: { secureBoot: true, signer: 'ada Secure Boot Module Signature key' },
    },
    'an unsigned module on a kernel in lockdown': {
      facts: { kernelModule: built, pci: free, ...locked },
      codes: ['secure-boot-unsigned'],
      seen: { secureBoot: true, lockdown: 'integrity', signer: null },
    },
    'an unsigned module on a kernel that was told to enforce': {
      facts: { kernelModule: built, pci: free, ...obstacles({ signaturesEnforced: true }) },
      codes: ['secure-boot-unsigned'],
    },
    'an unsigned module, Secure Boot, and a kernel that does not say': {
      facts: { kernelModule: built, pci: free, ...obstacles({ secureBoot: true, lockdown: null }) },
      codes: ['secure-boot-unsigned?'],
    },
    'a key of this machine that may be enrolled or not': {
      facts: { kernelModule: built, pci: free, ...locked, moduleFile: signedBy('DKMS module signing key') },
      codes: ['secure-boot-unsigned?'],
    },
    'a line of modprobe.d': {
      facts: {
        kernelModule: built,
        pci: free,
        ...obstacles({ blocks: [line('/etc/modprobe.d/no-gpu.conf', 'blacklist nvidia')] }),
      },
      codes: ['kernel-module-blacklisted'],
      fixes: ['unblock-module'],
      seen: { lines: [{ file: '/etc/modprobe.d/no-gpu.conf', line: 'blacklist nvidia' }] },
    },
    'a word on the command line': {
      facts: {
        kernelModule: built,
        pci: free,
        ...obstacles({ blocks: [line('/proc/cmdline', 'module_blacklist=nvidia', true)] }),
      },
      codes: ['kernel-module-blacklisted'],
    },
    "prime-select's own blacklist": {
      facts: {
        kernelModule: built,
        pci: free,
        ...obstacles({
          prime: 'off',
          blocks: [line('/lib/modprobe.d/blacklist-nvidia.conf', 'alias nvidia off')],
        }),
      },
      codes: ['prime-intel-selected'],
      fixes: ['select-nvidia-gpu'],
      steps: [{ kind: 'run', argv: ['prime-select', 'on-demand'], root: true }],
    },
    'a GPU that is switched off, and gone from the bus': {
      facts: {
        kernelModule: built,
        pci: { bus: true, devices: [] },
        ...locked,
        ...obstacles({ prime: 'off', secureBoot: true, lockdown: 'integrity' }),
      },
      codes: ['prime-intel-selected'],
    },
    "the GPU switched off on Pop!_OS, by that system's tool": {
      facts: {
        kernelModule: built,
        pci: free,
        os: { ...healthy.os, id: 'pop', idLike: ['ubuntu', 'debian'] },
        ...obstacles({ prime: 'off' }),
      },
      codes: ['prime-intel-selected'],
      steps: [{ kind: 'run', argv: ['system76-power', 'graphics', 'hybrid'], root: true }],
    },
    nouveau: {
      facts: { kernelModule: built, pci: heldBy('nouveau', null) },
      codes: ['nouveau-conflict'],
      fixes: ['retire-nouveau'],
      seen: { gpus: ['0000:3b:00.0'] },
    },
    'nouveau, though it is forbidden': {
      facts: {
        kernelModule: built,
        pci: heldBy('nouveau', null),
        ...obstacles({ retired: [line('/etc/modprobe.d/own.conf', 'blacklist nouveau')] }),
      },
      codes: ['nouveau-conflict'],
      seen: { forbidden: '/etc/modprobe.d/own.conf' },
      fixes: ['rebuild-initramfs', 'retire-nouveau'],
    },
    'nouveau, while another is forbidden': {
      facts: {
        kernelModule: built,
        pci: heldBy('nouveau', null),
        ...obstacles({ retired: [line('/etc/modprobe.d/own.conf', 'blacklist nova_core')] }),
      },
      codes: ['nouveau-conflict'],
      fixes: ['retire-nouveau'],
    },
    'nova-core': {
      facts: { kernelModule: built, pci: heldBy('NovaCore', 'NovaCore') },
      codes: ['nova-core-conflict'],
      fixes: ['retire-nova'],
    },
    'the stub of before, and the driver for Grace': {
      facts: { kernelModule: built, pci: heldBy('pci-stub', 'nvgrace_gpu_vfio_pci') },
      codes: ['gpu-bound-to-vfio'],
    },
    'vfio-pci': {
      facts: { kernelModule: built, pci: heldBy('vfio-pci', 'vfio-pci') },
      codes: ['gpu-bound-to-vfio'],
      fixes: ['release-gpu-from-vfio'],
    },
    SELinux: {
      facts: { kernelModule: built, pci: free, kernelLog: log(event('load-denied')) },
      codes: ['selinux-module-load'],
      fixes: ['relabel-kernel-modules'],
    },
  },
});
