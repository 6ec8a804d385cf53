import { type Reading, read } from '../probe.ts';
import type { FactKey, Facts, Readings } from '../probes.ts';
import type { Evidence } from './evidence.ts';
import { cdiIn } from './facts/cdi.ts';
import { dockerCliIn, engineEndpointIn, engineIn } from './facts/docker.ts';
import { daemonJsonIn, daemonLogIn, dockerdIn, dockerUnitIn, runtimeBinariesIn } from './facts/dockerd.ts';
import { driverLibrariesIn, moduleBuildIn, moduleFileIn } from './facts/driver.ts';
import { fabricManagerIn } from './facts/fabric.ts';
import { localImagesIn } from './facts/images.ts';
import { kernelIn } from './facts/kernel.ts';
import { kernelLogIn } from './facts/kernel-log.ts';
import { launchIn } from './facts/launch.ts';
import { gpuLinksIn } from './facts/links.ts';
import { kernelModuleIn } from './facts/modules.ts';
import { deviceNodesIn } from './facts/nodes.ts';
import { moduleObstaclesIn } from './facts/obstacles.ts';
import { osIn } from './facts/os.ts';
import { pciIn } from './facts/pci.ts';
import { shmIn, storageIn } from './facts/room.ts';
import { securityModulesIn } from './facts/security.ts';
import { cgroupModeIn, persistencedIn } from './facts/services.ts';
import { isOfLinux, nvidiaSmiIn } from './facts/smi.ts';
import { platformIn, systemIn } from './facts/system.ts';
import { toolkitIn } from './facts/toolkit.ts';

type Told = { readonly [K in FactKey]?: Facts[K] | null };

/** The facts that are told; of all others nothing is known. */
export async function factsIn(evidence: Evidence): Promise<Readings> {
  const told: Told = { ...machineIn(evidence), ...(await driverIn(evidence)), ...(await dockerIn(evidence)) };
  const runtimeBinaries = runtimeBinariesIn(told.engine ?? null);
  const readings: { [key: string]: Reading<unknown> } = { runtimeBinaries };
  for (const [key, value] of Object.entries(told)) if (value !== null) readings[key] = read(value);
  // The loop above changes no value and leaves out those that are null; the type system cannot follow a computed record.
  return readings as Readings;
}

const machineIn = (evidence: Evidence): Told => ({
  system: systemIn(evidence),
  os: osIn(evidence),
  platform: platformIn(evidence),
  kernelLog: kernelLogIn(evidence),
  deviceNodes: deviceNodesIn(evidence),
  shm: shmIn(evidence),
});

async function driverIn(evidence: Evidence): Promise<Told> {
  const windows = platformIn(evidence)?.kind === 'wsl2';
  const nvidiaSmi = await nvidiaSmiIn(evidence);
  const ofLinux = !windows && isOfLinux(nvidiaSmi, evidence);
  const kernelModule = ofLinux ? kernelModuleIn(evidence, nvidiaSmi) : null;
  const down = kernelModule?.kind === 'not-loaded';
  return {
    pci: pciIn(evidence, ofLinux ? nvidiaSmi : null),
    kernelModule,
    nvidiaSmi,
    driverLibraries: ofLinux ? driverLibrariesIn(nvidiaSmi) : null,
    moduleFile: await moduleFileIn(evidence),
    moduleObstacles: down ? moduleObstaclesIn(evidence) : null,
    moduleBuild: down ? moduleBuildIn(evidence, kernelIn(evidence)) : null,
    fabricManager: fabricManagerIn(evidence),
    persistenced: persistencedIn(evidence),
    gpuLinks: ofLinux ? gpuLinksIn(evidence) : null,
  };
}

async function dockerIn(evidence: Evidence): Promise<Told> {
  const engineEndpoint = engineEndpointIn(evidence);
  const engine = engineIn(evidence, engineEndpoint);
  const dockerd = dockerdIn(evidence, engine, systemIn(evidence));
  return {
    dockerCli: dockerCliIn(evidence),
    engineEndpoint,
    engine,
    dockerd,
    dockerUnit: dockerUnitIn(evidence),
    daemonLog: daemonLogIn(evidence, engine),
    daemonJson: daemonJsonIn(evidence, dockerd),
    toolkit: await toolkitIn(evidence, engine?.kind === 'running' ? engine : null),
    storage: storageIn(evidence, engine),
    localImages: localImagesIn(evidence),
    cdi: cdiIn(evidence, engine),
    cgroupMode: cgroupModeIn(evidence, engine),
    securityModules: securityModulesIn(evidence, engine),
    launch: launchIn(evidence),
  };
}
