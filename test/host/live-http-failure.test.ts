import { lookup } from 'node:dns/promises';
import { describe, expect, it } from 'vitest';
import { type Circumstances, failureOf } from '../../src/host/live-http-failure.ts';

const direct: Circumstances = {
  late: false,
  interrupted: false,
  proxied: false,
  resolving: false,
  reached: false,
};
const coded = (code: string, message = 'text') => Object.assign(new Error(message), { code });

describe('a failed request', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['ENETUNREACH', 'connect'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['UND_ERR_SOCKET', 'http'],
    ['HPE_INVALID_CONSTANT', 'http'],
  ])('of code %s failed at %s', (code, stage) => {
    expect(failureOf(coded(code), direct)).toMatchObject({ stage, code, timedOut: false });
  });

  it('is known by the error below the library', () => {
    const wrapped = new TypeError('fetch failed', { cause: coded('ECONNREFUSED') });
    expect(failureOf(wrapped, direct)).toMatchObject({ stage: 'connect', code: 'ECONNREFUSED' });
  });

  it('at several addresses is told by the one that could be reached', () => {
    const all = new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]);
    expect(failureOf(all, direct)).toMatchObject({ code: 'ECONNREFUSED' });
    expect(failureOf(new AggregateError([coded('ENETUNREACH')]), direct)).toMatchObject({
      code: 'ENETUNREACH',
    });
  });

  it('that waited for the name server is one of names, not of connections', () => {
    const error = coded('UND_ERR_CONNECT_TIMEOUT');
    expect(failureOf(error, { ...direct, resolving: true })).toMatchObject({ stage: 'dns', timedOut: true });
    expect(failureOf(error, direct)).toMatchObject({ stage: 'connect', timedOut: true });
  });

  it('whose handshake is broken off failed at TLS', () => {
    const text = 'Client network socket disconnected before secure TLS connection was established';
    expect(failureOf(coded('ECONNRESET', text), direct)).toMatchObject({ stage: 'tls' });
    expect(failureOf(coded('ECONNRESET', 'read ECONNRESET'), direct)).toMatchObject({ stage: 'http' });
  });

  it('is the proxy’s until the server behind it was reached', () => {
    const proxied = { ...direct, proxied: true, late: true };
    expect(failureOf(new Error('aborted'), proxied)).toMatchObject({ stage: 'proxy', timedOut: true });
    expect(failureOf(new Error('aborted'), { ...proxied, reached: true })).toMatchObject({ stage: 'http' });
    expect(failureOf(coded('CERT_HAS_EXPIRED'), { ...direct, proxied: true })).toMatchObject({
      stage: 'tls',
    });
  });

  it('knows the codes that Node gives for a name that does not exist', async () => {
    const error: unknown = await lookup('no-such-host.invalid').catch((thrown: unknown) => thrown);
    expect(failureOf(error, direct)).toMatchObject({ stage: 'dns' });
  });
});
