import type { Signature } from '../../signature.ts';
import { harmless } from './harmless.ts';

const loaded = 'NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.14';
const refused = 'Loading of unsigned module is rejected';

/** The kernel and the driver, on hosts that are fine. */
export const ofKernels: readonly Signature[] = [
  harmless(
    'module-taint-note',
    ['signature and/or required key missing - tainting kernel'],
    'nvidia: module verification failed: signature and/or required key missing - tainting kernel',
    refused,
  ),
  ...[
    "module license 'nvidia' taints kernel",
    'loading out-of-tree module taints kernel',
    'inheriting taint',
  ].map((word) => harmless('module-taint-note', ['nvidia', word], `nvidia: nvidia ${word}.`, refused, 80)),
  harmless(
    'acpi-dsm-note',
    ['_dsm: argument #4 type mismatch'],
    'ACPI Warning: \\_SB.PCI0.PEG0.PEGP._DSM: Argument #4 type mismatch - Found [Buffer], ACPI requires [Package]',
    loaded,
  ),
  ...['which spans more than pci bus', 'mapping multiple bars'].map((word) =>
    harmless(
      'kernel-mapping-note',
      [word],
      `caller os_map_kernel_space.part.0+0x1/0x2 [nvidia] ${word}`,
      loaded,
    ),
  ),
  harmless(
    'driver-persistence-note',
    ['persistence mode is deprecated and will be removed'],
    'NVRM: Persistence mode is deprecated and will be removed in a future release. Please use nvidia-persistenced instead.',
    'Persistence mode for GPU 0 is disabled.',
  ),
  harmless(
    'peermem-note',
    ['nv_get_p2p_free_callback', 'invalid context, skipping'],
    'nvidia-peermem nv_get_p2p_free_callback:127 ERROR detected invalid context, skipping further processing',
    loaded,
    120,
  ),
  ...[
    "could not insert 'nvidia_peermem",
    "failed to insert module 'nvidia_peermem",
    "could not insert 'nv_peer_mem",
  ].map((word) =>
    harmless(
      'peermem-note',
      [`${word}': invalid argument`],
      `modprobe: ERROR: ${word}': Invalid argument`,
      refused,
    ),
  ),
  harmless(
    'gpu-recovered-note',
    ['recovery action changed from', 'to 0x0 (none)'],
    'NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x1 (GPU Reset Required) to 0x0 (None)',
    'NVRM: Xid (PCI:0000:3b:00): 154, GPU recovery action changed from 0x0 (None) to 0x1 (GPU Reset Required)',
    60,
  ),
  ...[
    'error: severity=corrected',
    'aer: corrected error',
    'aer: multiple corrected error',
    'aer: correctable error',
  ].map((word) =>
    harmless(
      'pcie-corrected-note',
      [word],
      `pcieport 0000:3c:00.0: ${word} received: 0000:3d:00.0`,
      'AER: Uncorrected (Fatal) error received',
    ),
  ),
  ...['unable to read edid', 'failed to load edid'].map((word) =>
    harmless(
      'display-edid-note',
      ['nvidia-modeset: ', word],
      `nvidia-modeset: WARNING: GPU:0: ${word} for display device DP-0`,
      loaded,
      100,
    ),
  ),
  harmless(
    'console-note',
    ['not currently configured to drive a vga console'],
    'NVRM: Your system is not currently configured to drive a VGA console',
    loaded,
  ),
];
