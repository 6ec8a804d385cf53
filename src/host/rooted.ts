import type { FileResult, Host } from './host.ts';

const maxLinks = 32;

/**
 * A system whose root is mounted at `root`, e.g. the host's `/` at `/host` in a container. Links are followed within
 * it, so that none leads out; programs are run by chroot, which needs root.
 */
export function rootedHost(host: Host, root: string): Host {
  const base = root.replace(/\/+$/, '');
  const inside = async (path: string): Promise<string> => `${base}${await resolved(host, base, path, true)}`;
  const at = async <T>(path: string, ask: (path: string) => Promise<FileResult<T>>): Promise<FileResult<T>> =>
    ask(await inside(path));
  return {
    ...host,
    run: (argv, options) => host.run(['chroot', base === '' ? '/' : base, ...argv], options),
    readText: (path, maxBytes) => at(path, (real) => host.readText(real, maxBytes)),
    list: (path) => at(path, (real) => host.list(real)),
    stat: (path) => at(path, (real) => host.stat(real)),
    access: (path) => at(path, (real) => host.access(real)),
    open: (path) => at(path, (real) => host.open(real)),
    diskSpace: (path) => at(path, (real) => host.diskSpace(real)),
    readLink: async (path) => host.readLink(`${base}${await resolved(host, base, path, false)}`),
    async engineRequest(endpoint, path, options) {
      const socket = /^unix:\/\/(\/.*)$/.exec(endpoint)?.[1];
      const real = socket === undefined ? endpoint : `unix://${await inside(socket)}`;
      return host.engineRequest(real, path, options);
    },
  };
}

/** The path with every link taken out, as a process whose root this is would see it. */
async function resolved(host: Host, base: string, path: string, last: boolean): Promise<string> {
  const done: string[] = [];
  const todo = path.split('/');
  for (let links = 0; todo.length > 0; ) {
    const part = todo.shift() ?? '';
    if (part === '' || part === '.') continue;
    if (part === '..') {
      done.pop();
      continue;
    }
    const link = todo.length > 0 || last ? await host.readLink(`${base}/${[...done, part].join('/')}`) : null;
    if (link?.kind !== 'ok' || links >= maxLinks) {
      done.push(part);
      continue;
    }
    links += 1;
    if (link.value.startsWith('/')) done.length = 0;
    todo.unshift(...link.value.split('/'));
  }
  return `/${done.join('/')}`;
}
