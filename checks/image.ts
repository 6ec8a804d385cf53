import { defineCheck, type FactsFor, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { imageFacts, seenOf } from '../src/knowledge/image-facts.ts';
import { driverOf } from '../src/knowledge/machine.ts';
import { toolkitPath } from '../src/knowledge/toolkit-path.ts';
import { type Reading, read, valueIn } from '../src/probe.ts';
import type { LocalImageFact } from '../src/probes/local-image.ts';
import type { RegistryFact } from '../src/probes/registry.ts';
import type { Target } from '../src/target.ts';
import { isForeign, notMadeFor, wrongCopy } from './image/architecture.ts';
import { caseOf, selected } from './image/case.ts';
import { compatLibrary, differing, unmetRequirement } from './image/configuration.ts';
import { judgedDriver } from './image/driver.ts';
import { judgedGpus } from './image/gpus.ts';
import { nothingKnown, unverifiedParts } from './image/unverified.ts';

const codes = [
  'driver-too-old-for-image',
  'forward-compat-unsupported-hw',
  'forward-compat-mismatched-lib',
  'gpu-too-new-for-image',
  'gpu-too-old-for-image',
  'arch-exec-format',
  'image-differs-from-table',
  'image-unverified',
] as const;

export default defineCheck({
  id: 'image',
  title: 'The image fits the driver, the GPUs and the processor',
  needs: ['imageChoice', 'system'],
  uses: [
    'nvidiaSmi',
    'localImage',
    'registry',
    'platform',
    'machine',
    'os',
    'engine',
    'toolkit',
    'cdi',
    'dockerd',
    'dockerCli',
  ],
  codes,
  relays: ['arch-no-manifest'],
  applies({ imageChoice, system, nvidiaSmi, localImage, registry, platform }, target) {
    const local = valueIn(localImage);
    const facts = imageFacts(imageChoice, seenOf(local, valueIn(registry)));
    if (facts === null || isForeign(local, system)) return true;
    if (notMadeFor(facts.release, system, isTold(local, registry)).length > 0) return true;
    if (!nvidiaSmi.ok && nvidiaSmi.asked) return { unknown: nvidiaSmi.why };
    if (driverOf(valueIn(nvidiaSmi), valueIn(platform)) === null)
      return 'no driver answers that the image could be compared with';
    return selected(valueIn(nvidiaSmi), system, target).length > 0 || 'there is no GPU that it would get';
  },
  examine(given, target): readonly Finding<(typeof codes)[number] | 'arch-no-manifest'>[] {
    const { imageChoice, system } = given;
    const local = valueIn(given.localImage);
    const seen = seenOf(local, valueIn(given.registry));
    const facts = imageFacts(imageChoice, seen);
    const wrong = wrongCopy(local, system, imageChoice);
    if (facts === null) return [...wrong, nothingKnown(imageChoice.reference, seen !== null)];
    const first = [
      ...wrong,
      ...notMadeFor(facts.release, system, isTold(local, given.registry)),
      ...differing(facts, imageChoice.reference),
    ];
    const one = caseOf(given, target);
    if (one === null) return first;
    const unmet = unmetRequirement(one, isEnforced(given, target));
    return [
      ...first,
      ...(unmet.length > 0 ? unmet : judgedDriver(one)),
      ...judgedGpus(one),
      ...compatLibrary(one, seen),
      ...(unmet.length > 0 ? [] : unverifiedParts(one)),
    ];
  },
  // A copy that is here may be another than its name says.
  doubt: ({ localImage }) => (localImage.ok || !localImage.asked ? null : localImage.why),
});

/** Whether a copy of the image, or its registry, says for which processors it is made. */
const isTold = (local: LocalImageFact | null, reading: Reading<RegistryFact>): boolean => {
  const registry = valueIn(reading);
  const failed = registry?.kind === 'failed' ? registry.problem : null;
  return local?.kind === 'present' || registry?.kind === 'found' || failed === 'no-architecture';
};

/** Requirements are a matter of nvidia-container-cli: with CDI nobody looks at them. */
function isEnforced(given: WayFacts, target: Target): boolean {
  const toolkit = valueIn(given.toolkit);
  if (toolkit === null) return true;
  const host = launchHost({ ...given, system: read(given.system) }, target.gpus);
  return toolkitPath(valueIn(given.engine), toolkit, valueIn(given.platform), host) === 'cli';
}

type WayFacts = FactsFor<'system', 'engine' | 'toolkit' | 'platform' | 'cdi' | 'dockerd' | 'dockerCli'>;
