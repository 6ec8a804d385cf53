import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { healthy } from '../../../src/testing/healthy.ts';
import {
  type Answer,
  ask,
  base,
  blobAt,
  config,
  index,
  manifest,
  manifestAt,
  nvcr,
  problem,
  status,
} from './scripted.ts';

const ownAt = `${base}/v2/nvidia/pytorch/manifests/sha256:amd`;
const configAt = 'https://layers.nvcr.io/c?sig=1';
const entry = (digest: string, platform?: object) => ({
  digest: `sha256:${digest}`,
  ...(platform === undefined ? {} : { platform }),
});
const listed = (...manifests: readonly object[]): Answer => ({ schemaVersion: 2, manifests });
const only = (answer: Answer) => ({ ...nvcr, [manifestAt]: answer });
const linux = (architecture: string, more: object = {}) => ({ os: 'linux', architecture, ...more });

describe('an index', () => {
  it('offers the plain variant before later ones', async () => {
    const first = listed(
      entry('v3', linux('amd64', { variant: 'v3' })),
      entry('amd', linux('amd64')),
      entry('arm', linux('arm64', { variant: 'v8' })),
    );
    const { answer, calls } = await ask(only(first));
    expect(answer).toMatchObject({ value: { kind: 'found', architectures: ['amd64', 'arm64'] } });
    expect(calls.map(({ url }) => url)).toContain(ownAt);
  });

  it('may be for ARM, and hold attestations and Windows', async () => {
    const arm = { system: { ...healthy.system, architecture: 'arm64' } } as const;
    const first = listed(
      entry('win', { os: 'windows', architecture: 'arm64' }),
      entry('att', linux('unknown')),
      entry('amd', linux('arm64', { variant: 'v8' })),
    );
    const answers = { ...only(first), [configAt]: { ...config, architecture: 'arm64' } };
    expect((await ask(answers, { facts: arm })).answer).toMatchObject({
      value: { kind: 'found', architectures: ['arm64'] },
    });
    const other = { system: { ...healthy.system, architecture: 'other' } } as const;
    expect(await problem(nvcr, { facts: other })).toMatchObject({
      problem: 'no-architecture',
      architectures: ['amd64', 'arm64'],
    });
  });

  it('that does not name platforms is looked into', async () => {
    expect((await ask(only(listed(entry('amd'))))).answer).toMatchObject({
      value: { kind: 'found', architectures: ['amd64'] },
    });
  });

  it('names no more architectures than a person reads, and on one line', async () => {
    const many = Array.from({ length: 500 }, (_, number) => entry(`x${number}`, linux(`a\n${number}`)));
    const failed = await problem(only(listed(...many)));
    expect(failed).toMatchObject({ problem: 'no-architecture' });
    const { architectures } = 'architectures' in failed ? failed : { architectures: [] };
    expect(architectures).toHaveLength(20);
    expect(architectures[0]).toBe('a 0');
  });

  it('leads nowhere but to digests', async () => {
    const failed = await problem(only(listed({ digest: '../../evil', platform: linux('amd64') })));
    expect(failed).toMatchObject({ problem: 'no-architecture', architectures: [] });
  });
});

describe('a digest', () => {
  it('is that of what the tag names', async () => {
    const header = { 'docker-content-digest': 'sha256:named' };
    const named = await ask(only(status(200, header, index)));
    expect(named.answer).toMatchObject({ value: { digest: 'sha256:named' } });
  });

  it('is worked out where it is not said', async () => {
    const text = JSON.stringify(manifest);
    const { answer } = await ask(only(status(200, { 'docker-content-digest': 'no\u0007ne' }, text)));
    const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(answer).toMatchObject({ value: { digest } });
  });

  it('stands for the tag where the reference has one', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const facts = { imageChoice: { ...healthy.imageChoice, digest } };
    const at = `${base}/v2/nvidia/pytorch/manifests/${digest}`;
    const { [manifestAt]: _, ...rest } = nvcr;
    const { answer } = await ask({ ...rest, [at]: manifest }, { facts });
    expect(answer).toMatchObject({ value: { kind: 'found' } });
  });
});

