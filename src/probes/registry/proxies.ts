import type { Host } from '../../host/host.ts';
import { withoutLogin } from '../../host/question.ts';
import { objectAt, parseObject, stringAt } from '../../json.ts';
import type { DockerdFact } from '../dockerd.ts';
import type { RunningEngine } from '../engine.ts';

export interface Proxies {
  readonly http: string;
  readonly https: string;
  /** As NO_PROXY. */
  readonly no: string;
  /** False where the addresses may have lost a login that could not be read. */
  readonly loginsKnown: boolean;
}

/** The variables that Go programs read, in their order (golang.org/x/net/http/httpproxy, FromEnvironment). */
export function shellProxies(host: Host): Proxies {
  const first = (...names: readonly string[]) =>
    names.map((name) => host.env(name) ?? '').find((value) => value !== '') ?? '';
  return {
    // Asked for plain HTTP alone, which hardly any registry speaks.
    get http() {
      return first('HTTP_PROXY', 'http_proxy');
    },
    https: first('HTTPS_PROXY', 'https_proxy'),
    no: first('NO_PROXY', 'no_proxy'),
    loginsKnown: true,
  };
}

/** Null where the daemon goes out as the machine does. */
export async function daemonProxies(
  host: Host,
  engine: RunningEngine,
  dockerd: DockerdFact | null,
): Promise<Proxies | null> {
  const { http, https, no } = engine.proxies;
  // Docker Desktop's virtual machine names a proxy inside of itself, which hands on to what the machine uses.
  if (/\.docker\.internal(?::|\/|$)/.test(`${http} ${https}`)) return null;
  if (http === '' && https === '') return { http, https, no, loginsKnown: true };
  const { written, complete } = await writtenProxies(host, dockerd);
  const whole = (proxy: string) => written.find((candidate) => isSame(candidate, proxy)) ?? proxy;
  const found = [whole(http), whole(https)] as const;
  const all = [http, https].every((proxy) => proxy === '' || written.some((one) => isSame(one, proxy)));
  return { http: found[0], https: found[1], no, loginsKnown: complete || all };
}

/** A proxy may be given as `host:port` alone. */
export const absolute = (proxy: string): string =>
  proxy === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;

const isSame = (one: string, other: string): boolean => addressOf(one) === addressOf(other);

function addressOf(proxy: string): string {
  const address = withoutLogin(absolute(proxy));
  return URL.canParse(address) ? new URL(address).toString() : address;
}

const variables = /^(?:https?_proxy)=(.+)$/i;
const options = /^--https?-proxy=(.+)$/;

/**
 * Where dockerd takes its proxies from, as written there, with the logins that `/info` leaves out. Its environment is
 * for root alone to read.
 */
async function writtenProxies(host: Host, dockerd: DockerdFact | null) {
  const pid = dockerd?.process?.pid;
  const [environ, config] = await Promise.all([
    pid === undefined ? null : host.readText(`/proc/${pid}/environ`),
    host.readText(dockerd?.configFile ?? '/etc/docker/daemon.json'),
  ]);
  const file = config.kind === 'ok' ? parseObject(config.value) : null;
  const section = file === null ? {} : objectAt(file, 'proxies');
  const matching = (texts: readonly string[], pattern: RegExp) =>
    texts.flatMap((text) => pattern.exec(text)?.[1] ?? []);
  return {
    written: [
      ...matching(dockerd?.process?.argv ?? [], options),
      ...['http-proxy', 'https-proxy'].flatMap((key) => stringAt(section, key) ?? []),
      ...(environ?.kind === 'ok' ? matching(environ.value.split('\0'), variables) : []),
    ],
    complete: environ?.kind === 'ok',
  };
}
