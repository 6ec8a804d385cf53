import type { AnyCheck } from '../src/check.ts';
import batchJob from './batch-job.ts';
import cdi from './cdi.ts';
import cgroups from './cgroups.ts';
import confidentialGpu from './confidential-gpu.ts';
import containment from './containment.ts';
import daemonConfig from './daemon-config.ts';
import deviceNodes from './device-nodes.ts';
import diskSpace from './disk-space.ts';
import dockerAccess from './docker-access.ts';
import dockerDaemon from './docker-daemon.ts';
import dockerInstalled from './docker-installed.ts';
import dockerVersion from './docker-version.ts';
import driverLibraries from './driver-libraries.ts';
import engineKind from './engine-kind.ts';
import fabricManager from './fabric-manager.ts';
import gpuHealth from './gpu-health.ts';
import gpuPeers from './gpu-peers.ts';
import gpuRequest from './gpu-request.ts';
import gpuSelection from './gpu-selection.ts';
import gpuSharing from './gpu-sharing.ts';
import gpuSupport from './gpu-support.ts';
import gpusFlag from './gpus-flag.ts';
import image from './image.ts';
import kernelLog from './kernel-log.ts';
import mig from './mig.ts';
import moduleBuild from './module-build.ts';
import moduleLoading from './module-loading.ts';
import nvidiaDriver from './nvidia-driver.ts';
import nvidiaGpu from './nvidia-gpu.ts';
import nvidiaRuntime from './nvidia-runtime.ts';
import nvidiaToolkit from './nvidia-toolkit.ts';
import packageSources from './package-sources.ts';
import persistenceMode from './persistence-mode.ts';
import preloadedLibraries from './preloaded-libraries.ts';
import registry from './registry.ts';
import securityModules from './security-modules.ts';
import shmSize from './shm-size.ts';
import testLaunch from './test-launch.ts';
import toolkitConfig from './toolkit-config.ts';
import toolkitVersions from './toolkit-versions.ts';
import ulimits from './ulimits.ts';
import vgpu from './vgpu.ts';
import volumes from './volumes.ts';
import wsl from './wsl.ts';

/** Every check, from the GPU up to the launch: the order of the report and of the plan. */
export const checks: readonly AnyCheck[] = [
  packageSources,
  nvidiaGpu,
  wsl,
  nvidiaDriver,
  moduleLoading,
  moduleBuild,
  gpuSupport,
  kernelLog,
  driverLibraries,
  deviceNodes,
  gpuHealth,
  fabricManager,
  confidentialGpu,
  mig,
  vgpu,
  persistenceMode,
  gpuSharing,
  gpuSelection,
  gpuPeers,
  containment,
  dockerInstalled,
  engineKind,
  dockerDaemon,
  dockerAccess,
  dockerVersion,
  daemonConfig,
  nvidiaToolkit,
  toolkitVersions,
  toolkitConfig,
  nvidiaRuntime,
  cdi,
  gpusFlag,
  cgroups,
  batchJob,
  securityModules,
  gpuRequest,
  image,
  registry,
  diskSpace,
  shmSize,
  ulimits,
  volumes,
  preloadedLibraries,
  testLaunch,
];
