import type { HttpResult } from '../../host/host.ts';
import type { RegistryProblem } from '../registry.ts';
import { RegistryFailure } from './failure.ts';
import { errorWords, statusWords } from './words.ts';

export type Answered = Extract<HttpResult, { kind: 'answered' }>;

/** As whom a question was put: with nothing, with a name and password, or with a token given for a login. */
export type Standing = 'anonymous' | 'password' | 'token';

/**
 * What a status says of a pull; null where it says nothing of its own. Without a login no more can be said than that
 * one is asked for: nvcr.io answers 401 for repositories that do not exist, too.
 */
export function problemOf(status: number, standing: Standing): RegistryProblem | null {
  if (status >= 500) return 'outage';
  if (status === 429) return 'rate-limited';
  if (status === 402 || status === 451) return 'denied';
  if (status !== 401 && status !== 403) return null;
  if (standing === 'anonymous') return 'not-logged-in';
  return status === 401 && standing === 'password' ? 'wrong-credentials' : 'denied';
}

/** A web page where a registry would answer in JSON: something stands in between. */
export const isPage = ({ headers }: Answered): boolean =>
  /^\s*text\/html\b/i.test(headers['content-type'] ?? '') &&
  headers['www-authenticate'] === undefined &&
  !saysRegistry(headers);

/** Every registry of the v2 protocol may send this, and little else does. */
export const saysRegistry = (headers: Answered['headers']): boolean =>
  headers['docker-distribution-api-version'] !== undefined;

export const speaksRegistry = (answer: Answered): boolean =>
  saysRegistry(answer.headers) || errorWords(answer.body) !== '';

export const failureWith = (problem: RegistryProblem, at: string, { status, body }: Answered) =>
  new RegistryFailure(problem, at, statusWords(status, body), { status });

/** What answers is something else than a registry. */
export function imposter({ status, headers }: Answered, at: string): RegistryFailure {
  const type = headers['content-type'] ?? 'an unknown type';
  const target = headers['location'] ?? '';
  const where = URL.canParse(target) ? `, and sends to ${new URL(target).host}` : '';
  const why = `it answers HTTP ${status} with ${type}${where}`;
  return new RegistryFailure('not-a-registry', at, why, { status });
}

/** The failure that an answer means; null for a good one. 404 is left to those who know what they asked for. */
export function refusalOf(answer: Answered, at: string, standing: Standing): RegistryFailure | null {
  const problem = problemOf(answer.status, standing);
  const general = problem === 'outage' || problem === 'rate-limited';
  if (isPage(answer) && !general) return imposter(answer, at);
  return problem === null ? null : failureWith(problem, at, answer);
}
