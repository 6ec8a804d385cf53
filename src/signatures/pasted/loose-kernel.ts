import { likely, type TextCause } from '../signature.ts';
import { cause, fellOff, gsp } from './loose-gpu-causes.ts';
import type { Loose } from './loose-group.ts';

const translated = likely(
  'nccl-acs-iommu',
  'Is the device in the fault one of the GPUs (lspci -d 10de:), do they fail or hang together, and does NCCL_P2P_DISABLE=1 help? Then it is this.',
);

const noAnswer: readonly TextCause[] = [
  fellOff,
  gsp,
  cause('gpu-init-failed', 'Does it say RmInitAdapter failed?'),
];

/** Lines of a kernel log that are of any device, and here most likely of the GPU. */
export const looseKernel: readonly Loose[] = [
  {
    words: [['io_page_fault']],
    reach: 160,
    causes: translated,
  },
  {
    words: [
      ['possible bad register read'],
      ['pciehp', 'link down'],
      ['aer: ', 'completion timeout'],
      ['sanitycheckregread'],
    ],
    reach: 160,
    causes: noAnswer,
  },
  {
    words: [
      ['guest driver', 'incompatible'],
      ['vgpu', 'version mismatch'],
      ['guest', 'host driver', 'mismatch'],
    ],
    reach: 120,
    causes: [
      cause(
        'gpu-init-failed',
        "Is it a virtual GPU, and is the guest's driver of another branch than that of the host (nvidia-smi on both)? Then install one that NVIDIA names for that host.",
      ),
      cause('driver-library-mismatch', 'Does nvidia-smi say "Driver/library version mismatch"?'),
    ],
  },
  {
    words: [['killed  python'], ['killed python'], [' killed ', 'python train'], ['line ', ' killed ']],
    reach: 60,
    causes: likely(
      'host-memory-exhausted',
      'Does the kernel log tell of oom-kill at that time (sudo dmesg | grep -i oom)? Then it is this; else somebody stopped it.',
    ),
  },
  {
    words: [
      ['/dev/nvmap', 'permission denied'],
      ['/dev/nvhost', 'permission denied'],
      ['/dev/dri', 'permission denied'],
    ],
    reach: 60,
    causes: likely(
      'device-node-permissions',
      'Is the user in the group of the node (ls -l; on Jetson video)? If not, it is this.',
    ),
  },
  {
    words: [['minor version compatibility mode unavailable'], ['minor version compatibility', 'unavailable']],
    reach: 60,
    causes: likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show a CUDA Version of an older generation than the image has? Then it is this.',
    ),
  },
  {
    words: [
      ['forward compatibility', 'unavailable', '804'],
      ['forward compatibility', 'cuinit()=804'],
    ],
    reach: 100,
    causes: likely(
      'forward-compat-unsupported-hw',
      'Is it no data-center GPU (nvidia-smi -L)? Then it is this.',
    ),
  },
  {
    words: [
      ['python3', 'site-packages', 'shadow'],
      ['/.local/lib/python3', 'modulenotfounderror'],
      ['modulenotfounderror', '/.local/lib/python3'],
    ],
    reach: 200,
    causes: likely(
      'python-packages-mixed',
      "Does it come from ~/.local or a mounted folder, which stands before the image's own? Then it is this.",
    ),
  },
  {
    words: [['secure boot requires additional configuration'], ['uefi secure boot', 'third-party drivers']],
    reach: 100,
    causes: likely(
      'secure-boot-unsigned',
      'Was the question for the password passed over, or the blue screen of MokManager at the restart? Then the key of the module is not enrolled.',
    ),
  },
  {
    words: [['container was built for nvidia driver release', 'or later']],
    reach: 60,
    causes: likely(
      'driver-too-old-for-image',
      'Does nvidia-smi show an older driver than that? Then it is this.',
    ),
  },
  {
    words: [
      ['nvidia-smi', '[not found]'],
      [' pid ', '[not found]'],
    ],
    reach: 100,
    causes: likely(
      'gpu-memory-orphaned',
      'Does sudo fuser -v /dev/nvidia* find a process that nvidia-smi does not list? Then it holds the memory.',
    ),
  },
];
