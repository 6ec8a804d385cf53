import { type Cleaner, cleanerOf } from './cleaner.ts';
import { madeUpValues } from './environment.ts';
import { seenIn } from './identities.ts';
import { namesIn, type Told } from './names.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { scrubberOf } from './scrubber.ts';
import { secretsIn } from './secrets.ts';
import { decodedBase64, viewsOf } from './views.ts';

/** What is known beside the texts themselves. */
interface Known {
  readonly users: readonly string[];
  readonly hosts: readonly string[];
  readonly secrets: readonly string[];
  /** Those that name users and hosts, and are not told. */
  readonly files?: readonly Told[];
}

/** Cleans texts that belong together: what one of them gives away is gone from all. */
export const cleanerFor = (told: readonly Told[], pseudonyms: Pseudonyms, known: Known): Cleaner =>
  cleanerOf(
    scrubberOf(
      [
        ...known.secrets,
        ...told.flatMap(({ key, text }) => [...secretsIn(text), ...madeUpValues(key, text)]),
      ].flatMap(withDecoded),
    ),
    namesIn([...told, ...(known.files ?? [])], known),
    seenIn(told.map(({ text }) => text)),
    pseudonyms,
  );

/** A secret that is kept in base64, as Kubernetes does. */
function withDecoded(secret: string): readonly string[] {
  const decoded = /^[A-Za-z0-9+/_-]{12,}={0,2}$/.test(secret) ? decodedBase64(secret) : null;
  return decoded === null || /\s/.test(decoded) ? [secret] : [secret, decoded];
}

/** For a text of which nothing else is known, and what was made of it: what looks like a name is one. */
export function textCleaner(text: string, pseudonyms: Pseudonyms): (text: string) => string {
  const told = [text, ...viewsOf(text)].map((view) => ({ kind: '', key: '', text: view }));
  const clean = cleanerFor(told, pseudonyms, { ...namesToldIn(text), secrets: [] });
  return (one) => clean(one);
}

/** What looks like the name of a user or a host in a text of which nothing else is known. */
export const namesToldIn = (text: string): Pick<Known, 'users' | 'hosts'> => ({
  users: userPlaces.flatMap((place) => found(text, place)),
  hosts: hostPlaces.flatMap((place) => found(text, place)),
});

const found = (text: string, place: RegExp): readonly string[] =>
  [...text.matchAll(place)].map((match) => match[1] ?? '');

/** Units of systemd and digests of images have the sign as well. */
const userPlaces: readonly RegExp[] = [
  /(?<![\w.-])([\w.-]{1,64})@(?:\d{1,3}\.\d|(?!\d|sha\d+:|[\w.-]*\.(?:service|socket|slice|scope|target|timer|mount|device|path)\b)[\w-])/g,
  /^[┌╭][─━]{0,4}\(?([\w.-]{1,64})㉿/gm,
  // The word may begin a sentence as well.
  /\b(?:user ?name|login|user)["']?[ \t]*[:=][ \t]*["']?(?!(?:unknown|not|no|is|the|invalid|incorrect|failed|denied|anonymous|required)\b)([\w.-]+)(?=["',;)\]]|\s*$)/gim,
];
/** As `docker info` and Kubernetes tell of a host, as Windows names one, and as errors of the network do. */
const hostPlaces: readonly RegExp[] = [
  /^\s*(?:Name|Node):[ \t]+([\w.-]+)/gm,
  /\b(?:host ?name|node ?name)["']?[ \t]*[:=][ \t]*["']?([\w.-]+)/gi,
  /(?:^|[\s"'])\\\\+([\w.-]+)(?=\\+\w)/gm,
  /(?<![\w.-])[\w.-]{1,64}@(?!\d|sha\d+:|[\w.-]*\.(?:service|socket|slice|scope|target|timer|mount|device|path)\b)([\w.-]*\w)/g,
  /\b(?:dial (?:tcp|udp)[46]?|lookup|host|proxy) ([\w-]+(?:\.[\w-]+)+)/gi,
  /(?:\buname(?: -a)?:[ \t]+|^)Linux ([A-Za-z0-9][\w.-]*) \d+\.\d/gm,
  // Prompts that name no user.
  /^[┌╭][─━]{0,4}\(?[\w.-]{1,64}㉿([\w.-]*\w)/gm,
  /^([a-z][\w.-]{0,63})(?::[~/]\S{0,200}(?: [#$]|>)|%) \S/gim,
];
