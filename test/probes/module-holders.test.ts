import { expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { moduleHolders } from '../../src/probes/module-holders.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';

const failed = (problem: 'library-mismatch' | 'no-driver', uid = 0) =>
  readingsOf({
    nvidiaSmi: { kind: 'failed', problem, exitCode: 18, text: '', libraryVersion: null },
    system: { ...healthy.system, uid },
  });
const mismatched = failed('library-mismatch');
const node = '/dev/nvidiactl';
const ask = (answer: object, comms: Record<string, string | typeof absent> = {}) =>
  askProbe(moduleHolders, { run: { [`fuser ${node}`]: answer as never }, read: comms }, mismatched);

it('are the programs that have the driver open', async () => {
  const answer = exited(0, '   812  4711m 4711', `${node}:  `);
  const comms = { '/proc/812/comm': 'Xorg\n', '/proc/4711/comm': absent };
  expect(await ask(answer, comms)).toEqual(
    read({
      programs: [
        { pid: 812, program: 'Xorg' },
        { pid: 4711, program: null },
      ],
    }),
  );
});

it('may be nobody', async () => {
  expect(await ask(exited(1, ''))).toEqual(read({ programs: [] }));
});

it('are not known where fuser fails, and not asked for without it', async () => {
  expect(await ask(exited(1, '', `Specified filename ${node} does not exist.`))).toMatchObject({
    asked: true,
  });
  expect(await ask({ kind: 'timed-out', why: 'no answer within 10 s' })).toMatchObject({
    ok: false,
    asked: true,
  });
  expect(await ask({ kind: 'not-found' })).toMatchObject({ ok: false, asked: false });
});

it('are asked for by root alone, and only while module and libraries do not fit', async () => {
  for (const facts of [failed('library-mismatch', 1000), failed('no-driver'), readingsOf({})]) {
    expect(await askProbe(moduleHolders, {}, facts)).toMatchObject({ ok: false, asked: false });
  }
});
