/**
 * What else a cause shows itself by: each code with those that bring it about. Where a text tells of both, the first
 * stands under the second.
 */
export const consequences: Readonly<Record<string, readonly string[]>> = {
  'kernel-module-not-loaded': [
    'driver-not-installed',
    'secure-boot-unsigned',
    'nouveau-conflict',
    'nova-core-conflict',
    'kernel-upgraded-no-module',
    'dkms-build-failed',
    'dkms-headers-missing',
    'open-kernel-module-unsupported',
    'gpu-not-supported-by-driver',
  ],
  'driver-libraries-missing': ['driver-not-installed'],
};
