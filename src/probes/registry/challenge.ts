/** What a registry asks for before it answers (RFC 7235; https://distribution.github.io/distribution/spec/auth/token/). */
export type Challenge =
  | {
      readonly scheme: 'bearer';
      readonly realm: string;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'other' };

const parameter = /([A-Za-z_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g;

/** The challenge that is met, of those in a WWW-Authenticate header: Bearer before Basic. */
export function challengeIn(header: string): Challenge {
  const bearer = /(?:^|,)\s*bearer\s+(.*)$/is.exec(header)?.[1];
  if (bearer !== undefined) {
    const parameters = Object.fromEntries(
      [...bearer.matchAll(parameter)].map((match): [string, string] => [
        (match[1] ?? '').toLowerCase(),
        (match[2] ?? match[3] ?? '').replace(/\\(.)/g, '$1'),
      ]),
    );
    const { realm } = parameters;
    if (realm !== undefined) return { scheme: 'bearer', realm, parameters };
  }
  return /(?:^|,)\s*basic\b/i.test(header) ? { scheme: 'basic' } : { scheme: 'other' };
}

/** Where to ask for a token: the realm with its own query kept, and the scope asked for added where it lacks one. */
export function tokenUrl(
  { realm, parameters }: Extract<Challenge, { scheme: 'bearer' }>,
  scope: string,
): string | null {
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const { service } = parameters;
  if (service !== undefined && !url.searchParams.has('service')) url.searchParams.set('service', service);
  // A scope that names more than pulling (nvcr.io says "pull,push") is narrowed to what is needed.
  url.searchParams.set('scope', scope);
  return url.toString();
}
