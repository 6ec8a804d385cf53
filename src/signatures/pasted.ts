import { containerSignatures } from './container.ts';
import { cudaSignatures, processSignatures } from './cuda.ts';
import { diskSignatures } from './disk.ts';
import { driverSignatures } from './driver.ts';
import { engineSignatures, gpuDriverSignatures } from './engine.ts';
import { applicationsSignatures } from './pasted/applications.ts';
import { bannerSignatures } from './pasted/banner.ts';
import { cdiSignatures } from './pasted/cdi.ts';
import { cdiDeviceSignatures } from './pasted/cdi-devices.ts';
import { cdiFilesSignatures } from './pasted/cdi-files.ts';
import { cgroupSignatures } from './pasted/cgroups.ts';
import { clientsRestSignatures, clientsSignatures } from './pasted/clients.ts';
import { composeSignatures } from './pasted/compose.ts';
import { cudaNameSignatures } from './pasted/cuda-names.ts';
import { cudaNumberSignatures } from './pasted/cuda-numbers.ts';
import { cutOffSignatures } from './pasted/cut-off.ts';
import { dockerdSignatures } from './pasted/dockerd.ts';
import { driverPackagesSignatures } from './pasted/driver-packages.ts';
import { engineStartSignatures } from './pasted/engine-start.ts';
import { enrootReferenceSignatures, enrootSignatures } from './pasted/enroot.ts';
import { fabricSignatures } from './pasted/fabric.ts';
import { filesystemSignatures } from './pasted/filesystems.ts';
import { frameworksSignatures } from './pasted/frameworks.ts';
import { gpuSettingsSignatures } from './pasted/gpu-settings.ts';
import { healthSignatures } from './pasted/health.ts';
import { imageFilesSignatures } from './pasted/image-files.ts';
import { imageSignatures } from './pasted/images.ts';
import { installersSignatures } from './pasted/installers.ts';
import { jetsonSignatures } from './pasted/jetson.ts';
import { kernelSignatures } from './pasted/kernel.ts';
import { kubernetesSignatures } from './pasted/kubernetes.ts';
import { kubernetesNodesSignatures } from './pasted/kubernetes-nodes.ts';
import { looseSignatures } from './pasted/loose.ts';
import { looseGpus } from './pasted/loose-gpus.ts';
import { machineToolsSignatures } from './pasted/machine-tools.ts';
import { memorySignatures } from './pasted/memory.ts';
import { memoryErrorSignatures } from './pasted/memory-errors.ts';
import { migSignatures } from './pasted/mig.ts';
import { ncclSignatures } from './pasted/nccl.ts';
import { networkSignatures } from './pasted/network.ts';
import { networkToolsSignatures } from './pasted/network-tools.ts';
import { noGpuSignatures } from './pasted/no-gpu.ts';
import { nvmlSignatures } from './pasted/nvml.ts';
import { nvmlNameSignatures } from './pasted/nvml-names.ts';
import { operatorSignatures } from './pasted/operator.ts';
import { ordinarySignatures } from './pasted/ordinary.ts';
import { otherLanguagesSignatures } from './pasted/other-languages.ts';
import { otherLaunchersSignatures } from './pasted/other-launchers.ts';
import { ownWordsSignatures } from './pasted/own-words.ts';
import { packageSourcesSignatures } from './pasted/package-sources.ts';
import { packagesSignatures } from './pasted/packages.ts';
import { podmanBySignatures, podmanSignatures } from './pasted/podman.ts';
import { pullsElsewhereSignatures } from './pasted/pulls-elsewhere.ts';
import { ncclNetworkSignatures, pythonPackagesSignatures } from './pasted/python-packages.ts';
import { registrySignatures } from './pasted/registry.ts';
import { registryAnswersSignatures } from './pasted/registry-answers.ts';
import { registryNetworkSignatures } from './pasted/registry-network.ts';
import { registryTrustSignatures } from './pasted/registry-trust.ts';
import { seccompSignatures } from './pasted/seccomp.ts';
import { securitySignatures } from './pasted/security.ts';
import { singularityFatalSignatures } from './pasted/singularity-fatal.ts';
import { dialSignatures, socketSignatures } from './pasted/socket.ts';
import { storeSignatures } from './pasted/stores.ts';
import { surroundingsSignatures } from './pasted/surroundings.ts';
import { symptomSignatures } from './pasted/symptoms.ts';
import { toolkitFailuresSignatures } from './pasted/toolkit-failures.ts';
import { toolkitPackagesSignatures } from './pasted/toolkit-packages.ts';
import { toolkitPartsSignatures, toolkitRestSignatures } from './pasted/toolkit-parts.ts';
import { toolkitFilesSignatures, toolkitWordsSignatures } from './pasted/toolkit-words.ts';
import { topicSignatures } from './pasted/topics.ts';
import { typedSignatures } from './pasted/typed.ts';
import { unitSignatures } from './pasted/units.ts';
import { userNamespaceSignatures } from './pasted/user-namespaces.ts';
import { wslSignatures } from './pasted/wsl.ts';
import { pullSignatures } from './pull.ts';
import type { Signature } from './signature.ts';
import { toolkitSignatures } from './toolkit.ts';

