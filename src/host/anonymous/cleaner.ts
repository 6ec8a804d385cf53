import { identifiers } from '../identifiers.ts';
import { gone, withoutSecrets } from '../redact.ts';
import { withoutValues } from './environment.ts';
import type { Names } from './names.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { isPublicAddress, isPublicUuid } from './public.ts';
import type { Scrubber } from './secrets.ts';

/** Cleans one text; `place` is the question that it answers, or empty. */
export type Cleaner = (text: string, place?: string) => string;

/** Secrets first, then who and what is named: by shape, then by name. */
export function cleanerOf(
  scrubber: Scrubber,
  names: Names,
  uuids: ReadonlySet<string>,
  pseudonyms: Pseudonyms,
): Cleaner {
  const hosts = wordsOf(names.hosts, 'gi');
  const users = wordsOf(names.users, 'g');
  const isTold = (text: string) => scrubber.finds(text) || hosts.test(text) || users.test(text);
  return (given, place = '') =>
    withoutNames(
      withoutCoded(scrubber.clean(withoutSecrets(withoutValues(place, apart(given)))), isTold),
      uuids,
      pseudonyms,
    )
      .replace(hosts.pattern, (host) => hostFor(host.toLowerCase(), pseudonyms))
      .replace(users.pattern, (user) => pseudonyms.of('user', user))
      .replaceAll(gap, '');
}

const gap = '\ue000';
/** In JSON, the letter of an escaped line break is no part of the word that follows. */
const apart = (text: string): string => text.replaceAll(gap, '').replace(/\\[nrt]/g, (mark) => mark + gap);

function withoutNames(text: string, uuids: ReadonlySet<string>, pseudonyms: Pseudonyms): string {
  const shaped = identifiers.reduce(
    (left, [pattern, kind]) =>
      left.replace(pattern, (name) => {
        if (kind === 'ip' && isPublicAddress(name)) return name;
        if (kind === 'uuid' && isPublicUuid(name.toLowerCase())) return name;
        return pseudonyms.of(kind, name.toLowerCase());
      }),
    text.replace(beginning, (whole, head: string, begun: string) => {
      const meant = begun.length < 36 ? [...uuids].find((uuid) => uuid.startsWith(begun)) : undefined;
      return meant === undefined ? whole : head + pseudonyms.of('uuid', meant).slice(0, begun.length);
    }),
  );
  return shaped.replace(machineId, (_, head: string, id: string) => head + pseudonyms.of('id', id));
}

/** A GPU may be asked for by the beginning of its UUID. */
const beginning = /\b((?:GPU|MIG)-)([0-9a-f][0-9a-f-]{3,35})(?![\w-])/g;
/** As Docker's older engines and systemd name a machine. */
const machineId =
  /((?:"ID"\s*:\s*"|machine[-_]?id["']?\s*[=:]\s*["']?|"(?:NodeID|InstanceID|instance[-_]id)"\s*:\s*"))([A-Z0-9]{4}(?::[A-Z0-9]{4}){11}|[0-9a-f]{32}|[\w-]{8,40})/g;

/** What is written in base64 is read as well. */
const coded = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{12,}={0,2}/g;

const withoutCoded = (text: string, isTold: (text: string) => boolean): string =>
  text.replace(coded, (run) => {
    const decoded = Buffer.from(run, 'base64').toString('latin1');
    return isPrintable(decoded) && isTold(decoded) ? gone : run;
  });

/** Words that are no base64 decode to what nobody writes. */
const isPrintable = (text: string): boolean => /^[\t\n\r\0\u0020-\u007e]{6,}$/.test(text);

interface Words {
  readonly pattern: RegExp;
  readonly test: (text: string) => boolean;
}

/** Each of these where it stands alone, longest first. */
function wordsOf(words: ReadonlySet<string>, flags: string): Words {
  const choices = [...words].sort((one, two) => two.length - one.length).map(literal);
  if (choices.length === 0) return { pattern: /(?!)/g, test: () => false };
  const source = `(?<![A-Za-z0-9])(?:${choices.join('|')})(?![A-Za-z0-9])`;
  const once = new RegExp(source, flags.replace('g', ''));
  return { pattern: new RegExp(source, flags), test: (text) => once.test(text) };
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Names in one domain are in one domain afterwards. */
function hostFor(host: string, pseudonyms: Pseudonyms): string {
  const [first = '', ...rest] = host.split('.');
  if (rest.length === 0) return pseudonyms.of('host', first);
  const domain = rest.length === 1 ? 'example' : hostFor(rest.join('.'), pseudonyms);
  return `${pseudonyms.of(rest.length === 1 ? 'domain' : 'host', rest.length === 1 ? host : first)}.${domain}`;
}
