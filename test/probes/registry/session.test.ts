import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../../src/host/host.ts';
import { recordedHost } from '../../../src/host/recorded.ts';
import { noCredentials } from '../../../src/probes/registry/credentials.ts';
import { RegistryFailure, RegistryUnknown } from '../../../src/probes/registry/failure.ts';
import { request, type Session } from '../../../src/probes/registry/session.ts';
import { down, status } from './scripted.ts';

/** Asks with so much time left for the whole conversation; gives what was allowed, and the answer or what was thrown. */
async function asked(leftMs: number, answer: HttpResult = status(200)) {
  const limits: (number | undefined)[] = [];
  const session: Session = {
    host: {
      ...recordedHost({}),
      async request(_, options = {}) {
        limits.push(options.timeoutMs);
        return answer;
      },
    },
    router: {
      as: 'daemon',
      way: () => ({ address: '', proxy: null, loginKnown: true }),
      shellProxy: () => null,
    },
    endpoint: {
      host: 'r.example',
      bases: ['https://r.example'],
      certificates: '/etc/docker/certs.d/r.example',
      ca: [],
      insecure: false,
      mirror: false,
    },
    repository: 'a/b',
    credentials: noCredentials,
    secrets: new Set(),
    deadlineMs: performance.now() + leftMs,
  };
  const result = await request(session, 'https://r.example/v2/').catch((error: unknown) => error);
  return { limits, result };
}

describe('the time for a conversation', () => {
  it('bounds each question', async () => {
    expect((await asked(60_000)).limits).toEqual([10_000]);
    const [left = 0] = (await asked(3_000)).limits;
    expect(left).toBeGreaterThan(2_000);
    expect(left).toBeLessThanOrEqual(3_000);
  });

  it('that is over ends it without a verdict', async () => {
    const { limits, result } = await asked(-1);
    expect(limits).toEqual([]);
    expect(result).toBeInstanceOf(RegistryUnknown);
    expect(result).toMatchObject({ message: 'r.example answers too slowly to be asked in full' });
  });

  it('must be enough for silence to mean anything', async () => {
    const silence = down('connect', { timedOut: true });
    expect((await asked(2_000, silence)).result).toBeInstanceOf(RegistryUnknown);
    const { result } = await asked(60_000, silence);
    expect(result).toBeInstanceOf(RegistryFailure);
    expect(result).toMatchObject({ problem: 'timeout', at: 'r.example' });
  });
});