/**
 * Everything that a pasted text can be recognised by. Of several in one message the first counts, so what is specific
 * stands before what may quote it.
 */
export const pastedSignatures: readonly Signature[] = [
  ...ordinarySignatures,
  ...wslSignatures,
  ...kernelSignatures,
  ...surroundingsSignatures,
  ...packagesSignatures,
  ...packageSourcesSignatures,
  ...toolkitPackagesSignatures,
  ...driverPackagesSignatures,
  ...installersSignatures,
  ...userNamespaceSignatures,
  ...singularityFatalSignatures,
  ...toolkitWordsSignatures,
  ...storeSignatures,
  ...toolkitPartsSignatures,
  ...imageFilesSignatures,
  ...securitySignatures,
  ...seccompSignatures,
  ...dockerdSignatures,
  ...engineStartSignatures,
  ...socketSignatures,
  ...cdiSignatures,
  ...cdiDeviceSignatures,
  ...composeSignatures,
  ...clientsSignatures,
  ...cdiFilesSignatures,
  ...typedSignatures,
  ...nvmlNameSignatures,
  ...kubernetesSignatures,
  ...kubernetesNodesSignatures,
  ...podmanSignatures,
  ...otherLaunchersSignatures,
  ...jetsonSignatures,
  ...enrootReferenceSignatures,
  ...registrySignatures,
  ...registryAnswersSignatures,
  ...registryTrustSignatures,
  ...registryNetworkSignatures,
  ...pullsElsewhereSignatures,
  ...bannerSignatures,
  ...fabricSignatures,
  ...migSignatures,
  ...healthSignatures,
  ...memoryErrorSignatures,
  ...gpuSettingsSignatures,
  ...nvmlSignatures,
  ...imageSignatures,
  ...engineSignatures,
  ...dialSignatures,
  ...clientsRestSignatures,
  ...driverSignatures,
  ...containerSignatures,
  ...toolkitSignatures,
  ...toolkitFailuresSignatures,
  ...toolkitRestSignatures,
  ...toolkitFilesSignatures,
  ...processSignatures,
  ...memorySignatures,
  ...diskSignatures,
  ...gpuDriverSignatures,
  ...pullSignatures,
  ...cgroupSignatures,
  ...cudaSignatures,
  ...cudaNumberSignatures,
  ...frameworksSignatures,
  ...cudaNameSignatures,
  ...applicationsSignatures,
  ...ncclSignatures,
  ...ncclNetworkSignatures,
  ...pythonPackagesSignatures,
  ...ownWordsSignatures,
  ...machineToolsSignatures,
  ...networkToolsSignatures,
  ...networkSignatures,
  ...enrootSignatures,
  ...operatorSignatures,
  ...unitSignatures,
  ...podmanBySignatures,
  ...otherLanguagesSignatures,
  ...noGpuSignatures,
  ...symptomSignatures,
  ...topicSignatures,
  // Few words come after all that say more: a list of their own is made of them.
  ...filesystemSignatures,
  ...cutOffSignatures,
  ...looseSignatures,
  ...looseGpus,
];
