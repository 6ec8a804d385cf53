/**
 * What else a cause shows itself by: each code with those that bring it about. Where a text tells of both, the first
 * stands under the second.
 */
export const consequences: Readonly<Record<string, readonly string[]>> = {
  // The driver is not there, or not the right one.
  'kernel-module-not-loaded': [
    'driver-not-installed',
    'secure-boot-unsigned',
    'nouveau-conflict',
    'nova-core-conflict',
    'gpu-bound-to-vfio',
    'kernel-upgraded-no-module',
    'kernel-module-blacklisted',
    'selinux-module-load',
    'prime-intel-selected',
    'dkms-build-failed',
    'dkms-headers-missing',
    'open-kernel-module-unsupported',
    'gpu-not-supported-by-driver',
    'gpu-legacy-for-driver',
    'no-nvidia-gpu',
  ],
  'kernel-upgraded-no-module': ['dkms-build-failed', 'dkms-headers-missing'],
  'dkms-build-failed': ['dkms-headers-missing'],
  'device-nodes-missing': ['kernel-module-not-loaded'],
  'driver-libraries-missing': ['driver-not-installed'],
  'driver-cuda-init': ['uvm-module-stale'],
  // A GPU does not start, or no longer answers.
  'gpu-init-failed': [
    'gpu-fell-off-bus',
    'gpu-power-missing',
    'gsp-rpc-timeout',
    'gpu-busy-or-bad',
    'bar-space-above-4g',
    'cc-mode-stuck',
    'cc-unsupported-device',
    'open-kernel-module-unsupported',
  ],
  'gpu-device-handle-unknown': [
    'gpu-fell-off-bus',
    'gpu-power-missing',
    'gsp-rpc-timeout',
    'gpu-busy-or-bad',
    'gpu-init-failed',
    'nvlink-uncorrectable',
    'ecc-uncorrectable',
  ],
  'gpu-faulty': [
    'gpu-fell-off-bus',
    'gpu-power-missing',
    'gsp-rpc-timeout',
    'gpu-busy-or-bad',
    'ecc-uncorrectable',
    'ecc-row-remap-failure',
  ],
  'gpu-busy-or-bad': [
    'gpu-fell-off-bus',
    'gsp-rpc-timeout',
    'nvlink-uncorrectable',
    'ecc-uncorrectable',
    'ecc-row-remap',
    'ecc-row-remap-failure',
  ],
  'ecc-row-remap': ['ecc-uncorrectable'],
  'gsp-rpc-timeout': ['gpu-fell-off-bus'],
  'nvlink-uncorrectable': ['gpu-fell-off-bus'],
  'persistence-mode-off': ['gpu-fell-off-bus', 'gsp-rpc-timeout'],
  // A program on a GPU in trouble dies too.
  'xid-app-fault': [
    'gpu-fell-off-bus',
    'gpu-power-missing',
    'gsp-rpc-timeout',
    'gpu-busy-or-bad',
    'nvlink-uncorrectable',
    'ecc-uncorrectable',
    'ecc-row-remap',
    'ecc-row-remap-failure',
  ],
  // NVSwitches and instances.
  'fabric-manager-missing': ['fabric-manager-version-mismatch'],
  'fabric-not-completed': ['fabric-manager-missing', 'fabric-manager-version-mismatch'],
  // The image.
  'no-supported-gpu-detected': [
    'gpu-too-new-for-image',
    'gpu-too-old-for-image',
    'driver-too-old-for-image',
    'gpus-flag-missing',
    'mig-no-instances',
    'fabric-manager-missing',
    'uvm-module-stale',
  ],
  'wheel-arch-mismatch': ['gpu-too-new-for-image', 'gpu-too-old-for-image'],
};
