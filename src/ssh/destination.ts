/** A host as `--ssh` was given it, and as ssh takes it. */
export interface Destination {
  /** What was typed. */
  readonly given: string;
  /** `[USER@]HOST`, an IPv6 address without its brackets. */
  readonly host: string;
  /** Null: what ssh's own configuration says. */
  readonly port: number | null;
}

/**
 * What could be a host; else why it is none, as a sentence's end. Nothing that is given here ever becomes an option of
 * ssh, or reaches a shell by way of a ProxyCommand with `%h` or `%r`: what ssh itself refuses in newer releases
 * (OpenSSH 9.6, ssh.c: valid_hostname, valid_ruser), is refused for every release.
 */
export function destinationOf(given: string): Destination | string {
  const uri = /^ssh:\/\/(.*)$/is.exec(given)?.[1];
  const parts = uri === undefined ? plain(given) : ofUri(uri.replace(/\/$/, ''));
  if (typeof parts === 'string') return parts;
  const { user, host, port } = parts;
  const why = nameProblem(host) ?? (user === null ? null : userProblem(user));
  return why ?? { given, host: user === null ? host : `${user}@${host}`, port };
}

interface Parts {
  readonly user: string | null;
  readonly host: string;
  readonly port: number | null;
}

/** ssh takes the last `@`: user names may hold one. */
function plain(text: string): Parts | string {
  const at = text.lastIndexOf('@');
  const host = text.slice(at + 1);
  const bare = /^\[([^[\]]*)\]$/.exec(host)?.[1] ?? host;
  if (/^(?:[^:]*|\[.*\]):\d+$/.test(host)) return `a port is written as in ssh://${host}`;
  return { user: at === -1 ? null : text.slice(0, at), host: bare, port: null };
}

/** `[user@]host[:port]`, as ssh has it after `ssh://`. */
function ofUri(text: string): Parts | string {
  const found = /^(?:(.*)@)?(\[[^[\]]*\]|[^:/@[\]]*)(?::(\d*))?$/s.exec(text);
  if (found === null) return 'it is not of the form ssh://[user@]host[:port]';
  const [, user, host = '', port] = found;
  if (user?.includes(':') === true) return 'a password has no place there';
  const number = port === undefined ? null : Number(port);
  if (number !== null && !(number >= 1 && number <= 65_535)) return 'there is no such port';
  const decoded = user === undefined ? null : unescaped(user);
  if (decoded === undefined) return 'its user is not written as an address has it';
  return { user: decoded, host: host.replace(/^\[(.*)\]$/, '$1'), port: number };
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function nameProblem(host: string): string | null {
  if (host === '') return 'it names no host';
  if (host.startsWith('-')) return 'no host begins with a dash';
  return /[\s\p{C}'`"$\\;&<>|(){}[\]/]/u.test(host) ? 'no host has such a name' : null;
}

function userProblem(user: string): string | null {
  if (user === '') return 'it names no user before the @';
  if (user.startsWith('-')) return 'no user begins with a dash';
  return /[\s\p{C}'`"$;&<>|(){}]|\\$/u.test(user) ? 'no user has such a name' : null;
}

/** Each host once, in the order in which they were first named. */
export function withoutDuplicates(all: readonly Destination[]): readonly Destination[] {
  const seen = new Map<string, Destination>();
  for (const one of all) {
    const key = `${one.host}|${one.port ?? ''}`;
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
