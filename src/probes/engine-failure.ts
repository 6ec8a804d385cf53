import { type Host, type HttpResult, limits } from '../host/host.ts';
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
  if (failure.timedOut) return late(host, endpoint);
  const reason = reasons[failure.code] ?? 'other';
  const stat = endpoint.startsWith('unix://') ? await host.stat(endpoint.slice('unix://'.length)) : null;
  const socketGid = stat?.kind === 'ok' ? stat.value.gid : null;
  const why = words[reason] ?? failure.why;
  return read({ kind: 'unreachable', endpoint: withoutLogin(endpoint), reason, why, socketGid });
}

/** Silence proves nothing: the daemon may be starting, or busy. Only a process that was stopped will never answer. */
async function late(host: Host, endpoint: string): Promise<Reading<EngineFact>> {
  const pid = localSocket.test(endpoint) ? await stoppedProcess(host) : null;
  if (pid === null)
    return unread(
      `the Docker Engine at ${withoutLogin(endpoint)} has not answered for ${limits.socket / 1000} s: it may be starting, busy or hung`,
    );
  const why = `no answer, since process ${pid} was stopped by a signal`;
  return read({ kind: 'unreachable', endpoint, reason: 'stopped', why, socketGid: null });
}

const localSocket = /^unix:\/\/(?:\/var)?\/run\/docker\.sock$/;

/** The machine's own daemon, where it is in state T (proc_pid_stat(5)): stopped, or held by a debugger. */
async function stoppedProcess(host: Host): Promise<number | null> {
  const file = await host.readText('/var/run/docker.pid');
  const pid = file.kind === 'ok' ? /^\s*(\d{1,10})\s*$/.exec(file.value)?.[1] : undefined;
  if (pid === undefined) return null;
  const stat = await host.readText(`/proc/${pid}/stat`);
  return stat.kind === 'ok' && /^\d+ \(dockerd\) [Tt] /.test(stat.value) ? Number(pid) : null;
}
