import type { Signature } from '../signature.ts';
import { barSignatures } from './kernel-bars.ts';
import { otherDriverSignatures } from './kernel-drivers.ts';
import { kernelGpuSignatures } from './kernel-gpu.ts';
import { moduleSignatures, noModuleSignatures } from './kernel-modules.ts';
import { killedSignatures } from './killed.ts';
import { moduleBuildSignatures } from './module-builds.ts';
import { moduleConfigurationSignatures } from './module-configuration.ts';
import { xidSignatures } from './xids.ts';

/** What the kernel log says of the GPU's driver: why it does not load, and what befell a GPU. */
export const kernelSignatures: readonly Signature[] = [
  ...moduleSignatures,
  ...moduleConfigurationSignatures,
  ...otherDriverSignatures,
  ...kernelGpuSignatures,
  ...barSignatures,
  ...xidSignatures,
  ...killedSignatures,
  ...noModuleSignatures,
  ...moduleBuildSignatures,
];
