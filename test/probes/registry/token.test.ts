import { describe, expect, it } from 'vitest';
import {
  ask,
  base,
  challenged,
  engineWith,
  index,
  manifestAt,
  nvcr,
  problem,
  status,
  tokenAt,
} from './scripted.ts';

const auth = Buffer.from('$oauthtoken:k3yk3y').toString('base64');
const dockerConfig = { auths: { 'nvcr.io': { auth } } };
const found = { value: { kind: 'found' } };
const plainRealm = status(401, { 'www-authenticate': 'Bearer realm="http://nvcr.io/proxy_auth"' });

describe('a token', () => {
  it('is asked for where the answer says, with the query that stands there', async () => {
    const elsewhere = 'https://auth.example/t?account=x&service=s&scope=repository%3Anvidia%2Fpytorch%3Apull';
    const header = 'Bearer realm="https://auth.example/t?account=x",service="s"';
    const { answer, calls } = await ask({
      ...nvcr,
      [`${base}/v2/`]: status(401, { 'www-authenticate': header }),
      [elsewhere]: { access_token: 'OTHER' },
    });
    expect(answer).toMatchObject(found);
    expect(calls.map(({ url }) => url)).toContain(elsewhere);
  });

  it('is asked for anew where the manifest names another scope, once', async () => {
    const another = `${base}/proxy_auth?scope=repository%3Aorg%2Fnvidia%2Fpytorch%3Apull`;
    const header = `Bearer realm="${base}/proxy_auth",scope="repository:org/nvidia/pytorch:pull,push"`;
    const wanted = status(401, { 'www-authenticate': header });
    const given = { ...nvcr, [another]: { token: 'BETTER' } };
    const { answer, calls } = await ask({ ...given, [manifestAt]: [wanted, index] });
    expect(answer).toMatchObject(found);
    const asked = calls.filter(({ url }) => url === manifestAt).map(({ options }) => options.headers);
    expect(asked.map((headers) => headers?.['authorization'])).toEqual(['Bearer T0KEN', 'Bearer BETTER']);
    const refused = await ask({ ...given, [manifestAt]: wanted });
    expect(refused.answer).toMatchObject({ value: { problem: 'not-logged-in' } });
    expect(refused.calls.filter(({ url }) => url === manifestAt)).toHaveLength(2);
  });

  it('is asked for at the manifest where the door stands open', async () => {
    const { answer } = await ask({ ...nvcr, [`${base}/v2/`]: {}, [manifestAt]: [challenged, index] });
    expect(answer).toMatchObject(found);
  });

  it('that is refused to the anonymous once is given the second time', async () => {
    const late = { ...nvcr, [tokenAt]: [401, { token: 'LATE' }] };
    expect((await ask(late)).answer).toMatchObject(found);
    expect(await problem(late, { dockerConfig })).toMatchObject({ problem: 'wrong-credentials' });
  });

  it.each<[string, string]>([
    ['line breaks', 'a\r\nx-evil: 1'],
    ['nothing', ''],
    ['far too much', 'x'.repeat(40_000)],
  ])('is none with %s', async (_, value) => {
    const failed = await problem({ ...nvcr, [tokenAt]: { token: value } });
    expect(failed).toMatchObject({ problem: 'not-a-registry', at: 'nvcr.io' });
  });

  it('is asked for behind a redirect, without the login on another host', async () => {
    const target = 'https://other.example/t';
    const { answer, calls } = await ask(
      { ...nvcr, [tokenAt]: status(307, { location: target }), [target]: { token: 'T2' } },
      { dockerConfig },
    );
    expect(answer).toMatchObject(found);
    expect(calls.find(({ url }) => url === target)?.options.headers).toEqual({});
  });

  it('is not asked for with a login where TLS is missing', async () => {
    const { answer, calls } = await ask({ ...nvcr, [`${base}/v2/`]: plainRealm }, { dockerConfig });
    const why = 'nvcr.io asks for the login without TLS, and it was not sent';
    expect(answer).toEqual({ ok: false, asked: true, why });
    expect(calls).toHaveLength(1);
  });

  it('is asked for so where the daemon does without TLS, as Docker does', async () => {
    const { answer } = await ask(
      { ...nvcr, [`${base}/v2/`]: plainRealm, [tokenAt.replace('https', 'http')]: { token: 'T' } },
      { dockerConfig, facts: engineWith({ insecureRegistries: ['nvcr.io'] }) },
    );
    expect(answer).toMatchObject(found);
  });
});

