import { isObject, parseJson, stringAt } from '../../json.ts';
import { groupOf } from './groups.ts';
import { hostColumn, listedHosts, toolHosts } from './machine-places.ts';
import {
  certified,
  hostPlaces,
  logins,
  members,
  nameFiles,
  person,
  userPlaces,
  withoutProxy,
} from './name-places.ts';
import { isCommon, isPublicHost } from './public.ts';
import { wordsInTables } from './tables.ts';
import { groupsIn, toolUsers, userColumn } from './user-places.ts';

/** Who and what is named in the answers. */
export interface Names {
  readonly users: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
}

/** One answer: the question that it belongs to, and its text. */
export interface Told {
  readonly kind: string;
  readonly key: string;
  readonly text: string;
}

const matches = (text: string, pattern: RegExp): readonly string[] => groupOf(text, pattern, 1);

function usersIn(text: string): readonly string[] {
  const people = [...text.matchAll(person)].filter(
    ([, , uid]) => Number(uid) >= 1000 && Number(uid) !== 65_534,
  );
  return [
    ...[...userPlaces, ...toolUsers]
      .flatMap((place) => matches(text, place))
      .map((name) => name.replace(/[.,;:!]+$/, '')),
    ...groupsIn(text),
    ...wordsInTables(text, userColumn),
    ...people.flatMap(([, name = '', , full = '']) => [name, ...full.split(',').map((part) => part.trim())]),
    ...matches(text, members).flatMap((list) => list.split(',')),
  ];
}

function hostsIn({ kind, key, text }: Told): readonly string[] {
  const own = nameFiles.test(key) ? [text.trim()] : [];
  const hosts = /\/etc\/hosts$/.test(key) ? text.replace(/#.*/g, '').split(/\s+/) : [];
  const asked = /\/config\.json$/.test(key) ? matches(text, logins).filter((name) => name.includes('.')) : [];
  const excepted = (kind === 'env' && /^no_proxy$/i.test(key) ? [text] : matches(text, withoutProxy)).flatMap(
    (list) => list.split(',').map((one) => one.trim().replace(/^\*?\.|:\d+$/g, '')),
  );
  return [
    ...own,
    ...asked,
    ...hosts,
    ...excepted,
    ...engineName(kind, key, text),
    ...matches(text, certified).flatMap((list) =>
      list.split(/[\s,]+/).flatMap((one) => (one.includes('.') ? [one.replace(/^\*\./, '')] : [])),
    ),
    ...[...hostPlaces, ...toolHosts].flatMap((place) => matches(text, place)),
    ...listedHosts(text),
    ...wordsInTables(text, hostColumn),
  ];
}

/** The engine calls itself as its machine is called. */
function engineName(kind: string, key: string, text: string): readonly string[] {
  if (kind !== 'engine' || !key.endsWith('/info')) return [];
  const info = parseJson(text);
  return info !== undefined && isObject(info) ? [stringAt(info, 'Name') ?? ''] : [];
}

/** What looks like an address or a file is none of these. */
const isHostName = (name: string): boolean =>
  /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)*$/.test(name) &&
  /[A-Za-z]/.test(name) &&
  !isPublicHost(name) &&
  !/\.(?:so|service|socket|conf|json|toml|ya?ml|sock|d|list|sources|deb|rpm|ko|py|sh|xz|gz|log|txt)$|^rc\.local$/i.test(
    name,
  );

/** Of a name with its domain also the first part, and the domains that it is in. */
function parentsOf(host: string): readonly string[] {
  const labels = host.split('.');
  const domains = labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'));
  return [host, ...domains];
}

/** Every name of a user and a host in the answers, and those that are known beforehand. */
export function namesIn(
  told: readonly Told[],
  known: { users: readonly string[]; hosts: readonly string[] },
): Names {
  const users = [...known.users, ...told.flatMap(({ text }) => usersIn(text))].map((name) =>
    name.toLowerCase(),
  );
  const own = known.hosts
    .filter((host) => !isPublicHost(host))
    .flatMap((host) => [host, host.split('.')[0] ?? '']);
  const hosts = [...own, ...told.flatMap(hostsIn)].filter(isHostName);
  const people = new Set(users.filter((name) => !isCommon(name)));
  const machines = hosts.flatMap(parentsOf).map((name) => name.toLowerCase());
  return {
    users: people,
    hosts: new Set(machines.filter((name) => !isPublicHost(name) && !people.has(name))),
  };
}
