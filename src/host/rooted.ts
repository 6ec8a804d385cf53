import type { FileResult, Host, HttpResult, RunResult } from './host.ts';

/** As many as Linux follows (path_resolution(7)). */
const maxLinks = 40;

/**
 * A system whose root is mounted at `root`, e.g. the host's `/` at `/host` in a container. Links are followed within
 * it, so that none leads out; programs are run by chroot, which needs root. Environment and network are our own.
 */
export function rootedHost(host: Host, root: string): Host {
  const base = root.replace(/\/+$/, '');
  const at = async <T>(
    path: string,
    ask: (path: string) => Promise<FileResult<T>>,
    last = true,
  ): Promise<FileResult<T>> => {
    const inside = await resolved(host, base, path, last);
    return inside.kind === 'ok' ? ask(`${base}${inside.value}`) : inside;
  };
  return {
    ...host,
    run: async (argv, options) =>
      ofChroot(await host.run(['chroot', base === '' ? '/' : base, ...argv], options)),
    readText: (path, maxBytes) => at(path, (real) => host.readText(real, maxBytes)),
    list: (path) => at(path, (real) => host.list(real)),
    stat: (path) => at(path, (real) => host.stat(real)),
    access: (path) => at(path, (real) => accessOf(host, real)),
    open: (path) => at(path, (real) => host.open(real)),
    diskSpace: (path) => at(path, (real) => host.diskSpace(real)),
    readLink: (path) => at(path, (real) => host.readLink(real), false),
    async engineRequest(endpoint, path, options) {
      const socket = /^unix:\/\/(.*)$/.exec(endpoint)?.[1];
      if (socket === undefined) return host.engineRequest(endpoint, path, options);
      const inside = await resolved(host, base, socket, true);
      if (inside.kind !== 'ok') return unreachable(inside);
      return host.engineRequest(`unix://${base}${inside.value}`, path, options);
    },
  };
}

/**
 * A device that its mode opens to everybody is refused to us by the container that we are in, and not to the users of
 * that system.
 */
async function accessOf(host: Host, path: string): Promise<FileResult<true>> {
  const access = await host.access(path);
  if (access.kind !== 'denied') return access;
  const stat = await host.stat(path);
  const device = stat.kind === 'ok' && stat.value.type === 'character-device';
  return device && (stat.value.mode & 0o006) === 0o006 ? { kind: 'ok', value: true } : access;
}

const partsOf = (path: string): readonly string[] =>
  path.split('/').filter((part) => part !== '' && part !== '.');

/** The path with every link taken out, as a process whose root this is would see it. */
async function resolved(host: Host, base: string, path: string, last: boolean): Promise<FileResult<string>> {
  const done: string[] = [];
  const todo = [...partsOf(path)];
  let links = 0;
  for (let part = todo.shift(); part !== undefined; part = todo.shift()) {
    if (part === '..') {
      done.pop();
      continue;
    }
    done.push(part);
    if (!last && todo.length === 0) break;
    const link = await linkAt(host, `${base}/${done.join('/')}`);
    if (link.kind !== 'ok') return link;
    if (link.value === null) continue;
    links += 1;
    // What is left unresolved would be followed by the kernel, with the wrong root.
    if (links > maxLinks) return { kind: 'failed', code: 'ELOOP', why: 'too many symbolic links' };
    done.splice(link.value.startsWith('/') ? 0 : -1);
    todo.unshift(...partsOf(link.value));
  }
  return { kind: 'ok', value: `/${done.join('/')}` };
}

/** Where a link points; null for what is none, or is not there. */
async function linkAt(host: Host, path: string): Promise<FileResult<string | null>> {
  const link = await host.readLink(path);
  if (link.kind === 'absent' || (link.kind === 'failed' && link.code === 'EINVAL')) {
    return { kind: 'ok', value: null };
  }
  return link;
}

/** chroot(1) reports for a program that it could not start: 127 not found, 126 not executable, 125 chroot itself. */
function ofChroot(result: RunResult): RunResult {
  if (result.kind !== 'exited' || !/^chroot: /.test(result.stderr)) return result;
  if (result.code === 127) return { kind: 'not-found' };
  if (result.code === 126 || result.code === 125)
    return { kind: 'failed', why: result.stderr.trim().slice(0, 200) };
  return result;
}

const codes = { absent: 'ENOENT', denied: 'EACCES' } as const;

function unreachable(result: Exclude<FileResult<string>, { kind: 'ok' }>): HttpResult {
  const code = result.kind === 'failed' ? result.code : codes[result.kind];
  const why = result.kind === 'failed' ? result.why : result.kind;
  return { kind: 'failed', stage: 'connect', timedOut: code === 'ETIMEDOUT', code, why };
}
