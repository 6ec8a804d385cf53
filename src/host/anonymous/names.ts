import { isObject, parseJson, stringAt } from '../../json.ts';
import { isCommon, isPublicHost } from './public.ts';

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

const matches = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

const userPlaces: readonly RegExp[] = [
  /\/(?:home|Users|export\/home|var\/home)\/([\w.@-]+)/g,
  /\b[A-Z]:\\+Users\\+([^\\\s:"']+)/g,
  /(?:^|[\s\0"'])(?:USER|LOGNAME|SUDO_USER|USERNAME)=["']?([\w.-]+)/g,
  /"(?:Username|user_name|User)"\s*:\s*"([\w.@-]+)"/gi,
  /\b(?:ssh|sftp):\/\/([\w.-]+)@/g,
  /^\(?\[?([a-z_][\w-]*)@[\w.-]+[:\s]/gm,
];

/** As passwd(5) has people, with their full names. */
const person = /^([\w.-]+):[^:\n]*:(\d+):\d+:([^:\n]*):[^:\n]*:[^:\n]*$/gm;
/** As group(5) has members. */
const members = /^[\w.-]+:[^:\n]*:\d+:([\w.,@-]+)$/gm;

function usersIn(text: string): readonly string[] {
  const people = [...text.matchAll(person)].filter(
    ([, , uid]) => Number(uid) >= 1000 && Number(uid) < 65_000,
  );
  return [
    ...userPlaces.flatMap((place) => matches(text, place)),
    ...people.flatMap(([, name = '', , full = '']) => [name, ...full.split(',').map((part) => part.trim())]),
    ...matches(text, members).flatMap((list) => list.split(',')),
  ];
}

const hostPlaces: readonly RegExp[] = [
  /\b[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^\s"'<>@/]{0,500}@)?([A-Za-z0-9][\w.-]*)(?=[:/\s"'<>),;?#\0]|$)/gi,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d ([\w.-]+)/gm,
  /^\d{4}-\d\d-\d\dT[\d:.,+Z-]+ ([\w.-]+) [\w.-]+(?:\[\d+\])?:/gm,
  /^\(?\[?[a-z_][\w-]*@([\w.-]+)[:\s]/gm,
  /[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63})+)/g,
  /(?:^|[\s\0"'])HOSTNAME=["']?([\w.-]+)/gm,
  /"(?:Hostname|hostname|Domainname|local[-_]hostname|nodename)"\s*:\s*"([\w.-]+)"/g,
  /\blookup ([\w.-]+)(?: on |:)/g,
  /(?:https?_?-?proxy)["']?\s*[=:]\s*["']?([A-Za-z0-9][\w.-]*):\d+/gi,
  /"Name"\s*:\s*"([\w.-]+)(?::\d+)?"\s*,\s*"Mirrors"/g,
  /"((?:[a-z0-9-]+\.)+[a-z]{2,}|[a-z0-9-]+)(?::\d+)?\/[a-z0-9._/-]+(?::[\w.-]+|@sha256:[0-9a-f]+)"/g,
  /^(?:search|domain|nameserver)\s+([\w.-]+)/gm,
  /^Linux (\S+) \d+\./gm,
];
/** Those that Docker logs in to. */
const logins = /"(?:https?:\/\/)?([A-Za-z0-9][\w.-]*)(?::\d+)?(?:\/[^"]*)?"\s*:/g;
const withoutProxy = /\bno_?proxy["']?\s*[=:]\s*["']?([^\s"'\0]+)/gi;
const nameFiles =
  /\/(?:etc\/hostname|proc\/sys\/kernel\/(?:hostname|domainname)|etc\/mailname)$|^(?:hostname|uname -n)\b/;

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
    ...hostPlaces.flatMap((place) => matches(text, place)),
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
  !/\.(?:so|service|socket|conf|json|toml|ya?ml|sock|d|list|sources|deb|rpm|ko|py|sh|xz|gz|log|txt|local)$/i.test(
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
  const users = [...known.users, ...told.flatMap(({ text }) => usersIn(text))];
  const own = known.hosts
    .filter((host) => !isPublicHost(host))
    .flatMap((host) => [host, host.split('.')[0] ?? '']);
  const hosts = [...own, ...told.flatMap(hostsIn)].filter(isHostName);
  return {
    users: new Set(users.filter((name) => !isCommon(name))),
    hosts: new Set(hosts.flatMap(parentsOf).filter((name) => !isPublicHost(name))),
  };
}
