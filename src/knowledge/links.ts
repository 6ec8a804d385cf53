/** The vendors' pages that fixes and findings rest on. */
export const links = {
  toolkitInstall:
    'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html',
  driverInstall: 'https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/index.html',
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
  gpuDebug: 'https://docs.nvidia.com/deploy/gpu-debug-guidelines/index.html',
  rmaProcess: 'https://docs.nvidia.com/deploy/rma-process/index.html',
  xidErrors: 'https://docs.nvidia.com/deploy/xid-errors/index.html',
  memoryErrors: 'https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/index.html',
  mps: 'https://docs.nvidia.com/deploy/mps/index.html',
  mig: 'https://docs.nvidia.com/datacenter/tesla/mig-user-guide/index.html',
  fabricManager: 'https://docs.nvidia.com/datacenter/tesla/fabric-manager-user-guide/index.html',
  persistence: 'https://docs.nvidia.com/deploy/driver-persistence/index.html',
  vgpuLicensing: 'https://docs.nvidia.com/ai-enterprise/release-8/latest/infra-software/vgpu/licensing.html',
  confidentialComputing: 'https://docs.nvidia.com/confidential-computing/index.html',
  ncclTroubleshooting: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
  toolkitDevices:
    'https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/docker-specialized.html',
} as const;
