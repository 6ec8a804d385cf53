import { gone } from '../redact.ts';
import {
  addressWithLogin,
  credential,
  hostWithLogin,
  knownToken,
  loginMember,
  privateKey,
  secretAssignment,
  secretMember,
  secretName,
  secretParameter,
  serialElement,
  serialField,
  serialVariable,
} from '../secret-shapes.ts';

/** A shorter one is taken away where it stands, and not looked for elsewhere: too much else looks like it. */
const shortest = 5;

const isMixed = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);

/** What a text gives away as secret by where it stands or how it looks. */
export function secretsIn(text: string): readonly string[] {
  const groups = (pattern: RegExp, index: number) =>
    [...text.matchAll(pattern)].map((match) => match[index] ?? '');
  const assigned = groups(secretAssignment, 2).map(unquoted);
  return [
    ...groups(secretMember, 2).map(unquoted),
    ...groups(loginMember, 2).flatMap((login) => [login, ...loginParts(decoded(login))]),
    ...groups(addressWithLogin, 0).flatMap((url) => loginParts(/:\/\/(.*)@/s.exec(url)?.[1] ?? '')),
    ...groups(hostWithLogin, 0).flatMap((login) => loginParts(login.slice(0, -1))),
    ...groups(privateKey, 0).flatMap((key) =>
      key.split(/\s+|\\n/).filter((line) => line.length >= 16 && !/-----/.test(line)),
    ),
    ...groups(credential, 2).flatMap((proof) => [proof, ...loginParts(decoded(proof))]),
    ...groups(knownToken, 0),
    ...[serialVariable, serialElement, serialField].flatMap((shape) => groups(shape, 0)).flatMap(serialsIn),
    ...groups(secretParameter, 2).filter(isMixed),
    // Free text has words after a colon as well.
    ...assigned.filter((value) => isMixed(value) || value.length >= 16),
  ].flatMap(lines);
}

/** Of a field with a serial number the number: long, and no word. */
const serialsIn = (field: string): readonly string[] =>
  (field.match(/[A-Z0-9-]{6,}/gi) ?? []).filter((word) => (word.match(/\d/g) ?? []).length > 2);

/** The values of variables that are secret by their names. */
export const secretVariables = (
  variables: Readonly<Record<string, string | null | undefined>>,
): readonly string[] =>
  Object.entries(variables).flatMap(([name, value]) =>
    typeof value === 'string' && secretName.test(name) ? lines(value) : [],
  );

const lines = (value: string): readonly string[] => [value, ...value.split(/\r?\n|\\n/)];

function unquoted(text: string): string {
  const inner = /^(["'])([\s\S]*?)\1?$/.exec(text)?.[2] ?? text;
  return inner.includes('\\') ? unescaped(inner) : inner;
}

function unescaped(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

const decoded = (text: string): string => {
  const login = Buffer.from(text, 'base64').toString('utf8').replace(/\0+$/, '');
  return login.includes(':') && !/[\u0000-\u0008\ufffd]/.test(login) ? login : '';
};

/** Of `user:password` the password, alone and together; a name alone may be a token. */
function loginParts(login: string): readonly string[] {
  const at = login.indexOf(':');
  const password = at === -1 ? (isMixed(login) && login.length > 15 ? login : '') : login.slice(at + 1);
  return password === '' ? [] : [password, unescapedUrl(password), ...(at === -1 ? [] : [login])];
}

function unescapedUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** In how many ways a secret may be written, itself first. */
function ways(secret: string): readonly string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const go = json.replace(/[&<>]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`);
  // What stands before it shifts its letters; those at the ends depend on their neighbours.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, (Buffer.byteLength(secret) + shift) % 3 === 0 ? undefined : -1),
  );
  const all = [
    secret,
    json,
    go,
    encodeURIComponent(secret),
    encodeURI(secret),
    Buffer.from(secret).toString('hex'),
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return all.filter((text) => text.length >= shortest);
}

const partLength = 8;
/** So long a part of a secret is taken away as well, unless it is a word that stands anywhere. */
const isTelling = (part: string): boolean =>
  [/\d/, /[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(part)).length > 1 &&
  /[A-Za-z0-9]{4}/.test(part);

const harmlessWords: ReadonlySet<string> = new Set(
  'redacted password secret token true false null none enabled disabled default required missing invalid expired unauthorized'.split(
    ' ',
  ),
);

export interface Scrubber {
  readonly clean: (text: string) => string;
  /** Whether any of them stands in a text. */
  readonly finds: (text: string) => boolean;
}

/** Takes these secrets away wherever they stand, however they are written, and in parts. */
export function scrubberOf(found: Iterable<string>): Scrubber {
  const secrets = [...new Set(found)].filter(
    (one) => one.length >= shortest && !harmlessWords.has(one.toLowerCase()) && !one.startsWith(gone),
  );
  const whole = [...new Set(secrets.flatMap(ways))].sort((one, two) => two.length - one.length);
  const parts = new Set(
    whole
      .filter((text) => text.length > partLength && isMixed(text))
      .flatMap(partsOf)
      .filter(isTelling),
  );
  const firsts = new Set([...parts].map((part) => part.charCodeAt(0)));
  const clean = (text: string): string =>
    withoutParts(
      whole.reduce((left, secret) => (left.includes(secret) ? left.replaceAll(secret, gone) : left), text),
      parts,
      firsts,
    );
  return { clean, finds: (text) => whole.some((secret) => text.includes(secret)) };
}

const partsOf = (secret: string): readonly string[] =>
  Array.from({ length: secret.length - partLength + 1 }, (_, at) => secret.slice(at, at + partLength));

function withoutParts(text: string, parts: ReadonlySet<string>, firsts: ReadonlySet<number>): string {
  if (parts.size === 0) return text;
  let result = '';
  let kept = 0;
  let end = -1;
  for (let at = 0; at + partLength <= text.length; at++) {
    if (!firsts.has(text.charCodeAt(at)) || !parts.has(text.slice(at, at + partLength))) continue;
    if (at > end) result += text.slice(kept, at) + gone;
    end = at + partLength;
    kept = end;
  }
  return result + text.slice(kept);
}
