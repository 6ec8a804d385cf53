import { valueIn } from '../../../src/probe.ts';
import {
  askForCompute,
  clearVariable,
  dropCompatLibrary,
  pullAgain,
  pullAgainLoggedIn,
  restoreTorch,
  stripDriverFiles,
} from '../../fixes/local-image.ts';
import type { SettlingFacts } from '../scene.ts';
import type { FixTable } from './table.ts';

export const reference = (host: SettlingFacts): string => valueIn(host.imageChoice)?.reference ?? 'IMAGE';

/** Of the image, its copy here and its variables. */
export const imageFixes: FixTable = {
  'pull-token-expired': (host) => [
    pullAgainLoggedIn(reference(host), valueIn(host.imageChoice)?.registry ?? 'nvcr.io'),
  ],
  'forward-compat-mismatched-lib': () => [dropCompatLibrary()],
  'wheel-arch-mismatch': () => [restoreTorch()],
  'image-bundles-driver-libs': (host) => [stripDriverFiles(reference(host))],
  'image-corrupt-local': (host) => [pullAgain(reference(host))],
  'cuda-visible-devices-wrong': () => [clearVariable('CUDA_VISIBLE_DEVICES')],
  'driver-capabilities-missing': () => [askForCompute()],
  'driver-capabilities-invalid': () => [askForCompute()],
};
