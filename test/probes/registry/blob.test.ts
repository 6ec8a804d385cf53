import { describe, expect, it } from 'vitest';
import { type Answers, ask, blobAt, config, down, nvcr, problem, status } from './scripted.ts';

const configAt = 'https://layers.nvcr.io/c?sig=1';
const layerAt = 'https://layers.nvcr.io/l2?sig=2';
const told = (change: Answers) => problem({ ...nvcr, ...change });
const to = (location: string) => status(307, { location });
const found = { value: { kind: 'found' } };

describe('the host behind the redirect', () => {
  it.each<[string, Answers, object]>([
    [
      'has no name',
      { [layerAt]: down('dns', { why: 'no such name' }) },
      { why: 'no such name', status: null },
    ],
    ['refuses', { [layerAt]: down('connect', { why: 'connection refused' }) }, { why: 'connection refused' }],
    ['is silent', { [configAt]: down('connect', { timedOut: true, why: 'no answer in time' }) }, {}],
    [
      'is read along',
      { [configAt]: down('tls', { code: 'SELF_SIGNED_CERT_IN_CHAIN', issuer: 'Corp\u0000Root' }) },
      { issuer: 'Corp Root' },
    ],
    [
      'is kept off by the proxy',
      { [layerAt]: down('proxy', { why: 'refused (HTTP 403)' }) },
      { status: 403 },
    ],
    ['forbids', { [layerAt]: 403 }, { status: 403, why: 'HTTP 403' }],
    ['is in trouble', { [layerAt]: 503 }, { status: 503 }],
    [
      'shows a page instead',
      { [layerAt]: status(200, { 'content-type': 'text/html' }, '<html>Blocked') },
      { why: 'HTTP 200 with a web page' },
    ],
    ['gives no JSON for the configuration', { [configAt]: status(200, {}, 'x') }, {}],
  ])('%s', async (_, change, expected) =>
    expect(await told(change)).toMatchObject({ problem: 'blob-host', at: 'layers.nvcr.io', ...expected }),
  );

  it('may be in trouble for a moment', async () => {
    expect((await ask({ ...nvcr, [layerAt]: [502, status(206)] })).answer).toMatchObject(found);
  });

  it('may be reached in three steps, and no more', async () => {
    const step = (number: number) => `https://cdn${number}.example/l`;
    const steps = (last: number): Answers =>
      Object.fromEntries([
        [blobAt('l2'), to(step(1))],
        ...Array.from({ length: last - 1 }, (_, at) => [step(at + 1), to(step(at + 2))] as const),
        [step(last), status(206)],
      ]);
    expect((await ask({ ...nvcr, ...steps(3) })).answer).toMatchObject(found);
    const far = await ask({ ...nvcr, ...steps(4) });
    expect(far.answer).toMatchObject({ value: { problem: 'blob-host', at: 'cdn3.example', status: 307 } });
    expect(far.calls.map(({ url }) => url)).not.toContain(step(4));
  });

  it('that is the registry itself is shown the token again', async () => {
    const moved = 'https://nvcr.io/store/l2';
    const { answer, calls } = await ask({ ...nvcr, [blobAt('l2')]: to('/store/l2'), [moved]: status(206) });
    expect(answer).toMatchObject(found);
    expect(calls.find(({ url }) => url === moved)?.options.headers).toEqual({
      range: 'bytes=0-0',
      authorization: 'Bearer T0KEN',
    });
  });

  it('is not shown it over plain HTTP', async () => {
    const plain = 'http://nvcr.io/store/l2';
    const { calls } = await ask({ ...nvcr, [blobAt('l2')]: to(plain), [plain]: status(206) });
    expect(calls.find(({ url }) => url === plain)?.options.headers).toEqual({ range: 'bytes=0-0' });
  });

  it('is not looked for where the address is of another kind', async () => {
    const failed = await told({ [blobAt('l2')]: to('file:///etc/passwd') });
    expect(failed).toMatchObject({ problem: 'blob-host', at: 'nvcr.io' });
  });
});

describe('a registry that keeps its blobs itself', () => {
  const own: Answers = { [blobAt('c')]: config, [blobAt('l2')]: status(200, {}, 'x') };
  it('needs no other host', async () => {
    expect((await ask({ ...nvcr, ...own })).answer).toMatchObject(found);
  });
  it.each<[number, string]>([
    [503, 'outage'],
    [429, 'rate-limited'],
    [403, 'not-logged-in'],
    [404, 'blob-host'],
  ])('answers %i as with anything else', async (code, expected) =>
    expect(await told({ ...own, [blobAt('l2')]: code })).toMatchObject({ problem: expected, at: 'nvcr.io' }),
  );
});
