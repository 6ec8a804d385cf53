import { likely } from '../signature.ts';
import type { Loose } from './loose-group.ts';

/** Facts that tools list, which tell a cause though nothing in them is an error. */
export const facts: readonly Loose[] = [
  {
    words: [
      ['context: desktop-linux', 'operating system: docker desktop'],
      ['desktop-linux *', 'docker desktop'],
      ['currentcontext: desktop-linux'],
    ],
    reach: 2500,
    causes: likely(
      'docker-desktop-linux-context',
      'Is it Linux itself, not Windows with WSL2? Then Docker Desktop answers, whose virtual machine has no GPU.',
    ),
  },
  {
    words: [
      ['devicerequests: null', 'runtime: runc'],
      ['runtime: runc', 'devicerequests: null'],
      ['devicerequests: []', 'runtime: runc'],
    ],
    reach: 1200,
    causes: likely(
      'gpus-flag-missing',
      'Was the container that docker inspect shows to have GPUs? It was started without --gpus.',
    ),
  },
  {
    words: [['allocatable:', 'nvidia.com/gpu: 0 ']],
    reach: 400,
    causes: [
      {
        code: 'k8s-default-runtime-not-nvidia',
        decides: "Does the device plug-in's log say that it found no NVML, or no devices?",
      },
      {
        code: 'containerd-runtime-not-registered',
        decides: "Does containerd's configuration name no runtime nvidia?",
      },
      { code: 'kernel-module-not-loaded', decides: 'Does nvidia-smi on the node fail?' },
    ],
  },
  {
    words: [['rc nvidia-container-toolkit '], ['rc nvidia-docker2 '], ['un nvidia-container-toolkit ']],
    reach: 60,
    causes: likely(
      'toolkit-not-installed',
      'Does dpkg -l list no line that begins with ii for it? What begins with rc was removed.',
    ),
  },
  {
    words: [
      ['cannot access /usr/bin/nvidia-container-toolkit'],
      ['cannot access /usr/bin/nvidia-container-runtime-hook'],
    ],
    reach: 60,
    causes: [
      {
        code: 'toolkit-hook-missing',
        decides:
          'Are other parts of the toolkit there? Since 1.12 the hook is nvidia-container-runtime-hook.',
      },
      { code: 'toolkit-not-installed', decides: 'Is none of it there?' },
    ],
  },
  {
    words: [['cannot access /usr/lib/wsl/lib'], ['cannot access /usr/lib/wsl']],
    reach: 60,
    causes: [
      {
        code: 'wsl-no-adapter',
        decides: 'Does Windows itself list the GPU (nvidia-smi.exe), with a driver for WSL?',
      },
      { code: 'wsl-windows-too-old', decides: 'Is it Windows 10 before 21H2, or WSL version 1 (wsl -l -v)?' },
    ],
  },
  {
    words: [['docker', 'open /snap/docker/', 'read-only file system']],
    reach: 160,
    causes: likely('snap-docker', 'Does snap list docker name one? Its files cannot be changed.'),
  },
];
