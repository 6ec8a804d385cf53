import type { Probe, Reading } from './probe.ts';
import { type AptKeysFact, aptKeys } from './probes/apt-keys.ts';
import { type BatchJobFact, batchJob } from './probes/batch-job.ts';
import { besideTheEngine } from './probes/beside-the-engine.ts';
import { type CdiFact, cdi } from './probes/cdi.ts';
import { type CdiRefreshFact, cdiRefresh } from './probes/cdi-refresh.ts';
import { type CgroupModeFact, cgroupMode } from './probes/cgroup-mode.ts';
import { type CloudInstanceFact, cloudInstance } from './probes/cloud-instance.ts';
import { type ConfidentialComputeFact, confidentialCompute } from './probes/confidential-compute.ts';
import { type ContainmentFact, containment } from './probes/containment.ts';
import { type DaemonConfig, daemonConfigs } from './probes/daemon-configs.ts';
import { type DaemonJsonFact, daemonJson } from './probes/daemon-json.ts';
import { type DaemonLogFact, daemonLog } from './probes/daemon-log.ts';
import { type DeviceNodesFact, deviceNodes } from './probes/device-nodes.ts';
import { type DockerCliFact, dockerCli } from './probes/docker-cli.ts';
import { type DockerGroupFact, dockerGroup } from './probes/docker-group.ts';
import { type DockerPackagesFact, dockerPackages } from './probes/docker-packages.ts';
import { type DockerUnitFact, dockerUnit } from './probes/docker-unit.ts';
import { type DockerdFact, dockerd } from './probes/dockerd.ts';
import { type DriverLibrariesFact, driverLibraries } from './probes/driver-libraries.ts';
import { type EngineFact, engine } from './probes/engine.ts';
import { type EngineEndpointFact, engineEndpoint } from './probes/engine-endpoint.ts';
import { type FabricManagerFact, fabricManager } from './probes/fabric-manager.ts';
import { type GpuLinksFact, gpuLinks } from './probes/gpu-links.ts';
import { type GpuUsersFact, gpuUsers } from './probes/gpu-users.ts';
import { type ImageChoiceFact, imageChoice } from './probes/image-choice.ts';
import { type IommuFact, iommu } from './probes/iommu.ts';
import { type KernelLogFact, kernelLog } from './probes/kernel-log.ts';
import { type KernelModuleFact, kernelModule } from './probes/kernel-module.ts';
import { type LaunchFact, launch } from './probes/launch.ts';
import { type LocalImageFact, localImage } from './probes/local-image.ts';
import { type LocalImage, localImages } from './probes/local-images.ts';
import { type MachineFact, machine } from './probes/machine.ts';
import { type MigCapabilitiesFact, migCapabilities } from './probes/mig-capabilities.ts';
import { type ModuleBuildFact, moduleBuild } from './probes/module-build.ts';
import { type ModuleFileFact, moduleFile } from './probes/module-file.ts';
import { type ModuleHoldersFact, moduleHolders } from './probes/module-holders.ts';
import { type ModuleObstaclesFact, moduleObstacles } from './probes/module-obstacles.ts';
import { type ModuleUseFact, moduleUse } from './probes/module-use.ts';
import { type NvidiaSmiFact, nvidiaSmi } from './probes/nvidia-smi.ts';
import { type OsFact, os } from './probes/os.ts';
import { type PciFact, pci } from './probes/pci.ts';
import { type PersistencedFact, persistenced } from './probes/persistenced.ts';
import { type PlatformFact, platform } from './probes/platform.ts';
import { type PodmanFact, podman } from './probes/podman.ts';
import { type PreloadFact, preload } from './probes/preload.ts';
import { type RdmaFact, rdma } from './probes/rdma.ts';
import { type RegistryFact, registry } from './probes/registry.ts';
import { type RuntimeBinary, runtimeBinaries } from './probes/runtime-binaries.ts';
import { type SecurityModulesFact, securityModules } from './probes/security-modules.ts';
import { type ShmFact, shm } from './probes/shm.ts';
import { type StorageFact, storage } from './probes/storage.ts';
import { type SystemFact, system } from './probes/system.ts';
import { type ToolkitFact, toolkit } from './probes/toolkit.ts';
import { type VolumeFact, volumes } from './probes/volumes.ts';
import { type WslFact, wsl } from './probes/wsl.ts';

