/** The vendors' pages that fixes and findings rest on. */
export const links = {
  toolkitInstall:
    'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html',
  driverInstall: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html',
  kernelModules: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/kernel-modules.html',
  xidCatalogue: 'https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html',
  gpuDebugGuidelines: 'https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html',
  gpuMemoryErrors: 'https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/index.html',
  cudaKnownIssues: 'https://docs.nvidia.com/cuda/archive/13.2.1/cuda-features-archive/index.html',
  dockerInstall: 'https://docs.docker.com/engine/install/',
  dockerPostInstall: 'https://docs.docker.com/engine/install/linux-postinstall/',
  dockerDaemonConfig: 'https://docs.docker.com/reference/cli/dockerd/',
  dockerDaemonProxy: 'https://docs.docker.com/engine/daemon/proxy/',
  dockerCertificates: 'https://docs.docker.com/engine/security/certificates/',
  ngcPytorch: 'https://catalog.ngc.nvidia.com/orgs/nvidia/containers/pytorch',
  ngcLogin: 'https://docs.nvidia.com/ngc/gpu-cloud/ngc-user-guide/index.html',
  cudaCompatibility: 'https://docs.nvidia.com/deploy/cuda-compatibility/',
  supportMatrix: 'https://docs.nvidia.com/deeplearning/frameworks/support-matrix/index.html',
  containerGuide: 'https://docs.nvidia.com/deeplearning/frameworks/user-guide/index.html',
} as const;
