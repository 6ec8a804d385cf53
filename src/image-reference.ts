/** The parts of an image reference, with Docker's defaults filled in. */
export interface ImageReference {
  /** e.g. `nvcr.io`, `localhost:5000`; Docker Hub is `docker.io`. */
  readonly registry: string;
  /** e.g. `nvidia/pytorch`, `library/ubuntu`. */
  readonly repository: string;
  /** Null where a digest is given alone. */
  readonly tag: string | null;
  readonly digest: string | null;
}

const component = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const tagPattern = /^[\w][\w.-]{0,127}$/;
const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
const registryPattern = /^(?:\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/i;

/** Null where it is no reference, by the grammar of github.com/distribution/reference. */
export function parseReference(text: string): ImageReference | null {
  const [name = '', digest = null, ...more] = text.split('@');
  if (more.length > 0 || (digest !== null && !digestPattern.test(digest))) return null;
  const slash = name.lastIndexOf('/');
  const colon = name.indexOf(':', slash + 1);
  const tag = colon === -1 ? null : name.slice(colon + 1);
  if (tag !== null && !tagPattern.test(tag)) return null;
  const path = colon === -1 ? name : name.slice(0, colon);
  const { registry, repository } = splitPath(path);
  if (!registryPattern.test(registry) || !repository.split('/').every((part) => component.test(part)))
    return null;
  return { registry, repository, tag: tag ?? (digest === null ? 'latest' : null), digest };
}

/** The first part is a registry only if it looks like a host: with a dot, a port, or as localhost. */
function splitPath(path: string): { registry: string; repository: string } {
  const [first = '', ...rest] = path.split('/');
  const isHost =
    rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  if (isHost)
    return { registry: first === 'index.docker.io' ? 'docker.io' : first, repository: rest.join('/') };
  return { registry: 'docker.io', repository: rest.length === 0 ? `library/${first}` : path };
}