describe('a manifest behind a redirect', () => {
  it('is fetched, and another host is not shown the token', async () => {
    const mirror = 'https://mirror.example/m';
    const answers = { ...only(status(307, { location: mirror })), [mirror]: manifest };
    const { answer, calls } = await ask(answers);
    expect(answer).toMatchObject({ value: { kind: 'found' } });
    expect(calls.find(({ url }) => url === mirror)?.options.headers?.['authorization']).toBeUndefined();
  });
});

describe('a manifest that is not understood is unknown, and nobody is blamed', () => {
  const size = (bytes: unknown) => ({ ...manifest, layers: [{ digest: 'sha256:l2', size: bytes }] });
  const huge = Array.from({ length: 3 }, () => ({ digest: 'sha256:l2', size: 2 ** 52 }));
  const sizeless = 'the manifest of the image gives layers without a size';
  const otherKind = 'the manifest of the image is of a kind that is not known here';
  const old = 'the image has a manifest of the old schema 1, which is not supported';
  it.each<[string, object, string]>([
    ['schema 1', { schemaVersion: 1, name: 'nvidia/pytorch', fsLayers: [] }, old],
    ['another kind', { schemaVersion: 2 }, otherKind],
    ['no layers', { ...manifest, layers: 7 }, otherKind],
    ['a configuration elsewhere', { ...manifest, config: { digest: '../x' } }, otherKind],
    ['a negative size', size(-1), sizeless],
    ['a size beyond counting', size(1e300), sizeless],
    ['half a byte', size(1.5), sizeless],
    ['a size in words', size('300'), sizeless],
    ['a layer that is none', { ...manifest, layers: [...manifest.layers, null] }, sizeless],
    ['a sum beyond counting', { ...manifest, layers: huge }, sizeless],
  ])('%s', async (_, body, why) =>
    expect((await ask(only(body))).answer).toEqual({ ok: false, asked: true, why }),
  );

  it('nor one that does not say for which architecture it is', async () => {
    const { architecture: _, ...rest } = config;
    expect((await ask({ ...nvcr, [configAt]: rest })).answer).toMatchObject({ ok: false, asked: true });
  });

  it('and deep nesting is no manifest', async () => {
    const deep = status(200, {}, '['.repeat(200_000));
    expect(await problem(only(deep))).toMatchObject({ problem: 'not-a-registry' });
  });
});

describe('a manifest without layers', () => {
  it('is an image all the same', async () => {
    const { answer, calls } = await ask(only({ ...manifest, layers: [] }));
    expect(answer).toMatchObject({ value: { kind: 'found', layerBytes: 0, layers: 0 } });
    expect(calls.some(({ url }) => url === blobAt('l2'))).toBe(false);
  });
});

describe('the configuration', () => {
  it('may be for another system', async () => {
    const windows = { ...only(manifest), [configAt]: { ...config, os: 'windows' } };
    expect(await problem(windows)).toMatchObject({
      problem: 'no-architecture',
      architectures: ['windows/amd64'],
    });
  });
  it('may name the architecture as the kernel does', async () => {
    const kernel = { ...only(manifest), [configAt]: { ...config, architecture: 'x86_64' } };
    expect((await ask(kernel)).answer).toMatchObject({ value: { architectures: ['amd64'] } });
  });
});

describe('an unknown tag', () => {
  it('is said in the words of the registry, on one line', async () => {
    const words = { errors: [{ code: 'MANIFEST_UNKNOWN', message: 'a\u001b[31m\r\nb' }] };
    expect(await problem(only(status(404, {}, words)))).toMatchObject({
      problem: 'tag-not-found',
      why: 'HTTP 404, MANIFEST_UNKNOWN: a [31m b',
    });
  });
  it('is none where a page is missing from a web server', async () => {
    const page = status(404, { 'content-type': 'text/html; charset=utf-8' }, '<html>');
    expect(await problem(only(page))).toMatchObject({ problem: 'not-a-registry' });
    const silent = { ...nvcr, [`${base}/v2/`]: status(200), [manifestAt]: 404 };
    expect(await problem(silent)).toMatchObject({ problem: 'not-a-registry' });
  });
});
