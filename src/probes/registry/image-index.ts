import type { JsonObject } from '../../check.ts';
import { listAt, objectAt, objectsIn, stringAt } from '../../json.ts';

interface Entry {
  readonly digest: string;
  /** `''` where the index does not say. */
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
}

export interface Offer {
  /** Architectures for Linux, each once. */
  readonly architectures: readonly string[];
  /** The manifest for one of them; null where there is none. */
  readonly digest: string | null;
}

/** What an OCI index or a Docker manifest list offers for an architecture; null where it is neither. */
export function offerIn(body: JsonObject, architecture: string): Offer | null {
  const listed = objectsIn(listAt(body, 'manifests'));
  if (listed.length === 0) return null;
  const entries = listed.flatMap(entryOf);
  // Attestations stand in the index too, as of an unknown platform.
  const linux = entries.filter(({ os, architecture: of }) => os === 'linux' && of !== 'unknown');
  const fitting = linux.filter((entry) => entry.architecture === architecture);
  // What does not say is looked into.
  const silent = entries.filter(({ os, architecture: of }) => os === '' && of === '');
  return {
    architectures: [...new Set(linux.map((entry) => entry.architecture))],
    digest: [...fitting.sort(plainFirst), ...silent][0]?.digest ?? null,
  };
}

/** Variants are later steps of an architecture: the plain one runs everywhere, and so does 64-bit ARM's v8. */
const plainFirst = (a: Entry, b: Entry): number => a.variant.localeCompare(b.variant);

export const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[\w=-]+$/i;

function entryOf(entry: JsonObject): readonly Entry[] {
  const platform = objectAt(entry, 'platform');
  const digest = stringAt(entry, 'digest') ?? '';
  const text = (key: string) => stringAt(platform, key) ?? '';
  const found = { digest, os: text('os'), architecture: text('architecture'), variant: text('variant') };
  return digestPattern.test(digest) ? [found] : [];
}
