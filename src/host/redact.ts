import type { HttpResult } from './host.ts';

const tokenField = /("(?:token|access_token|refresh_token|identity_token)"\s*:\s*)"(?:[^"\\]|\\.)*"/g;
const secretHeaders: ReadonlySet<string> = new Set(['set-cookie', 'authorization', 'proxy-authorization']);

/** An answer without the tokens that it hands out. */
export function withoutTokens(result: HttpResult): HttpResult {
  if (result.kind === 'failed') return result;
  const headers = Object.entries(result.headers).filter(([name]) => !secretHeaders.has(name));
  return {
    ...result,
    headers: Object.fromEntries(headers),
    body: result.body.replace(tokenField, '$1"redacted"'),
  };
}
