import type { Fix } from '../../../src/check.ts';
import { valueIn } from '../../../src/probe.ts';
import type { Target } from '../../../src/target.ts';
import { driverFixes, gpuFixes, pullForArchitecture } from '../../fixes/image.ts';
import { caseOf } from '../../image/case.ts';
import type { Case } from '../../image/machine.ts';
import type { SettlingFacts } from '../scene.ts';
import { reference } from './image.ts';
import type { FixFor, FixTable } from './table.ts';

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

/** Which image, or which driver, suits this host: nothing where the host was not asked. */
export const imageChoiceFixes: FixTable = {
  'driver-too-old-for-image': newerDriver,
  'forward-compat-unsupported-hw': newerDriver,
  'gpu-too-new-for-image': otherImage,
  'gpu-too-old-for-image': otherImage,
  'arch-exec-format': (host) => {
    const system = valueIn(host.system);
    return system === null ? [] : [pullForArchitecture(system.architecture, reference(host))];
  },
};
