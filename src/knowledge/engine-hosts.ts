/** The socket that dockerd opens unless it is told otherwise, and that systemd opens for it (`fd://`). */
export const defaultEndpoint = 'unix:///var/run/docker.sock';

/**
 * Whether a daemon that was started with these words listens there; null: they do not tell, as where its configuration
 * file may name the place, or where it is no socket of this machine.
 */
export function listensAt(argv: readonly string[], endpoint: string): boolean | null {
  if (!endpoint.startsWith('unix:///')) return null;
  const hosts = hostsIn(argv);
  if (hosts.length === 0) return placeOf(endpoint) === placeOf(defaultEndpoint) ? true : null;
  return hosts.some((host) => placeOf(host) === placeOf(endpoint));
}

const hostsIn = (argv: readonly string[]): readonly string[] =>
  argv.flatMap((word, index) => {
    if (word === '-H' || word === '--host') return [argv[index + 1] ?? ''];
    const value = /^(?:--host=|-H=?)(.+)$/.exec(word)?.[1];
    return value === undefined ? [] : [value];
  });

/** /var/run is /run; a socket that systemd hands over is the usual one. */
const placeOf = (host: string): string =>
  (host.startsWith('fd:') ? defaultEndpoint : host).replace('unix:///var/run/', 'unix:///run/');
