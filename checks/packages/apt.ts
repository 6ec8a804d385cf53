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

/** Where the driver, Docker and the toolkit come from; whatever else a machine takes packages from is no matter here. */
const concerned =
  /^(?:https?:\/\/)?(?:[^/]+\.)?(?:nvidia\.(?:com|github\.io)|download\.docker\.com|debian\.org|ubuntu\.com)\//i;

/** A repository whose key is not there counts as not signed, and `apt-get update` fails for it. */
export function missingKeys(
  sources: readonly AptSource[],
  missing: readonly string[],
): readonly Finding<'apt-key-missing'>[] {
  const gone = (signedBy: string | null): readonly string[] =>
    (signedBy?.split(',') ?? []).filter((one) => missing.includes(one));
  const unsigned = sources.filter(({ uri, signedBy }) => concerned.test(uri) && gone(signedBy).length > 0);
  const [first] = unsigned;
  const paths = [...new Set(unsigned.flatMap(({ signedBy }) => gone(signedBy)))];
  const [path] = paths;
  if (first === undefined || path === undefined) return [];
  return [
    {
      code: 'apt-key-missing',
      severity: 'warning',
      message: `No package is taken by apt from ${[...new Set(unsigned.map(({ uri }) => uri))].join(', ')}: the file of the key that it is to be signed by is not there (${paths.join(', ')}).`,
      seen: { missing: paths, sources: unsigned.map(({ file, uri }) => ({ file, uri })) },
      fixes: [fetchKey(path, first.uri)],
    },
  ];
}
