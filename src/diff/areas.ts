import type { FactKey } from '../probes.ts';
import { type ByPattern, found } from './place.ts';

/** What a difference touches, the likeliest to matter first. */
export const areas = {
  asked: 'What is to be launched',
  driver: 'Driver and kernel',
  gpus: 'GPUs',
  engine: 'Docker',
  toolkit: 'NVIDIA Container Toolkit',
  cdi: 'CDI',
  confinement: 'What containers may do',
  image: 'Images',
  registry: 'Registry and network',
  space: 'Disk and memory',
  system: 'System',
  launch: 'Test launch',
} as const;

export type Area = keyof typeof areas;

const byFact: Readonly<Record<FactKey | 'target', Area>> = {
  target: 'asked',
  imageChoice: 'asked',
  kernelModule: 'driver',
  moduleFile: 'driver',
  moduleUse: 'driver',
  moduleHolders: 'driver',
  moduleObstacles: 'driver',
  moduleBuild: 'driver',
  driverLibraries: 'driver',
  nvidiaSmi: 'driver',
  wsl: 'driver',
  deviceNodes: 'driver',
  persistenced: 'driver',
  kernelLog: 'gpus',
  pci: 'gpus',
  gpuLinks: 'gpus',
  gpuUsers: 'gpus',
  migCapabilities: 'gpus',
  confidentialCompute: 'gpus',
  fabricManager: 'gpus',
  iommu: 'gpus',
  batchJob: 'gpus',
  rdma: 'gpus',
  dockerCli: 'engine',
  dockerGroup: 'engine',
  engineEndpoint: 'engine',
  engine: 'engine',
  dockerd: 'engine',
  daemonJson: 'engine',
  daemonConfigs: 'engine',
  dockerUnit: 'engine',
  daemonLog: 'engine',
  dockerPackages: 'engine',
  podman: 'engine',
  toolkit: 'toolkit',
  runtimeBinaries: 'toolkit',
  preload: 'toolkit',
  cdi: 'cdi',
  cdiRefresh: 'cdi',
  containment: 'confinement',
  cgroupMode: 'confinement',
  securityModules: 'confinement',
  localImage: 'image',
  localImages: 'image',
  registry: 'registry',
  storage: 'space',
  shm: 'space',
  volumes: 'space',
  system: 'system',
  os: 'system',
  aptKeys: 'system',
  cloudInstance: 'system',
  platform: 'system',
  machine: 'system',
  launch: 'launch',
};

/** Parts of a fact that touch something else than the rest of it. */
const parts: ByPattern<Area> = {
  'engine.baseDeviceBytes': 'space',
  'engine.cdiDevices': 'cdi',
  'engine.cdiProblems.**': 'cdi',
  'engine.cdiSpecDirs': 'cdi',
  'engine.cgroupDriver': 'confinement',
  'engine.cgroupVersion': 'confinement',
  'engine.containerdStore': 'space',
  'engine.insecureRegistries': 'registry',
  'engine.kernelVersion': 'driver',
  'engine.lacksDType': 'space',
  'engine.proxies.**': 'registry',
  'engine.registryMirrors': 'registry',
  'engine.rootDir': 'space',
  'engine.runtimes.**': 'toolkit',
  'engine.securityOptions': 'confinement',
  'engine.storageDriver': 'space',
  'nvidiaSmi.gpus.**': 'gpus',
  'system.cpus': 'space',
  'system.kernelRelease': 'driver',
  'system.memoryTotalBytes': 'space',
  'system.visibleDevices': 'gpus',
};

const factAreas: ByPattern<Area> = Object.fromEntries(
  Object.entries(byFact).map(([fact, area]) => [`${fact}.**`, area]),
);

export const areaOf = (pattern: string): Area =>
  found(parts, pattern) ?? found(factAreas, pattern) ?? 'system';

/** What is seen of a fault rather than makes it: said after what else explains the same. */
const seen: ByPattern<true> = {
  'daemonLog.**': true,
  engine: true,
  kernelModule: true,
  'kernelLog.**': true,
  'launch.**': true,
  nvidiaSmi: true,
  'registry.**': true,
};

export const isSeen = (pattern: string): boolean => found(seen, pattern) ?? false;
