import { inWsl } from '../hints.ts';
import { likely, proof, type Signature, type TextCause } from '../signature.ts';

/** The start script found no driver in the container. */
const nothingInjected: readonly TextCause[] = [
  {
    code: 'gpus-flag-missing',
    decides:
      'Was the container started without --gpus all (in Compose without a device reservation)? Then it is this.',
  },
  {
    code: 'ngc-banner-false-positive-wsl',
    decides:
      'Is it WSL2, and does nvidia-smi work in the container? Then the script is wrong and CUDA works.',
    hints: [...inWsl, '/dev/dxg', '/mnt/c/'],
  },
  {
    code: 'ngc-driver-not-detected-singularity',
    decides:
      'Was it started by Singularity or Apptainer? Their --nv puts the driver elsewhere than the script looks.',
    hints: ['singularity', 'apptainer', '.sif'],
  },
  {
    code: 'driver-too-old-for-image',
    decides: "Does nvidia-smi work in the container, and is the host's driver older than the image wants?",
  },
  {
    code: 'image-lacks-env',
    decides: 'Was it started by --runtime=nvidia alone, and does the image not set NVIDIA_VISIBLE_DEVICES?',
  },
  {
    code: 'podman-gpus-flag-noop',
    decides: 'Was it started by podman before 5.0 with --gpus? Then it is this.',
    hints: [' podman', 'emulate docker cli'],
  },
];

/** What the start script of NVIDIA's images says, from 17.04 on. */
export const bannerSignatures: readonly Signature[] = [
  {
    words: ['version was detected and compatibility mode is unavailable'],
    causes: nothingInjected,
    example:
      'ERROR: This container was built for NVIDIA Driver Release 515.48 or later, but\n       version  was detected and compatibility mode is UNAVAILABLE.',
    counterExample:
      'ERROR: This container was built for NVIDIA Driver Release 450.51 or later, but\n       version 430.50 was detected and compatibility mode is UNAVAILABLE.',
  },
  {
    words: ['compatibility mode is unavailable'],
    causes: proof('driver-too-old-for-image'),
    example:
      'ERROR: This container was built for NVIDIA Driver Release 450.51 or later, but\n       version 430.50 was detected and compatibility mode is UNAVAILABLE.',
    counterExample: 'NOTE: CUDA Forward Compatibility mode ENABLED.',
  },
  {
    words: ['failed to detect nvidia driver version'],
    causes: nothingInjected,
    example: 'Failed to detect NVIDIA driver version.',
    counterExample: 'WARNING: The NVIDIA Driver was not detected.',
  },
  {
    words: ['the nvidia driver was not detected'],
    causes: nothingInjected,
    example: 'WARNING: The NVIDIA Driver was not detected.  GPU functionality will not be available.',
    counterExample: 'NOTE: MOFED driver for multi-node communication was not detected.',
  },
  {
    words: ['gpu, which is not yet supported in this version of the container'],
    causes: proof('gpu-too-new-for-image'),
    example: 'WARNING: Detected NVIDIA H100 GPU, which is not yet supported in this version of the container',
    counterExample:
      'WARNING: Detected NVIDIA GB10 GPU, which may not yet be supported in this version of the container',
  },
  {
    words: ['not yet supported in this version of the container'],
    causes: proof('gpu-too-new-for-image'),
    example: 'which is not yet supported in this version of the container',
    counterExample: 'which may not yet be supported in this version of the container',
  },
  {
    words: ['gpu, which is not supported by this'],
    causes: proof('gpu-too-old-for-image'),
    example: 'ERROR: Detected Tesla K80 GPU, which is not supported by this container',
    counterExample: 'which is not yet supported in this version of the container',
  },
  {
    words: ['no longer supported by this container'],
    causes: proof('gpu-too-old-for-image'),
    example: 'ERROR: Detected Tesla M40 GPU, which is no longer supported by this container',
    counterExample: 'which is not yet supported in this version of the container',
  },
  {
    words: ['no supported gpu(s) detected'],
    causes: likely(
      'no-supported-gpu-detected',
      'What do the lines before it say of the GPUs, and does nvidia-smi work in the container? Without either it is this.',
    ),
    example: 'ERROR: No supported GPU(s) detected to run this container',
    counterExample: 'No supported GPU backend found',
  },
  {
    words: ['nvidia driver is present, but cuda failed to initialize'],
    causes: [
      {
        code: 'uvm-module-stale',
        decides: 'Is the error 999, and does CUDA fail on the host too?',
        hints: ['(error 999)'],
      },
      {
        code: 'mig-no-instances',
        decides: 'Is the error 3, and is MIG on without an instance?',
        hints: ['(error 3)'],
      },
      { code: 'fabric-manager-missing', decides: 'Is the error 802?', hints: ['(error 802)'] },
      {
        code: 'forward-compat-mismatched-lib',
        decides: 'Is the error 803?',
        hints: ['(error 803)'],
      },
      { code: 'forward-compat-unsupported-hw', decides: 'Is the error 804?', hints: ['(error 804)'] },
      { code: 'cuda-visible-devices-wrong', decides: 'Is the error 100?', hints: ['(error 100)'] },
      {
        code: 'driver-too-old-for-image',
        decides: 'Is the error 35, and the driver older than the image wants?',
        hints: ['(error 35)', 'driver version is insufficient'],
      },
      {
        code: 'no-cgroups-on-rootful',
        decides: 'Does config.toml say no-cgroups = true, and is the engine not rootless?',
      },
    ],
    example:
      'ERROR: The NVIDIA Driver is present, but CUDA failed to initialize.  GPU functionality will not be available.\n   [[ unknown error (error 999) ]]',
    counterExample: 'WARNING: The NVIDIA Driver was not detected.',
  },
];
