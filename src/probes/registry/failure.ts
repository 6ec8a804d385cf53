import type { HttpResult } from '../../host/host.ts';
import { listAt, objectsIn, parseObject, stringAt } from '../../json.ts';
import type { RegistryProblem } from '../registry.ts';

/** Thrown within this folder to come back from the depth of a conversation; the probe turns it into its fact. */
export class RegistryFailure extends Error {
  override readonly name = 'RegistryFailure';
  readonly problem: RegistryProblem;
  readonly at: string;
  readonly status: number | null;
  readonly issuer: string | null;
  readonly architectures: readonly string[];

  constructor(
    problem: RegistryProblem,
    at: string,
    why: string,
    more: { status?: number; issuer?: string; architectures?: readonly string[] } = {},
  ) {
    super(why);
    this.problem = problem;
    this.at = at;
    this.status = more.status ?? null;
    this.issuer = more.issuer ?? null;
    this.architectures = more.architectures ?? [];
  }
}

type Failed = Extract<HttpResult, { kind: 'failed' }>;

const unknownAuthority: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** A request that got no answer, as a problem of the stage at which it failed. */
export function connectionFailure(failed: Failed, at: string, proxy: string | null): RegistryFailure {
  const more = failed.issuer === undefined ? {} : { issuer: failed.issuer };
  if (failed.stage === 'proxy') return new RegistryFailure('proxy', proxy ?? at, failed.why);
  if (failed.stage === 'tls') {
    const problem = unknownAuthority.has(failed.code) ? 'tls-unknown-ca' : 'tls-other';
    return new RegistryFailure(problem, at, failed.why, more);
  }
  if (failed.stage === 'dns') return new RegistryFailure('dns', at, failed.why);
  return new RegistryFailure(failed.timedOut ? 'timeout' : 'unreachable', at, failed.why);
}

/** The registry's own words for an error, if it has any: `MANIFEST_UNKNOWN: …`. */
export function errorWords(body: string): string {
  const object = parseObject(body);
  const first = object === null ? undefined : objectsIn(listAt(object, 'errors'))[0];
  if (first === undefined) return '';
  return [stringAt(first, 'code'), stringAt(first, 'message')]
    .filter((word) => word !== null)
    .join(': ')
    .slice(0, 200);
}
