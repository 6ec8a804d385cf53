import { gone, withoutSecrets } from '../redact.ts';
import { withoutValues } from './environment.ts';
import { type Seen, withoutIdentities } from './identities.ts';
import type { Names } from './names.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Scrubber } from './scrubber.ts';
import { secretsIn } from './secrets.ts';
import { bare, coded, decodedBase64 } from './views.ts';

/** Cleans one text; `place` is the question that it answers, or empty. */
export type Cleaner = (text: string, place?: string) => string;

/** Secrets first, then who and what is named: by shape, then by name. */
export function cleanerOf(
  scrubber: Scrubber,
  names: Names,
  seenBefore: Seen,
  pseudonyms: Pseudonyms,
): Cleaner {
  const hosts = wordsOf(names.hosts);
  const users = wordsOf(names.users);
  const isTold = (text: string) =>
    scrubber.finds(text) || hosts.test(text) || users.test(text) || secretsIn(text).length > 0;
  /** What hides a name or a secret from the eye that looks for it goes with it. */
  const seen = (text: string): string => {
    const plain = bare(text);
    return plain !== text && isTold(plain) ? plain : text;
  };
  return (given, place = '') =>
    withoutIdentities(
      withoutCoded(scrubber.clean(withoutSecrets(apart(withoutValues(place, seen(given))))), isTold),
      seenBefore,
      pseudonyms,
    )
      .replace(hosts.pattern, (host) => hostFor(host.toLowerCase(), pseudonyms))
      .replace(users.pattern, (user) => pseudonyms.of('user', user.toLowerCase()))
      .replaceAll(gap, '');
}

const gap = '\ue000';
/** In JSON, the letter of an escaped line break is no part of the word that follows. */
const apart = (text: string): string => text.replaceAll(gap, '').replace(/\\[nrt]/g, (mark) => mark + gap);

/** What is written in base64 is read as well. */
const withoutCoded = (text: string, isTold: (text: string) => boolean): string =>
  text.replace(coded, (run) => {
    const decoded = decodedBase64(run);
    return decoded !== null && isTold(decoded) ? gone : run;
  });

interface Words {
  readonly pattern: RegExp;
  readonly test: (text: string) => boolean;
}

/** Each of these where it stands alone, longest first; the letters of an escape are no part of a word. */
function wordsOf(words: ReadonlySet<string>): Words {
  if (words.size === 0) return { pattern: /(?!)/g, test: () => false };
  const [domains, names] = [
    choice([...words].filter(isDomain)),
    choice([...words].filter((word) => !isDomain(word))),
  ];
  // In a domain that is known, every machine is named.
  const either = `(?:${domains === null ? '' : `(?:[a-z0-9_-]{1,63}\\.){0,6}${domains}|`}${names ?? '(?!)'})`;
  const source = `(?:(?<![A-Za-z0-9])|(?<=%[0-9A-F]{2}|\\\\u[0-9A-F]{4}|\\\\x[0-9A-F]{2}))${either}(?![A-Za-z0-9])`;
  const once = new RegExp(source, 'i');
  return { pattern: new RegExp(source, 'gi'), test: (text) => once.test(text) };
}

const isDomain = (word: string): boolean => word.includes('.');

const choice = (words: readonly string[]): string | null =>
  words.length === 0
    ? null
    : `(?:${words
        .toSorted((one, two) => two.length - one.length)
        .map(literal)
        .join('|')})`;

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Names in one domain are in one domain afterwards. */
function hostFor(host: string, pseudonyms: Pseudonyms): string {
  const [first = '', ...rest] = host.split('.');
  if (rest.length === 0) return pseudonyms.of('host', first);
  const domain = rest.length === 1 ? 'example' : hostFor(rest.join('.'), pseudonyms);
  return `${pseudonyms.of(rest.length === 1 ? 'domain' : 'host', rest.length === 1 ? host : first)}.${domain}`;
}
