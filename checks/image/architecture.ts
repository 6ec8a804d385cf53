import type { Finding } from '../../src/check.ts';
import type { Release } from '../../src/knowledge/releases.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { LocalImageFact } from '../../src/probes/local-image.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { chooseForArchitecture, pullForArchitecture } from '../fixes/image.ts';

/** The copy on this host is for another processor. */
export const isForeign = (image: LocalImageFact | null, { architecture }: SystemFact): boolean =>
  image?.kind === 'present' && image.architecture !== '' && image.architecture !== architecture;

export function wrongCopy(
  image: LocalImageFact | null,
  system: SystemFact,
  { reference }: ImageChoiceFact,
): readonly Finding<'arch-exec-format'>[] {
  if (image?.kind !== 'present' || !isForeign(image, system)) return [];
  return [
    {
      code: 'arch-exec-format',
      severity: 'error',
      message: `The local copy of ${reference} is for ${image.architecture}, and this machine is ${system.architecture}: a launch ends in "exec format error".`,
      seen: { image: image.architecture, machine: system.architecture },
      fixes: [
        system.architecture === 'other'
          ? chooseForArchitecture(system.architecture)
          : pullForArchitecture(system.architecture, reference),
      ],
    },
  ];
}

/** By the table alone, where neither a local copy nor the registry tells. */
export function notMadeFor(
  release: Release | null,
  { architecture, machine }: SystemFact,
  told: boolean,
): readonly Finding<'arch-no-manifest'>[] {
  if (release === null || told || release.architectures.includes(architecture)) return [];
  const certain = release.sourced.architectures;
  return [
    {
      code: 'arch-no-manifest',
      severity: certain ? 'error' : 'warning',
      message: `Release ${release.release} is made for ${release.architectures.join(' and ')}${certain ? '' : ', as far as is known'}, and this machine is ${architecture === 'other' ? machine : architecture}.`,
      seen: { architectures: release.architectures, machine: architecture, sources: release.sources },
      fixes: [chooseForArchitecture(architecture)],
    },
  ];
}
