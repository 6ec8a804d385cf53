import { expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { preload } from '../../src/probes/preload.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { folder } from '../support/stats.ts';

const { process } = healthy.dockerd;
const unit = healthy.dockerUnit.kind === 'unit' ? healthy.dockerUnit : null;
const start = unit?.start ?? null;
if (process === null || unit === null || start === null)
  throw new Error('The healthy machine has a daemon and its unit.');

/** The daemon as its process and its unit tell of it. */
const daemon = (ofProcess: readonly string[] | null, ofUnit: readonly string[]) => ({
  dockerd: { ...healthy.dockerd, process: { ...process, preloaded: ofProcess } },
  dockerUnit: { ...unit, start: { ...start, preloaded: ofUnit } },
});
const ask = (text: string | { failed: string }, citrix: object = absent, facts = daemon([], [])) =>
  askProbe(
    preload,
    {
      read: { '/etc/ld.so.preload': text as string },
      stat: { '/opt/Citrix/ICAClient': citrix as typeof folder },
    },
    readingsOf(facts),
  );

it.each<[string, readonly string[]]>([
  ['/usr/lib/a.so\n', ['/usr/lib/a.so']],
  ['/a.so:/b.so /c.so\r\n# /d.so\n', ['/a.so', '/b.so', '/c.so']],
  ['', []],
  ['\n \n', []],
])('reads %j', async (text, libraries) =>
  expect(await ask(text)).toEqual(read({ libraries, daemon: [], citrix: false })),
);

it('knows a machine without any, and one with Citrix Workspace', async () => {
  expect(await ask(absent)).toEqual(read({ libraries: [], daemon: [], citrix: false }));
  expect(await ask(absent, folder)).toEqual(read({ libraries: [], daemon: [], citrix: true }));
});

it.each<[string, readonly string[] | null, readonly string[], readonly string[]]>([
  ['its process', ['/a.so'], ['/b.so'], ['/a.so']],
  ['its process, which has none', [], ['/b.so'], []],
  ['its unit, where its process is closed', null, ['/b.so'], ['/b.so']],
])('takes what dockerd was given from %s', async (_, ofProcess, ofUnit, expected) =>
  expect(await ask(absent, absent, daemon(ofProcess, ofUnit))).toMatchObject({ value: { daemon: expected } }),
);

it('says where it may not look', async () => {
  expect(await ask({ failed: 'denied' })).toMatchObject({ ok: false, asked: true });
});
