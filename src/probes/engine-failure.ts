import type { Host, HttpResult } from '../host/host.ts';
import { withoutLogin } from '../host/question.ts';
import { type Reading, read, unread } from '../probe.ts';
import type { EngineFact } from './engine.ts';

type Failed = Extract<HttpResult, { kind: 'failed' }>;

const reasons: Readonly<Record<string, Extract<EngineFact, { kind: 'unreachable' }>['reason']>> = {
  ENOENT: 'no-socket',
  ENOTDIR: 'no-socket',
  EACCES: 'permission',
  EPERM: 'permission',
  ECONNREFUSED: 'refused',
};

const words: Readonly<Record<string, string>> = {
  'no-socket': 'there is no such socket',
  permission: 'permission denied',
  refused: 'nothing listens there',
  timeout: 'no answer in time',
};

/** Why an engine does not answer, by the error of the first question to it; `endpoint` is a URL. */
export async function unreachableEngine(
  host: Host,
  endpoint: string,
  failure: Failed,
): Promise<Reading<EngineFact>> {
  // Nothing can be said about an engine that is reached by ssh: it is not asked.
  if (failure.code === 'ENOTSUP')
    return unread(`the engine at ${withoutLogin(endpoint)} is not asked: ${failure.why}`);
  const reason = failure.timedOut ? 'timeout' : (reasons[failure.code] ?? 'other');
  const stat = endpoint.startsWith('unix://') ? await host.stat(endpoint.slice('unix://'.length)) : null;
  const socketGid = stat?.kind === 'ok' ? stat.value.gid : null;
  const why = words[reason] ?? failure.why;
  return read({ kind: 'unreachable', endpoint: withoutLogin(endpoint), reason, why, socketGid });
}
