import { containerSignatures } from './container.ts';
import { cudaSignatures, processSignatures } from './cuda.ts';
import { diskSignatures } from './disk.ts';
import { driverSignatures } from './driver.ts';
import { engineSignatures, gpuDriverSignatures } from './engine.ts';
import { composeSignatures } from './pasted/compose.ts';
import { jetsonSignatures } from './pasted/jetson.ts';
import { kernelSignatures } from './pasted/kernel.ts';
import { kubernetesSignatures } from './pasted/kubernetes.ts';
import { machineToolsSignatures } from './pasted/machine-tools.ts';
import { ordinarySignatures } from './pasted/ordinary.ts';
import { otherLaunchersSignatures } from './pasted/other-launchers.ts';
import { packagesSignatures } from './pasted/packages.ts';
import { podmanSignatures } from './pasted/podman.ts';
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
  ...kernelSignatures,
  ...packagesSignatures,
  ...composeSignatures,
  ...kubernetesSignatures,
  ...podmanSignatures,
  ...otherLaunchersSignatures,
  ...wslSignatures,
  ...jetsonSignatures,
  ...engineSignatures,
  ...driverSignatures,
  ...containerSignatures,
  ...toolkitSignatures,
  ...processSignatures,
  ...diskSignatures,
  ...gpuDriverSignatures,
  ...pullSignatures,
  ...cudaSignatures,
  ...machineToolsSignatures,
];
