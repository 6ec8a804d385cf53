/** What a registry asks for before it answers (RFC 9110, 11.6.1; https://distribution.github.io/distribution/spec/auth/token/). */
export type Challenge =
  | {
      readonly scheme: 'bearer';
      readonly realm: string;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'other' };

export type BearerChallenge = Extract<Challenge, { scheme: 'bearer' }>;

interface Scheme {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The challenge that is met, of those in a WWW-Authenticate header: Bearer before Basic. */
export function challengeIn(header: string): Challenge {
  const schemes = schemesIn(header);
  const bearer = schemes.find(({ name, parameters }) => name === 'bearer' && realmOf(parameters) !== '');
  if (bearer !== undefined) {
    const { parameters } = bearer;
    return { scheme: 'bearer', realm: realmOf(parameters), parameters };
  }
  return schemes.some(({ name }) => name === 'basic') ? { scheme: 'basic' } : { scheme: 'other' };
}

const realmOf = (parameters: Scheme['parameters']): string => parameters['realm'] ?? '';

const maxHeader = 8192;
/** A parameter, quoted or not, or else a word, which begins the next challenge. */
const piece = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/gs;

function schemesIn(header: string): readonly Scheme[] {
  const schemes: { name: string; parameters: Record<string, string> }[] = [];
  for (const [whole, name = '', quoted, bare] of header.slice(0, maxHeader).matchAll(piece)) {
    const value = quoted?.replace(/\\(.)/gs, '$1') ?? bare;
    if (value === undefined || !whole.includes('='))
      schemes.push({ name: name.toLowerCase(), parameters: {} });
    else Object.assign(schemes.at(-1)?.parameters ?? {}, { [name.toLowerCase()]: value });
  }
  return schemes;
}

/**
 * Where to ask for a token: the realm with its own query kept, for the scope that is needed. A scope of the realm's
 * own, as nvcr.io had it, gives way.
 */
export function tokenUrl({ realm, parameters }: BearerChallenge, scope: string): string | null {
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const { service } = parameters;
  if (service !== undefined && service !== '' && !url.searchParams.has('service'))
    url.searchParams.set('service', service);
  url.searchParams.set('scope', scope);
  return url.toString();
}

/** The scope that a challenge names, narrowed to pulling; null where it names none that a pull could use. */
export function pullScopeOf({ parameters }: BearerChallenge): string | null {
  const scopes = (parameters['scope'] ?? '').split(' ').flatMap((scope) => {
    const [, name] =
      /^(repository:[^\s:]+(?::\d+\/[^\s:]+)?):(?:[^\s:]*,)?(?:pull|\*)(?:,[^\s:]*)?$/.exec(scope) ?? [];
    return name === undefined ? [] : [`${name}:pull`];
  });
  return scopes[0] ?? null;
}
