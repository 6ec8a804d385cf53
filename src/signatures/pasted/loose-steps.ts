import { inWsl } from '../hints.ts';
import { likely, type TextCause } from '../signature.ts';
import type { Loose } from './loose-group.ts';

/** nvidia-container-cli names the step that failed, and not why. */
const steps: readonly (readonly [string, readonly TextCause[]])[] = [
  [
    'mount error',
    [
      {
        code: 'image-bundles-driver-libs',
        decides: 'Does the line end in "file exists", and does another image start?',
        hints: ['file exists'],
      },
      {
        code: 'lxc-nested-no-cgroups',
        decides: 'Is the engine in an LXC container, and does the line speak of devices or cgroups?',
        hints: ['proxmox', ' lxc', ' lxd', 'cgroup'],
      },
      {
        code: 'rootless-no-cgroups',
        decides: 'Is the engine rootless, and config.toml without no-cgroups = true?',
        hints: ['rootless', 'permission denied', 'operation not permitted'],
      },
      { code: 'run-bind-hides-persistenced', decides: 'Does it name nvidia-persistenced/socket?' },
      { code: 'storage-driver-vfs-perms', decides: "Is the engine's folder below a home directory?" },
    ],
  ],
  [
    'initialization error',
    [
      {
        code: 'driver-not-installed',
        decides: 'Does nvidia-smi on the host fail, and is no driver installed?',
      },
      {
        code: 'docker-desktop-linux-context',
        decides: 'Does docker context show say desktop-linux?',
        hints: ['desktop-linux', 'docker desktop'],
      },
      {
        code: 'kernel-module-not-loaded',
        decides: 'Is the driver installed, and lsmod does not list nvidia?',
      },
      {
        code: 'wsl-dxcore-not-found',
        decides: 'Is it WSL2 without /dev/dxg?',
        hints: inWsl,
      },
      {
        code: 'config-toml-driver-root',
        decides: 'Does root in config.toml name a folder without the driver?',
        hints: ['/run/nvidia/driver'],
      },
      { code: 'driver-init-rpc', decides: 'Does sudo nvidia-container-cli -k -d /dev/tty info tell more?' },
    ],
  ],
  [
    'detection error',
    [
      {
        code: 'gpu-init-failed',
        decides: 'Does nvidia-smi on the host fail too, or the kernel log tell of RmInit?',
      },
      {
        code: 'driver-library-mismatch',
        decides: 'Does nvidia-smi on the host speak of a mismatch of versions?',
      },
      {
        code: 'mig-no-instances',
        decides: 'Is MIG on, without an instance (nvidia-smi -L)?',
        hints: [' mig '],
      },
      { code: 'toolkit-bug-old-version', decides: 'Does the newest release of the toolkit start it?' },
    ],
  ],
  [
    'device error',
    [
      {
        code: 'gpu-count-exceeds-host',
        decides: 'Is a GPU asked for by a number that nvidia-smi -L does not list?',
      },
      {
        code: 'gpu-id-changed',
        decides: 'Is it asked for by a UUID that nvidia-smi -L does not list?',
        hints: ['gpu-'],
      },
      { code: 'visible-devices-bad-value', decides: 'Is what the line names no GPU at all?' },
    ],
  ],
  [
    'requirement error',
    likely('driver-too-old-for-image', 'Does the line name a condition that this driver misses?'),
  ],
  [
    'container error',
    [
      {
        code: 'cgroup-v2-old-libnvidia',
        decides: 'Has the host control groups of version 2, and libnvidia-container less than 1.8?',
      },
      { code: 'lxc-nested-no-cgroups', decides: 'Is the engine in an LXC container?' },
      { code: 'rootless-no-cgroups', decides: 'Is the engine rootless?' },
    ],
  ],
  [
    'ldcache error',
    likely('ldconfig-in-hook-failed', 'Does no image start? Then it is ldconfig in config.toml.'),
  ],
  [
    'permission error',
    [
      { code: 'rootless-no-cgroups', decides: 'Is the engine rootless?' },
      { code: 'lxc-nested-no-cgroups', decides: 'Is the engine in an LXC container?' },
      { code: 'podman-userns-nomap', decides: 'Is it podman with --userns=nomap?' },
    ],
  ],
];

/** nvidia-container-cli names the step that failed, and not why. */
export const looseSteps: readonly Loose[] = [
  ...steps.map(([step, causes]) => ({ words: [['nvidia-container-cli', step]], reach: 60, causes })),
];
