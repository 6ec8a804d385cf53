import type { Fix } from '../../../src/check.ts';
import { valueIn } from '../../../src/probe.ts';
import type { Target } from '../../../src/target.ts';
import { driverFixes, gpuFixes, pullForArchitecture } from '../../fixes/image.ts';
import {
  askForCompute,
  clearVariable,
  dropCompatLibrary,
  pullAgain,
  pullAgainLoggedIn,
  restoreTorch,
  stripDriverFiles,
} from '../../fixes/local-image.ts';
import { caseOf } from '../../image/case.ts';
import type { Case } from '../../image/machine.ts';
import type { SettlingFacts } from '../scene.ts';
import type { FixFor, FixTable } from './table.ts';

const reference = (host: SettlingFacts): string => valueIn(host.imageChoice)?.reference ?? 'IMAGE';

/** What the image's own check would advise. */
function aboutImage(
  host: SettlingFacts,
  target: Target,
  advise: (one: Case) => readonly Fix[],
): readonly Fix[] {
  const [imageChoice, system] = [valueIn(host.imageChoice), valueIn(host.system)];
  if (imageChoice === null || system === null) return [];
  const one = caseOf({ ...host, imageChoice, system }, target);
  return one === null ? [] : advise(one);
}

const newerDriver: FixFor = (host, target) =>
  aboutImage(host, target, (one) => driverFixes(one, one.facts.minDriver));

const otherImage: FixFor = (host, target) => aboutImage(host, target, gpuFixes);

/** Of the image, its copy here and its variables. */
export const imageFixes: FixTable = {
  'pull-token-expired': (host) => [
    pullAgainLoggedIn(reference(host), valueIn(host.imageChoice)?.registry ?? 'nvcr.io'),
  ],
  'driver-too-old-for-image': newerDriver,
  'forward-compat-unsupported-hw': newerDriver,
  'gpu-too-new-for-image': otherImage,
  'gpu-too-old-for-image': otherImage,
  'forward-compat-mismatched-lib': () => [dropCompatLibrary()],
  'wheel-arch-mismatch': () => [restoreTorch()],
  'image-bundles-driver-libs': (host) => [stripDriverFiles(reference(host))],
  'image-corrupt-local': (host) => [pullAgain(reference(host))],
  'arch-exec-format': (host) => {
    const system = valueIn(host.system);
    return system === null ? [] : [pullForArchitecture(system.architecture, reference(host))];
  },
  'cuda-visible-devices-wrong': () => [clearVariable('CUDA_VISIBLE_DEVICES')],
  'driver-capabilities-missing': () => [askForCompute()],
  'driver-capabilities-invalid': () => [askForCompute()],
};
