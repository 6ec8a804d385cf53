import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fs as memory, vol } from 'memfs';
import { afterAll, describe, expect, it } from 'vitest';
import { liveHost } from '../../src/host/live.ts';
import { rootedHost } from '../../src/host/rooted.ts';

const folder = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
const at = (name: string) => join(folder, name);
writeFileSync(at('text'), 'hello\n');
writeFileSync(at('large'), 'x'.repeat(3_000_000));
writeFileSync(at('binary'), Buffer.from([0x61, 0xff, 0x62]));
mkdirSync(at('dir'));
symlinkSync('text', at('link'));
symlinkSync('gone', at('dangling'));
execFileSync('mkfifo', [at('fifo')]);
afterAll(() => rmSync(folder, { recursive: true }));
const host = liveHost();

describe('a file', () => {
  it('is read, up to a limit', async () => {
    expect(await host.readText(at('text'))).toEqual({ kind: 'ok', value: 'hello\n' });
    const large = await host.readText(at('large'));
    expect(large.kind === 'ok' && large.value.length).toBe(1024 ** 2);
    const short = await host.readText(at('large'), 10);
    expect(short).toEqual({ kind: 'ok', value: 'xxxxxxxxxx' });
  });

  it('that is not there is absent, also below a file', async () => {
    expect(await host.readText(at('none'))).toEqual({ kind: 'absent' });
    expect(await host.readText(at('text/below'))).toEqual({ kind: 'absent' });
    expect(await host.stat(at('dangling'))).toEqual({ kind: 'absent' });
  });

  it('that is a folder or a pipe fails at once', async () => {
    expect(await host.readText(at('dir'))).toMatchObject({ kind: 'failed', code: 'EISDIR' });
    expect(await host.readText(at('fifo'))).toMatchObject({ kind: 'failed' });
  });

  it('that is no text is read all the same', async () => {
    expect(await host.readText(at('binary'))).toEqual({ kind: 'ok', value: 'a\ufffdb' });
  });

  it('is described', async () => {
    expect(await host.stat(at('link'))).toMatchObject({
      kind: 'ok',
      value: { type: 'file', sizeBytes: 6, major: null },
    });
    expect(await host.stat('/dev/null')).toMatchObject({
      kind: 'ok',
      value: { type: 'character-device', major: 1, minor: 3, mode: 0o666 },
    });
    expect(await host.readLink(at('dangling'))).toEqual({ kind: 'ok', value: 'gone' });
    expect(await host.readLink(at('text'))).toMatchObject({ kind: 'failed', code: 'EINVAL' });
    expect(await host.access('/dev/null')).toEqual({ kind: 'ok', value: true });
  });

  it('stands in a folder and on a filesystem', async () => {
    const names = await host.list(folder);
    expect(names).toEqual({
      kind: 'ok',
      value: ['binary', 'dangling', 'dir', 'fifo', 'large', 'link', 'text'],
    });
    const space = await host.diskSpace(folder);
    expect(
      space.kind === 'ok' && space.value.freeBytes > 0 && space.value.totalBytes >= space.value.freeBytes,
    ).toBe(true);
  });
});

describe('another filesystem', () => {
  it('can be handed in', async () => {
    vol.fromJSON({ '/etc/os-release': 'ID=made-up\n' });
    const other = liveHost({ files: memory.promises as never });
    expect(await other.readText('/etc/os-release')).toEqual({ kind: 'ok', value: 'ID=made-up\n' });
    expect(await other.readText('/etc/none')).toEqual({ kind: 'absent' });
  });
});

describe('a mounted root', () => {
  const root = mkdtempSync(join(tmpdir(), 'ngc-doctor-test-'));
  afterAll(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'etc'), { recursive: true });
  mkdirSync(join(root, 'usr/lib'), { recursive: true });
  writeFileSync(join(root, 'etc/os-release'), 'ID=inner\n');
  writeFileSync(join(root, 'usr/lib/real'), 'inside\n');
  symlinkSync('/usr/lib/real', join(root, 'etc/absolute'));
  symlinkSync('../../../../../../../../etc/hostname', join(root, 'etc/climbing'));
  symlinkSync('loop', join(root, 'etc/loop'));
  const rooted = rootedHost(host, root);

  it('is what paths and links are relative to', async () => {
    expect(await rooted.readText('/etc/os-release')).toEqual({ kind: 'ok', value: 'ID=inner\n' });
    expect(await rooted.readText('/etc/absolute')).toEqual({ kind: 'ok', value: 'inside\n' });
    expect(await rooted.readLink('/etc/absolute')).toEqual({ kind: 'ok', value: '/usr/lib/real' });
  });

  it('is not left, neither by a path nor by a link', async () => {
    expect(await rooted.readText('/etc/climbing')).toEqual({ kind: 'absent' });
    expect(await rooted.readText('/../../../etc/hostname')).toEqual({ kind: 'absent' });
    expect((await rooted.readText('/etc/loop')).kind).not.toBe('ok');
  });
});
