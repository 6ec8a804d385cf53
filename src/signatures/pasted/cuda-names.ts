import { busy, notReady } from '../cuda.ts';
import { proof, type Signature } from '../signature.ts';
import { noDriverInside } from './no-driver-inside.ts';

/** CUDA's errors by their names, as programs print them that do not print its words. */
export const cudaNameSignatures: readonly Signature[] = [
  ...['cuda_error_no_device', 'cudaerrornodevice'].map((word) => ({
    words: [word],
    causes: [
      {
        code: 'cuda-visible-devices-wrong',
        decides: 'Is CUDA_VISIBLE_DEVICES set in the container? GPUs are counted from 0 in it.',
      },
      ...noDriverInside,
      { code: 'mig-no-instances', decides: 'Does nvidia-smi -L list GPUs with MIG on, and no instance?' },
    ],
    symptom: true as const,
    example: `Error: ${word}`,
    counterExample: 'cudaErrorUnknown',
  })),
  ...[
    'cuda_error_mps_',
    'cudaerrormps',
    'mps server is not ready',
    'between the mps server and the mps client failed',
    'the mps server has been shut down',
    'mps max client connections limit has been reached',
    'cannot find mps control daemon process',
    'hardware resources required to create mps client have been exhausted',
    'hardware resources required to support device connections have been exhausted',
  ].map((word) => ({
    words: [word],
    causes: proof('mps-unreachable'),
    example: `Error: ${word}`,
    counterExample: 'the server is not ready',
  })),
  ...['cuda_error_system_not_ready', 'cudaerrorsystemnotready', 'init failure: 802', 'code 802'].map(
    (word) => ({
      words: [word],
      causes: notReady,
      example: `Error: ${word}`,
      counterExample: 'the system is not ready',
    }),
  ),
  ...[
    'cuda_error_system_driver_mismatch',
    'cudaerrorsystemdrivermismatch',
    'init failure: 803',
    'failure 803 ',
    'code 803 ',
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: 'forward-compat-mismatched-lib',
        decides: 'Is libcuda.so loaded from a folder named compat (LD_LIBRARY_PATH)?',
      },
      {
        code: 'driver-library-mismatch',
        decides: 'Does nvidia-smi on the host fail with "Driver/library version mismatch"?',
        hints: ['libcuda reported version is', 'does not match dso version', 'apt upgrade', 'reboot'],
      },
    ],
    example: `Error: ${word}`,
    counterExample: 'cudaErrorSystemNotReady',
  })),
  ...[
    'cuda_error_compat_not_supported_on_device',
    'cudaerrorcompatnotsupportedondevice',
    'init failure: 804',
    'code 804 ',
  ].map((word) => ({
    words: [word],
    causes: [
      {
        code: 'forward-compat-unsupported-hw',
        decides: 'Is it no data-center GPU (nvidia-smi -L)? Then it is this.',
      },
      {
        code: 'forward-compat-mismatched-lib',
        decides: 'Is it one? Then the compat library does not fit the driver.',
      },
    ],
    example: `Error: ${word}`,
    counterExample: 'cudaErrorSystemNotReady',
  })),
  ...[
    'cuda_error_devices_unavailable',
    'cudaerrordevicesunavailable',
    'cudaerrordeviceunavailable',
    'cuda_error_device_unavailable',
    'device already in use by a different thread',
    'device is busy or unavailable',
  ].map((word) => ({
    words: [word],
    causes: busy,
    example: `Error: ${word}`,
    counterExample: 'devices unavailable',
  })),
];
