import { type Challenge, challengeIn, pullScopeOf } from './challenge.ts';
import { basic } from './credentials.ts';
import { RegistryFailure } from './failure.ts';
import { challengeAt, greet } from './greeting.ts';
import { type Answered, type Standing, saysRegistry } from './refusal.ts';
import { type Asking, patiently, request, type Session } from './session.ts';
import { token, tokenAddress } from './token.ts';

/** A registry that has been greeted. */
export interface Client {
  readonly session: Session;
  /** The address that answered, without a path. */
  readonly base: string;
  /** It has shown that it speaks the protocol. */
  readonly genuine: boolean;
  standing(): Standing;
  /** One request, authorised once it is known how; redirects are answers. */
  get(path: string, asking?: Asking): Promise<Answered>;
  /** Asks where the registry pointed to; another host than its own is never shown the authorisation. */
  elsewhere(address: string, asking?: Asking): Promise<Answered>;
}

interface Authorisation {
  header: string | null;
  standing: Standing;
  /** By the address that they were asked from: none is asked for twice. */
  readonly tokens: Map<string, Promise<string>>;
}

/** Greets a registry; throws a RegistryFailure for what keeps a pull from working. */
export async function connect(session: Session): Promise<Client> {
  const { base, answer } = await greet(session);
  const authorisation: Authorisation = { header: null, standing: 'anonymous', tokens: new Map() };
  const challenge = challengeAt(answer, session.endpoint.host);
  if (challenge !== null) await authorise(session, authorisation, challenge, null);
  const { origin } = new URL(base);
  const send = (address: string, asking: Asking): Promise<Answered> => {
    const { header } = authorisation;
    const shown = header !== null && new URL(address).origin === origin ? { authorization: header } : {};
    return patiently(() =>
      request(session, address, { ...asking, headers: { ...asking.headers, ...shown } }),
    );
  };
  return {
    session,
    base,
    genuine: challenge !== null || saysRegistry(answer.headers),
    standing: () => authorisation.standing,
    async get(path, asking = {}) {
      const sent = authorisation.header;
      const first = await send(`${base}${path}`, asking);
      const next = challengeIn(first.headers['www-authenticate'] ?? '');
      if (first.status !== 401 || next.scheme === 'other') return first;
      const scope = next.scheme === 'bearer' ? pullScopeOf(next) : null;
      await authorise(session, authorisation, next, scope);
      return authorisation.header === sent ? first : send(`${base}${path}`, asking);
    },
    elsewhere: (address, asking = {}) => send(address, asking),
  };
}

/** Meets a challenge, with the scope that it names, else with that of a pull. */
async function authorise(
  session: Session,
  authorisation: Authorisation,
  challenge: Challenge,
  named: string | null,
): Promise<void> {
  if (challenge.scheme !== 'bearer') {
    withPassword(session, authorisation);
    return;
  }
  const { tokens } = authorisation;
  const scope = named ?? `repository:${session.repository}:pull`;
  const address = tokenAddress(session, challenge, scope);
  const asked = tokens.get(address) ?? token(session, address, challenge, scope);
  tokens.set(address, asked);
  authorisation.header = `Bearer ${await asked}`;
  authorisation.standing = session.credentials.from === 'none' ? 'anonymous' : 'token';
}

function withPassword({ credentials, endpoint }: Session, authorisation: Authorisation): void {
  const { login } = credentials;
  if (login === null) throw new RegistryFailure('not-logged-in', endpoint.host, 'HTTP 401', { status: 401 });
  authorisation.header = basic(login);
  authorisation.standing = 'password';
}
