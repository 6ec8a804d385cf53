import type { Finding } from '../../src/check.ts';
import type { AptSource } from '../../src/probes/apt-sources.ts';
import { fetchKey, setSourceAside } from '../fixes/apt.ts';

/**
 * apt keeps the key that it read first for an address and a release, and reads nothing at all once another follows, or none;
 * a key that follows none is taken (apt, debReleaseIndex::SetSignedBy).
 */
export function conflict(
  sources: readonly AptSource[],
  missing: readonly string[],
): readonly Finding<'apt-signed-by-conflict'>[] {
  const pair = firstConflict(sources);
  if (pair === null) return [];
  const [first, second] = pair;
  return [
    {
      code: 'apt-signed-by-conflict',
      severity: 'warning',
      message: `Nothing can be installed by apt: ${first.uri} (${first.suite}) is configured twice, with different keys (Signed-By).`,
      seen: {
        uri: first.uri,
        suite: first.suite,
        sources: [first, second].map(({ file, signedBy }) => ({ file, signedBy: keyWords(signedBy) })),
      },
      fixes: [setSourceAside(first, second, sources, missing)],
    },
  ];
}

function firstConflict(sources: readonly AptSource[]): readonly [AptSource, AptSource] | null {
  const kept = new Map<string, AptSource>();
  for (const source of sources) {
    const key = `${source.uri} ${source.suite}`;
    const earlier = kept.get(key);
    if (earlier === undefined || earlier.signedBy === null) kept.set(key, source);
    else if (earlier.signedBy !== source.signedBy) return [earlier, source];
  }
  return null;
}

const keyWords = (signedBy: string | null): string | null =>
  signedBy?.startsWith('inline:') === true ? 'a key written into the file' : signedBy;

/** A repository whose key is not there counts as not signed, and `apt-get update` fails for it. */
export function missingKeys(
  sources: readonly AptSource[],
  missing: readonly string[],
): readonly Finding<'apt-key-missing'>[] {
  const path = missing[0];
  if (path === undefined) return [];
  const unsigned = sources.filter(({ signedBy }) =>
    signedBy?.split(',').some((one) => missing.includes(one)),
  );
  const first = unsigned.find(({ signedBy }) => signedBy?.split(',').includes(path)) ?? null;
  return [
    {
      code: 'apt-key-missing',
      severity: 'warning',
      message: `No package is taken by apt from ${[...new Set(unsigned.map(({ uri }) => uri))].join(', ')}: the file of the key that it is to be signed by is not there (${missing.join(', ')}).`,
      seen: { missing, sources: unsigned.map(({ file, uri }) => ({ file, uri })) },
      fixes: [fetchKey(path, first?.uri ?? '')],
    },
  ];
}
