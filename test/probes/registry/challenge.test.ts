import { describe, expect, it } from 'vitest';
import {
  type BearerChallenge,
  challengeIn,
  pullScopeOf,
  tokenUrl,
} from '../../../src/probes/registry/challenge.ts';

const bearer = (parameters: Record<string, string>): BearerChallenge => ({
  scheme: 'bearer',
  realm: parameters['realm'] ?? 'https://a/t',
  parameters,
});

describe('a challenge', () => {
  it('is read with its quotes, and among others', () => {
    expect(challengeIn('Basic realm="x", Bearer realm="https://a/t?x=1",service="s, t"')).toEqual({
      scheme: 'bearer',
      realm: 'https://a/t?x=1',
      parameters: { realm: 'https://a/t?x=1', service: 's, t' },
    });
  });

  it.each<[string, string]>([
    ['Bearer realm="https://a/t", Basic realm="hub"', 'https://a/t'],
    ['bEaReR REALM = "https://a/t" , service=plain', 'https://a/t'],
    ['Negotiate, Basic realm="a \\"Bearer realm=evil\\"", Bearer realm="https://a/t"', 'https://a/t'],
    ['Bearer realm=https://a/t?scope=repository:n/p:pull,service=x', 'https://a/t?scope=repository:n/p:pull'],
    ['Bearer scope="repository:a/b:pull,push",realm="https://a/t"', 'https://a/t'],
  ])('names its realm: %s', (header, realm) =>
    expect(challengeIn(header)).toMatchObject({ scheme: 'bearer', realm }),
  );

  it.each<[string, string]>([
    ['Basic realm="x"', 'basic'],
    ['Basic', 'basic'],
    ['Bearer service="no realm", Basic realm="x"', 'basic'],
    ['Bearer service="no realm"', 'other'],
    ['Bearer realm=""', 'other'],
    ['Digest realm="basic", nonce="1"', 'other'],
    ['', 'other'],
    ['"', 'other'],
    ['__proto__="x", constructor', 'other'],
  ])('may be of another scheme: %s', (header, scheme) => expect(challengeIn(header).scheme).toBe(scheme));

  it('may be endless', () =>
    expect(challengeIn(`Bearer realm="${'x'.repeat(1_000_000)}`)).toEqual({ scheme: 'other' }));
});

describe('where a token is asked for', () => {
  const parse = (parameters: Record<string, string>) => tokenUrl(bearer(parameters), 'repository:a:pull');

  it("keeps the realm's own query and narrows the scope", () => {
    expect(parse({ realm: 'https://nvcr.io/proxy_auth?account=x&scope=repository:a:pull,push' })).toBe(
      'https://nvcr.io/proxy_auth?account=x&scope=repository%3Aa%3Apull',
    );
  });

  it('names the service where there is one', () => {
    expect(parse({ realm: 'https://a/t', service: 'b c' })).toBe(
      'https://a/t?service=b+c&scope=repository%3Aa%3Apull',
    );
    expect(parse({ realm: 'https://a/t?service=own', service: 'other' })).toContain('service=own&');
  });

  it('is nowhere for an address that is none', () => {
    expect(parse({ realm: 'not a url' })).toBeNull();
    expect(parse({ realm: 'file:///etc/passwd' })).toBeNull();
  });
});

describe('the scope of a challenge', () => {
  it.each<[string | undefined, string | null]>([
    ['repository:nvidia/pytorch:pull,push', 'repository:nvidia/pytorch:pull'],
    ['repository:nvidia/pytorch:push,pull', 'repository:nvidia/pytorch:pull'],
    ['repository:nvidia/pytorch:pull', 'repository:nvidia/pytorch:pull'],
    ['repository:a/b:*', 'repository:a/b:pull'],
    ['repository:a/b:push', null],
    ['registry:catalog:*', null],
    ['registry:catalog:* repository:a/b:pull', 'repository:a/b:pull'],
    [undefined, null],
    ['', null],
  ])('%j comes to %j', (scope, expected) =>
    expect(pullScopeOf(bearer(scope === undefined ? {} : { scope }))).toBe(expected),
  );
});
