import type { Answers } from '../../src/host/answers.ts';
import type { Asked } from './questions-asked.ts';

/** Kinds of questions about paths. */
export const pathKinds = ['read', 'list', 'stat', 'link', 'access', 'open', 'disk'] as const;
export type PathKind = (typeof pathKinds)[number];

/** Questions, by kind, as they are put to any host. */
export type Questions = Readonly<Record<PathKind | 'env' | 'run', readonly string[]>>;

/** In these only one thing is ever meant. */
const onlyOne = new Set(['', '/', '/dev', '/run', '/usr/lib']);

interface Seen {
  /** By the parts of the path: each is a name that a folder's list told, on every host. */
  readonly listed: boolean[];
  /** Who was asked, for what path. */
  readonly by: { readonly host: Asked; readonly path: string }[];
}

/**
 * What is asked of all these hosts. What is the user's own has a name for it: `{home}`, `{uid}`, `{kernel}`, `{path}` (any
 * folder of the PATH); `*` is whatever a folder holds. Paths that an answer told are left out: they are followed.
 */
export function generalised(hosts: readonly Asked[]): Questions {
  const seen = new Map<string, Seen>();
  for (const host of hosts) for (const one of pathsOf(host)) add(seen, one);
  const isTold = toldIn(hosts);
  const paths = new Map<string, Set<string>[]>();
  for (const [key, { listed, by }] of seen) {
    if (by.length < hosts.length / 4 && by.every(isTold)) continue;
    const parts = key.split('/');
    const pattern = parts
      .map((part, at) => (listed[at] === true && !part.startsWith('{') ? '*' : part))
      .join('/');
    const names = paths.get(pattern) ?? parts.map(() => new Set<string>());
    parts.forEach((part, at) => {
      names[at]?.add(part);
    });
    paths.set(pattern, names);
  }
  const written = [...paths].map(([pattern, names]) => narrowed(pattern, names));
  const of = (kind: PathKind) =>
    [
      ...new Set(
        written.filter((one) => one.startsWith(`${kind} `)).map((one) => one.slice(kind.length + 1)),
      ),
    ].sort();
  const keys = (kind: 'env' | 'run') =>
    [...new Set(hosts.flatMap(({ answers }) => Object.keys(answers[kind])))].sort();
  return {
    env: keys('env'),
    run: keys('run'),
    read: of('read'),
    list: of('list'),
    stat: of('stat'),
    link: of('link'),
    access: of('access'),
    open: of('open'),
    disk: of('disk'),
  };
}

interface AskedPath {
  readonly key: string;
  /** Whether a part of the key is a name that a folder's list told. */
  readonly isListed: (at: number) => boolean;
  readonly by: Seen['by'][number];
}

function pathsOf(host: Asked): readonly AskedPath[] {
  const { answers, home } = host;
  const kernel = answers.system?.kernelRelease ?? '';
  return pathKinds.flatMap((kind) =>
    Object.keys(answers[kind])
      .filter((path) => path.startsWith('/'))
      .map((path) => {
        const parts = path.split('/');
        const key = `${kind} ${named(path, home, kernel)}`;
        // A home folder is one part by its name.
        const off = parts.length - key.split('/').length;
        return { key, isListed: (at) => isIn(answers, parts, at + off), by: { host, path } };
      }),
  );
}

const isIn = ({ list }: Answers, parts: readonly string[], at: number): boolean => {
  const folder = parts.slice(0, at).join('/') || '/';
  const names = at > 0 && Object.hasOwn(list, folder) ? list[folder] : undefined;
  return Array.isArray(names) && names.includes(parts[at]);
};

const named = (path: string, home: string, kernel: string): string =>
  path
    .replace(new RegExp(`^${home}(?=/)`), '{home}')
    .replace(`/${kernel}/`, '/{kernel}/')
    .replace(/^\/run\/user\/\d+\//, '/run/user/{uid}/')
    .replace(/^\/\{path\}\//, '{path}/')
    .replace(/\/[0-9a-f]{64}\//, '/*/');

/** Every text that tells of paths. */
const textsIn = ({ read, run, link, engine, env }: Answers): string =>
  [read, run, link, engine, env]
    .flatMap((section) => Object.values(section))
    .flatMap((answer) => (typeof answer === 'object' && answer !== null ? Object.values(answer) : [answer]))
    .join('\n');

/** Whether a host's own answers tell of a path, or of the process that it is about. */
function toldIn(hosts: readonly Asked[]): (asked: Seen['by'][number]) => boolean {
  const texts = new Map(hosts.map((host) => [host, textsIn(host.answers)]));
  return ({ host, path }) => /^\/proc\/(?!1\/)\d+\//.test(path) || tells(texts.get(host) ?? '', path);
}

/** The path itself, and not one below it. */
function tells(text: string, path: string): boolean {
  for (let at = text.indexOf(path); at !== -1; at = text.indexOf(path, at + 1))
    if (!/[\w./-]/.test(text[at + path.length] ?? ' ')) return true;
  return false;
}

function add(seen: Map<string, Seen>, { key, isListed, by }: AskedPath): void {
  const before = seen.get(key);
  if (before === undefined) {
    seen.set(key, { listed: key.split('/').map((_, at) => isListed(at)), by: [by] });
    return;
  }
  before.by.push(by);
  before.listed.forEach((one, at) => {
    before.listed[at] = one && isListed(at);
  });
}

/** A star that stands for one thing is that thing, where nothing else is meant; of several, with what they begin with. */
function narrowed(pattern: string, names: readonly ReadonlySet<string>[]): string {
  const parts = pattern.split('/');
  return parts
    .map((part, at) => {
      if (part !== '*') return part;
      const all = [...(names[at] ?? [])];
      const folder = parts.slice(0, at).join('/').replace(/^\w+ /, '');
      if (all.length === 1 && onlyOne.has(folder)) return all[0] ?? part;
      return onlyOne.has(folder) ? `${beginning(all)}*` : part;
    })
    .join('/');
}

const beginning = (names: readonly string[]): string => {
  const [first = ''] = names;
  const end = [...first].findIndex(
    (letter, at) => !/[a-z]/.test(letter) || names.some((name) => name[at] !== letter),
  );
  return end === -1 ? first : first.slice(0, end);
};
