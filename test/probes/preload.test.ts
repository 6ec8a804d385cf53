import { expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { preload } from '../../src/probes/preload.ts';
import { absent, askProbe } from '../support/ask.ts';
import { folder } from '../support/stats.ts';

const ask = (text: string | { failed: string }, citrix: object = absent) =>
  askProbe(preload, {
    read: { '/etc/ld.so.preload': text as string },
    stat: { '/opt/Citrix/ICAClient': citrix as typeof folder },
  });

it.each<[string, readonly string[]]>([
  ['/usr/lib/a.so\n', ['/usr/lib/a.so']],
  ['/a.so:/b.so /c.so\r\n# /d.so\n', ['/a.so', '/b.so', '/c.so']],
  ['', []],
  ['\n \n', []],
])('reads %j', async (text, libraries) =>
  expect(await ask(text)).toEqual(read({ libraries, citrix: false })),
);

it('knows a machine without any, and one with Citrix Workspace', async () => {
  expect(await ask(absent)).toEqual(read({ libraries: [], citrix: false }));
  expect(await ask(absent, folder)).toEqual(read({ libraries: [], citrix: true }));
});

it('says where it may not look', async () => {
  expect(await ask({ failed: 'denied' })).toMatchObject({ ok: false, asked: true });
});
