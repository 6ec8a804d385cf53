import { estimatedRoomBytes } from '../../src/knowledge/releases.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { RegistryFact } from '../../src/probes/registry.ts';

/** What an image takes while it is pulled. */
export interface Room {
  readonly bytes: number;
  /** By the registry; null: it did not tell, and `bytes` is an estimate. */
  readonly layerBytes: number | null;
}

/** Unpacked, layers take 2.2 to 2.4 times their compressed size, and the download lies beside them for a while. */
export const unpacked = (layerBytes: number): number => Math.ceil(layerBytes * 2.2);

export function roomOf(registry: RegistryFact | null, choice: ImageChoiceFact | null): Room {
  if (registry?.kind === 'found') {
    return { bytes: unpacked(registry.layerBytes), layerBytes: registry.layerBytes };
  }
  const release = choice?.release ?? null;
  return { bytes: release === null ? 0 : estimatedRoomBytes(release), layerBytes: null };
}
