import { expect, it } from 'vitest';
import { launchDecision } from '../../src/launch/decide.ts';
import { read, unread } from '../../src/probe.ts';
import type { Readings } from '../../src/probes.ts';
import { defaultTarget, type Target } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';

const decided = (facts: Readings, target: Partial<Target> = {}) =>
  launchDecision({ ...defaultTarget, ...target }, { ...readingsOf({}), ...facts }, []);
const error = {
  status: 'found',
  findings: [{ code: 'x', severity: 'error', message: 'x', seen: {}, fixes: [] }],
} as const;

it.each<[string, Readings, Partial<Target>, string, true?]>([
  ['the healthy machine', {}, {}, ''],
  [
    'the image is not here',
    { localImage: read({ kind: 'absent' } as const) },
    {},
    'the image is not on this host (--pull allows a pull)',
  ],
  [
    'the image is not here, and may be pulled',
    { localImage: read({ kind: 'absent' } as const) },
    { pull: true },
    '',
  ],
  [
    'the engine does not say whether the image is here',
    { localImage: unread('no answer') },
    {},
    'it could not be told whether the image is on this host',
    true,
  ],
  [
    'a volume is missing',
    { volumes: read(healthy.volumes.map((one) => ({ ...one, state: 'missing' as const }))) },
    {},
    '/data does not exist',
  ],
  ['no launch is wanted', {}, { launch: 'never' as const }, '--launch never was given'],
])('decides on a launch: %s', (_, facts, target, reason, untold) => {
  expect(decided(facts, target)).toEqual({
    launch: reason === '',
    reason,
    ...(untold === true ? { untold } : {}),
  });
});

it('launches beside problems only where that is asked for', () => {
  const auto = launchDecision(defaultTarget, readingsOf({}), [error]);
  expect(auto).toEqual({ launch: false, reason: 'problems stand in the way' });
  expect(launchDecision({ ...defaultTarget, launch: 'always' }, readingsOf({}), [error]).launch).toBe(true);
});