describe('a registry that asks for a name and password', () => {
  const basic = status(401, { 'www-authenticate': 'Basic realm="Registry"' });
  const answers = { ...nvcr, [`${base}/v2/`]: basic };

  it('is given them with each question', async () => {
    const { answer, calls } = await ask(answers, { dockerConfig });
    expect(answer).toMatchObject(found);
    const asked = calls.find(({ url }) => url === manifestAt);
    expect(asked?.options.headers?.['authorization']).toBe(`Basic ${auth}`);
    const elsewhere = calls.filter(({ url }) => url.includes('layers.'));
    expect(elsewhere).toHaveLength(2);
    expect(elsewhere.every(({ options }) => options.headers?.['authorization'] === undefined)).toBe(true);
  });

  it('gives nothing to those who have none, and refuses wrong ones', async () => {
    expect(await problem(answers)).toMatchObject({ problem: 'not-logged-in', at: 'nvcr.io', status: 401 });
    const refused = { ...answers, [manifestAt]: basic };
    expect(await problem(refused, { dockerConfig })).toMatchObject({ problem: 'wrong-credentials' });
    const forbidden = { ...answers, [manifestAt]: 403 };
    expect(await problem(forbidden, { dockerConfig })).toMatchObject({ problem: 'denied' });
  });
});

describe('an identity token', () => {
  const stands = { dockerConfig: { auths: { 'nvcr.io': { auth: '', identitytoken: 'id3ntity' } } } };

  it('is exchanged for a token', async () => {
    const { answer, calls } = await ask(nvcr, stands);
    expect(answer).toMatchObject({ value: { kind: 'found', route: { credentials: 'config.json' } } });
    const sent = calls.find(({ url }) => url === tokenAt)?.options;
    expect(sent?.method).toBe('POST');
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toMatchObject({
      grant_type: 'refresh_token',
      refresh_token: 'id3ntity',
      scope: 'repository:nvidia/pytorch:pull',
    });
    expect(JSON.stringify(answer)).not.toContain('id3ntity');
  });

  it('that is no longer good is a wrong login; a server that takes none says nothing', async () => {
    const answered = (code: number) => problem({ ...nvcr, [tokenAt]: code }, stands);
    expect(await answered(400)).toMatchObject({ problem: 'wrong-credentials' });
    expect(await answered(405)).toMatchObject({ ok: false, asked: true });
  });
});

describe('a secret that a server repeats', () => {
  const echo = (...words: readonly string[]) => ({
    errors: [{ code: 'UNAUTHORIZED', message: `You sent ${words.join(' and ')}` }],
  });
  it('is left out of what is said', async () => {
    const atToken = { ...nvcr, [tokenAt]: status(401, {}, echo(auth, '$oauthtoken:k3yk3y', 'k3yk3y')) };
    expect(await problem(atToken, { dockerConfig })).toMatchObject({
      problem: 'wrong-credentials',
      why: 'HTTP 401, UNAUTHORIZED: You sent … and … and …',
    });
    const atManifest = { ...nvcr, [manifestAt]: status(403, {}, echo('Bearer T0KEN')) };
    expect(await problem(atManifest)).toMatchObject({ why: 'HTTP 403, UNAUTHORIZED: You sent Bearer …' });
  });
});
