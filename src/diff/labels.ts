import type { FactKey } from '../probes.ts';
import { stems, whole } from './label-words.ts';
import type { Place } from './place.ts';

/** What each fact is about. */
const facts: Readonly<Record<FactKey | 'target', string>> = {
  target: 'asked for',
  system: 'system',
  os: 'distribution',
  aptKeys: "apt's keys",
  cloudInstance: 'cloud instance',
  platform: 'platform',
  machine: 'machine',
  pci: 'PCI bus',
  kernelModule: 'NVIDIA kernel module',
  moduleFile: 'NVIDIA kernel module on the disk',
  moduleUse: 'loaded NVIDIA modules',
  moduleHolders: 'programs that hold the module',
  moduleObstacles: 'what may keep the module from loading',
  moduleBuild: 'building the module',
  kernelLog: 'kernel log',
  deviceNodes: 'device nodes',
  driverLibraries: "driver's libraries",
  nvidiaSmi: 'nvidia-smi',
  wsl: 'WSL',
  gpuLinks: 'links between GPUs',
  gpuUsers: 'who uses the GPUs',
  persistenced: 'nvidia-persistenced',
  migCapabilities: "MIG's capabilities",
  confidentialCompute: 'confidential computing',
  fabricManager: 'fabric manager',
  iommu: 'IOMMU',
  dockerCli: 'docker command',
  dockerGroup: 'group docker',
  engineEndpoint: 'address of the engine',
  engine: 'Docker Engine',
  dockerd: 'dockerd',
  containment: 'containment',
  cgroupMode: 'control groups',
  securityModules: 'security modules',
  batchJob: 'batch job',
  rdma: 'RDMA',
  runtimeBinaries: 'container runtime',
  daemonJson: 'daemon.json',
  daemonConfigs: 'configurations of daemons',
  dockerUnit: 'docker.service',
  daemonLog: "dockerd's last words",
  dockerPackages: 'packages of Docker',
  podman: 'Podman',
  toolkit: 'toolkit',
  preload: 'preloaded libraries',
  cdi: 'CDI',
  cdiRefresh: 'nvidia-cdi-refresh',
  storage: 'disk of the images',
  shm: '/dev/shm',
  localImages: 'local image',
  imageChoice: 'image',
  localImage: 'image on the host',
  registry: 'registry',
  volumes: 'volume',
  launch: 'test launch',
};

/** A place in plain words; `ids` stand for what names the elements on the way to it. */
export function labelOf({ path, pattern, ids: own }: Place, ids: readonly string[] = own): string {
  const known = Object.hasOwn(whole, pattern) ? whole[pattern] : undefined;
  if (known !== undefined) return filled(known, ids);
  const parts = pattern.split('.');
  const depths = parts.map((_, at) => parts.length - at - 1).filter((depth) => depth > 0);
  const depth = depths.find((one) => Object.hasOwn(stems, parts.slice(0, one).join('.'))) ?? 1;
  const stem = stems[parts.slice(0, depth).join('.')];
  const about = stem === undefined ? factLabel(path[0] ?? '') : filled(stem, ids);
  const rest = path
    .slice(depth)
    .map((part) => (own.includes(part) ? (ids[own.indexOf(part)] ?? part) : wordsOf(part)));
  return rest.length === 0 ? about : `${about}: ${rest.join(', ')}`;
}

const factLabel = (fact: string): string => new Map(Object.entries(facts)).get(fact) ?? wordsOf(fact);

const filled = (label: string, ids: readonly string[]): string =>
  ids.reduce((text, id) => text.replace('{}', () => id), label);

/** `maxWidthBytes` as words. */
const wordsOf = (name: string): string =>
  name
    .replace(/(?<=[a-z])(?:Ms|Bytes)$/, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())
    .replace(/\b[a-z0-9]+\b/g, (word) => new Map(Object.entries(writtenAs)).get(word) ?? word);

const writtenAs = {
  api: 'API',
  apparmor: 'AppArmor',
  cdi: 'CDI',
  cuda: 'CUDA',
  l4t: 'Jetson Linux',
  mig: 'MIG',
  shm: 'shared memory',
  uvm: 'UVM',
} as const;
