import type { HttpResult, RunResult } from './host.ts';
import { withoutLogin } from './question.ts';

/**
 * Members that hold a secret in what is asked here: token services (RFC 6749, Docker's registry token specification),
 * Docker's config.json, and the credential helpers' answer.
 */
const secretMember =
  /("(?:token|access_token|refresh_token|id_token|identity_?token|registrytoken|password|secret)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi;
/** A login in base64, as in config.json: what stands for it must decode to a login again. */
const loginMember = /("auth"\s*:\s*)"(?:[^"\\]|\\.)+"/gi;
const redactedLogin = Buffer.from('redacted:redacted').toString('base64');
const addressWithLogin = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]*@[^\s"'<>]*/gi;
/** As proxies may be written: `user:password@host:port`. An image's name with its digest looks alike. */
const hostWithLogin = /(?<![^\s"'<>=,\0])[^\s"'<>=,\0:/@]+:(?!\/\/)[^\s"'<>,\0]*@(?!sha\d+:)/g;
/** Serial numbers, as of /etc/dgx-release and of nvidia-smi: they name a machine, and nothing here asks for them. */
const serialVariable = /^(\s*\w{0,40}serial\w{0,40}=)[^\n\r\0]*/gim;
const serialElement = /<(\w{0,40}serial\w{0,40})>[^<>]*<\/\1>/gi;
const secretHeaders: ReadonlySet<string> = new Set([
  'set-cookie',
  'cookie',
  'authorization',
  'proxy-authorization',
]);

/** A text without the tokens, passwords, logins and serial numbers in it. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(secretMember, '$1"redacted"')
    .replace(loginMember, `$1"${redactedLogin}"`)
    .replace(addressWithLogin, withoutLogin)
    .replace(hostWithLogin, '')
    .replace(serialVariable, '$1"redacted"')
    .replace(serialElement, '<$1>redacted</$1>');

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
