import { type Challenge, challengeIn } from './challenge.ts';
import { RegistryFailure, RegistryUnknown } from './failure.ts';
import {
  type Answered,
  failureWith,
  imposter,
  isPage,
  problemOf,
  saysRegistry,
  speaksRegistry,
} from './refusal.ts';
import { patiently, request, type Session } from './session.ts';

export interface Greeted {
  /** The address that answered, without a path. */
  readonly base: string;
  readonly answer: Answered;
}

/** Asks for `/v2/`, over plain HTTP too where the daemon may do without TLS. */
export async function greet(session: Session): Promise<Greeted> {
  const [base, ...others] = session.endpoint.bases;
  const first = await reached(session, base);
  if (!(first instanceof Error)) return first;
  for (const other of others) {
    const next = await reached(session, other);
    if (!(next instanceof Error)) return next;
  }
  throw first;
}

async function reached(session: Session, base: string): Promise<Greeted | RegistryFailure | RegistryUnknown> {
  try {
    return { base, answer: await patiently(() => request(session, `${base}/v2/`)) };
  } catch (error) {
    if (error instanceof RegistryFailure || error instanceof RegistryUnknown) return error;
    throw error;
  }
}

/** What is asked for before anything is answered; null: nothing. Throws where no registry greets back. */
export function challengeAt(answer: Answered, at: string): Challenge | null {
  const { status, headers, body } = answer;
  const isHtml = isPage(answer);
  if (status === 200 && !isHtml && (saysRegistry(headers) || /^\s*(?:\{|$)/.test(body))) return null;
  const challenge = challengeIn(headers['www-authenticate'] ?? '');
  if (status === 401 && challenge.scheme !== 'other') return challenge;
  if (status === 401) throw imposter(answer, at);
  const problem = problemOf(status, 'anonymous');
  const general = problem === 'outage' || problem === 'rate-limited';
  if (problem !== null && (general || (!isHtml && speaksRegistry(answer)))) {
    throw failureWith(problem, at, answer);
  }
  throw imposter(answer, at);
}
