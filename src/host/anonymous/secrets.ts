import { isRandom, looksMadeUp } from '../random.ts';
import { secretList, secretPlaces } from '../secret-places.ts';
import {
  addressWithLogin,
  credential,
  hostWithLogin,
  knownToken,
  loginMember,
  privateKey,
  randomRun,
  secretAssignment,
  secretMember,
  secretName,
  secretParameter,
  serialElement,
  serialField,
  serialVariable,
} from '../secret-shapes.ts';
import { toldVariables } from './environment.ts';
import { groupOf } from './groups.ts';
import { secretsInColumns } from './secret-columns.ts';

const isMixed = (text: string): boolean => /\d/.test(text) && /[A-Za-z]/.test(text);

/** What a text gives away as secret by where it stands or how it looks. */
export function secretsIn(text: string): readonly string[] {
  const groups = (pattern: RegExp, index: number) => groupOf(text, pattern, index);
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
    ...groups(randomRun, 0).filter(isRandom),
    ...[serialVariable, serialElement, serialField].flatMap((shape) => groups(shape, 0)).flatMap(serialsIn),
    ...groups(secretParameter, 2).filter(isMixed),
    ...secretPlaces.flatMap(({ shape, free }) => groups(shape, 2).flatMap(free === true ? wordsIn : plain)),
    ...groups(secretList, 2)
      .flatMap((list) => list.match(/"(?:[^"\\]|\\[\s\S])*"?/g) ?? [])
      .map(unquoted),
    ...secretsInColumns(text).filter(looksSecret),
    // Free text has words after a colon as well.
    ...assigned.filter(looksSecret),
  ].flatMap(lines);
}

const looksSecret = (value: string): boolean => isMixed(value) || value.length >= 16;
const plain = (value: string): readonly string[] => [unquoted(value)];
/** As `session=…; lang=…`. */
const wordsIn = (value: string): readonly string[] =>
  [unquoted(value), ...value.split(/[\s;,]+/).flatMap((word) => [word, word.replace(/^[^=]*=/, '')])].filter(
    looksSecret,
  );

/** Of a field with a serial number the number: long, and no word. */
const serialsIn = (field: string): readonly string[] =>
  (field.match(/[A-Z0-9-]{6,}/gi) ?? []).filter((word) => (word.match(/\d/g) ?? []).length > 2);

/** Variables that name a machine, whose names have pseudonyms. */
const naming = /^(?:HOST|HOSTNAME|NAME|COMPUTERNAME)$/;

/** The values of variables that are secret by their names, or that somebody made up. */
export const secretVariables = (
  variables: Readonly<Record<string, string | null | undefined>>,
): readonly string[] =>
  Object.entries(variables).flatMap(([name, value]) =>
    typeof value === 'string' && (secretName.test(name) || isMadeUp(name, value)) ? lines(value) : [],
  );

const isMadeUp = (name: string, value: string): boolean =>
  !toldVariables.test(name) && !naming.test(name) && looksMadeUp(value);

const lines = (value: string): readonly string[] => [
  value,
  ...value.split(/\r?\n|\\n/).map((line) => line.trim()),
];

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