/** Everything that is known about a machine, by the name of the probe that asks for it. */
export interface Facts {
  system: SystemFact;
  os: OsFact;
  aptKeys: AptKeysFact;
  cloudInstance: CloudInstanceFact;
  platform: PlatformFact;
  machine: MachineFact;
  pci: PciFact;
  kernelModule: KernelModuleFact;
  moduleFile: ModuleFileFact;
  moduleUse: ModuleUseFact;
  moduleHolders: ModuleHoldersFact;
  moduleObstacles: ModuleObstaclesFact;
  moduleBuild: ModuleBuildFact;
  kernelLog: KernelLogFact;
  deviceNodes: DeviceNodesFact;
  driverLibraries: DriverLibrariesFact;
  nvidiaSmi: NvidiaSmiFact;
  wsl: WslFact;
  gpuLinks: GpuLinksFact;
  gpuUsers: GpuUsersFact;
  persistenced: PersistencedFact;
  migCapabilities: MigCapabilitiesFact;
  confidentialCompute: ConfidentialComputeFact;
  fabricManager: FabricManagerFact;
  iommu: IommuFact;
  dockerCli: DockerCliFact;
  dockerGroup: DockerGroupFact;
  engineEndpoint: EngineEndpointFact;
  engine: EngineFact;
  dockerd: DockerdFact;
  containment: ContainmentFact;
  cgroupMode: CgroupModeFact;
  securityModules: SecurityModulesFact;
  batchJob: BatchJobFact;
  rdma: RdmaFact;
  runtimeBinaries: readonly RuntimeBinary[];
  daemonJson: DaemonJsonFact;
  daemonConfigs: readonly DaemonConfig[];
  dockerUnit: DockerUnitFact;
  daemonLog: DaemonLogFact;
  dockerPackages: DockerPackagesFact;
  podman: PodmanFact;
  toolkit: ToolkitFact;
  preload: PreloadFact;
  cdi: CdiFact;
  cdiRefresh: CdiRefreshFact;
  storage: StorageFact;
  shm: ShmFact;
  localImages: readonly LocalImage[];
  imageChoice: ImageChoiceFact;
  localImage: LocalImageFact;
  registry: RegistryFact;
  volumes: readonly VolumeFact[];
  launch: LaunchFact;
}

/** The name of a fact. */
export type FactKey = keyof Facts;

/** What has been answered so far. */
export type Readings = { readonly [K in FactKey]?: Reading<Facts[K]> };

/** The table of probes, in the order in which they are shown. */
export const probes: { readonly [K in FactKey]: Probe<Facts[K]> } = {
  system,
  os,
  aptKeys,
  cloudInstance,
  platform,
  machine,
  pci,
  kernelModule,
  moduleFile,
  moduleUse,
  moduleHolders,
  moduleObstacles,
  moduleBuild,
  kernelLog,
  deviceNodes,
  driverLibraries,
  nvidiaSmi,
  wsl,
  gpuLinks,
  gpuUsers,
  persistenced,
  migCapabilities,
  confidentialCompute,
  fabricManager,
  iommu,
  dockerCli,
  dockerGroup,
  engineEndpoint,
  engine,
  dockerd,
  containment,
  cgroupMode,
  securityModules,
  batchJob,
  rdma,
  runtimeBinaries: besideTheEngine(runtimeBinaries),
  daemonJson: besideTheEngine(daemonJson),
  daemonConfigs,
  dockerUnit,
  daemonLog,
  dockerPackages,
  podman,
  toolkit: besideTheEngine(toolkit),
  preload,
  cdi: besideTheEngine(cdi),
  cdiRefresh: besideTheEngine(cdiRefresh),
  storage: besideTheEngine(storage),
  shm: besideTheEngine(shm),
  // Without volumes there is no path of the engine's machine to look at.
  volumes: besideTheEngine(volumes, (target) => target.volumes.length > 0),
  localImages,
  imageChoice,
  localImage,
  registry,
  launch,
};
