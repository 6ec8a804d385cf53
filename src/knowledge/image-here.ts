import type { Reading } from '../probe.ts';
import { valueIn } from '../probe.ts';
import type { DockerdFact } from '../probes/dockerd.ts';
import type { LocalImageFact } from '../probes/local-image.ts';

/**
 * Whether the image is on this host, so that nothing need be pulled; null where the engine does not say. Where no Docker
 * is installed there can be none.
 */
export function isImageHere(image: Reading<LocalImageFact>, dockerd: Reading<DockerdFact>): boolean | null {
  if (image.ok) return image.value.kind === 'present';
  const daemon = valueIn(dockerd);
  const none = daemon !== null && daemon.binary === null && daemon.process === null;
  return !image.asked && none && daemon.flavour === 'package' ? false : null;
}
