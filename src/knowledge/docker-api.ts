import { isAtLeast, parseVersion, type Version } from '../version.ts';

/** The newest API of each release of Docker, newest first (docs.docker.com/reference/api/engine, API version matrix). */
const newest = [
  ['29.0', '1.52'],
  ['28.3', '1.51'],
  ['28.2', '1.50'],
  ['28.1', '1.49'],
  ['28.0', '1.48'],
  ['27.2', '1.47'],
  ['27.0', '1.46'],
  ['26.0', '1.45'],
  ['25.0', '1.44'],
  ['24.0', '1.43'],
  ['23.0', '1.42'],
  ['20.10', '1.41'],
  ['19.03', '1.40'],
  ['18.09', '1.39'],
] as const;

/** The newest API that a docker command of a release speaks; null for releases before 18.09. */
export function newestApiOf(client: Version): Version | null {
  const [, api] = newest.find(([from]) => isAtLeast(client, from)) ?? [];
  return api === undefined ? null : parseVersion(api);
}
