import { listAt, objectsIn, parseObject, stringAt } from '../../json.ts';

const maxLength = 200;
const maxNames = 20;
/** What is shorter than any password: to look for it would tear ordinary words apart. */
const minSecretLength = 4;

/** Words from outside on one line of bounded length. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, maxLength);

/** Names from outside, each once, and no more of them than a person would read. */
export const namesIn = (names: readonly string[]): readonly string[] =>
  [...new Set(names.map(oneLine).filter((name) => name !== ''))].slice(0, maxNames);

/** A text without the secrets that were sent: a server may repeat in its error what it was given. */
export function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  const longestFirst = [...secrets].filter((secret) => secret.length >= minSecretLength);
  longestFirst.sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
}

/** The registry's own words for an error, if it has any: `MANIFEST_UNKNOWN: …`. */
export function errorWords(body: string): string {
  const object = parseObject(body);
  const first = object === null ? undefined : objectsIn(listAt(object, 'errors'))[0];
  if (first === undefined) return '';
  const words = [stringAt(first, 'code'), stringAt(first, 'message')];
  return words.filter((word) => word !== null && word !== '').join(': ');
}

export function statusWords(status: number, body: string): string {
  const words = errorWords(body);
  return words === '' ? `HTTP ${status}` : `HTTP ${status}, ${words}`;
}
