import type { HttpResult, RunResult } from './host.ts';
import { withoutLogin } from './question.ts';
import { isRandom } from './random.ts';
import { type SecretPlace, secretList, secretPlaces } from './secret-places.ts';
import {
  addressWithLogin,
  certificates,
  credential,
  hostWithLogin,
  knownToken,
  loginMember,
  longRun,
  looksRandom,
  privateKey,
  randomRun,
  secretAssignment,
  secretMember,
  secretParameter,
  serialElement,
  serialField,
  serialVariable,
} from './secret-shapes.ts';

/** What stands where a secret stood. */
export const gone = 'redacted';
/** What stands for a login must decode to a login again. */
const redactedLogin = Buffer.from(`${gone}:${gone}`).toString('base64');

/** In the quotes that it stood in; a number of JSON becomes a text. */
function inItsPlace(head: string, value: string): string {
  const quote = /^(?:\\?"|')/.exec(value)?.[0] ?? (/"\s*:\s*$/.test(head) ? '"' : '');
  return `${quote}${gone}${quote}`;
}

const inQuotes = /"(?:[^"\\]|\\[\s\S])*"?/g;

/** A text without the tokens, passwords, logins, keys and serial numbers in it. */
export const withoutSecrets = (text: string): string =>
  withoutShapes(secretPlaces.reduce(withoutPlace, text));

const withoutPlace = (text: string, { shape }: SecretPlace): string =>
  text.replace(shape, (_, head: string, value: string) => head + inItsPlace(head, value));

const withoutShapes = (text: string): string =>
  text
    .replace(privateKey, `-----BEGIN PRIVATE KEY-----${gone}-----END PRIVATE KEY-----`)
    .replace(certificates, `-----BEGIN CERTIFICATE-----${gone}-----END CERTIFICATE-----`)
    .replace(secretMember, `$1"${gone}"`)
    .replace(loginMember, `$1"${redactedLogin}"`)
    .replace(addressWithLogin, withoutLogin)
    .replace(hostWithLogin, '')
    .replace(secretParameter, `$1${gone}`)
    .replace(credential, `$1 ${gone}`)
    .replace(secretAssignment, (_, head: string, value: string) => head + inItsPlace(head, value))
    .replace(secretList, (_, head: string, list: string) => head + list.replace(inQuotes, `"${gone}"`))
    .replace(knownToken, gone)
    .replace(longRun, (run) => (looksRandom(run) && run !== redactedLogin ? gone : run))
    .replace(randomRun, (run) => (isRandom(run) && run !== redactedLogin ? gone : run))
    .replace(serialVariable, `$1"${gone}"`)
    .replace(serialElement, `<$1>${gone}</$1>`)
    .replace(serialField, `$1${gone}`);

const secretHeaders: ReadonlySet<string> = new Set([
  'set-cookie',
  'cookie',
  'authorization',
  'proxy-authorization',
]);

/** An answer without the tokens that it hands out. */
export function withoutTokens(result: HttpResult): HttpResult {
  if (result.kind === 'failed') return { ...result, why: withoutSecrets(result.why) };
  const headers = Object.entries(result.headers)
    .filter(([name]) => !secretHeaders.has(name))
    .map(([name, value]): [string, string] => [name, withoutSecrets(value)]);
  return { ...result, headers: Object.fromEntries(headers), body: withoutSecrets(result.body) };
}

/** A program's answer without secrets: credential helpers print them. */
export function withoutSecretOutput(result: RunResult): RunResult {
  if (result.kind === 'not-found') return result;
  if (result.kind === 'failed') return { ...result, why: withoutSecrets(result.why) };
  return { ...result, stdout: withoutSecrets(result.stdout), stderr: withoutSecrets(result.stderr) };
}
