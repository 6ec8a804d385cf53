import type { Signature } from './match.ts';

/**
 * What Docker, containerd, runc and the NVIDIA Container Toolkit say when a launch is refused. Each anchors on the
 * telling words: versions wrap them differently (Docker Engine 19.03 to 29, toolkit 1.0 to 1.18). The first that
 * matches names the cause, so what is specific stands before what may quote it.
 */
export const launchSignatures: readonly Signature[] = [
  {
    code: 'docker-socket-permission',
    words: ['permission denied while trying to connect to the', 'docker daemon socket'],
  },
  {
    code: 'docker-socket-permission',
    words: ['permission denied while trying to connect to the docker api'],
  },
  { code: 'daemon-not-running', words: ['cannot connect to the docker daemon'] },
  { code: 'gpus-vendor-misdetected-amd', words: ['amd cdi spec not found'] },
  { code: 'gpus-not-supported', words: ['failed to discover gpu vendor from cdi'] },
  { code: 'gpus-not-supported', words: ['could not select device driver', '[[gpu'] },
  {
    code: 'cdi-mode-with-gpus-flag',
    words: ['invoking the nvidia container runtime hook directly', 'not supported'],
  },
  { code: 'nvidia-runtime-not-registered', words: ['unknown or invalid runtime name: nvidia'] },
  { code: 'nvidia-runtime-not-registered', words: ['unknown runtime specified nvidia'] },
  { code: 'cdi-spec-missing-or-unreadable', words: ['unresolvable cdi devices'] },
  { code: 'toolkit-version-mix', words: ['nvidia-container-cli', 'unrecognized option'] },
  { code: 'toolkit-config-invalid', words: ["couldn't open default configuration file", 'toml'] },
  { code: 'toolkit-cli-missing', words: ["couldn't find binary nvidia-container-cli"] },
  { code: 'toolkit-hook-missing', words: ['nvidia-container-runtime-hook', 'executable file not found'] },
  { code: 'toolkit-hook-missing', words: ['nvidia-container-runtime-hook', 'no such file or directory'] },
  { code: 'driver-libraries-missing', words: ['load library failed: libnvidia-ml.so'] },
  { code: 'kernel-module-not-loaded', words: ['nvml error: driver not loaded'] },
  { code: 'driver-library-mismatch', words: ['driver/library version mismatch'] },
  { code: 'driver-too-old-for-image', words: ['requirement error', 'unsatisfied condition', 'cuda'] },
  { code: 'gpu-count-exceeds-host', words: ['device error', 'unknown device'] },
  { code: 'runtime-binary-missing', words: ['nvidia-container-runtime', 'executable file not found'] },
  { code: 'runtime-binary-missing', words: ['nvidia-container-runtime', 'no such file or directory'] },
  { code: 'memlock-not-grantable', words: ['setting rlimit type 8'] },
  { code: 'disk-full-docker-root', words: ['no space left on device'] },
  { code: 'arch-exec-format', words: ['exec format error'] },
  { code: 'image-lacks-python', words: ['python3', 'executable file not found'] },
];
