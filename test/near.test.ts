import { expect, it } from 'vitest';
import { namesNear } from '../src/near.ts';

const names = ['device-nodes', 'device-nodes-missing', 'shm-size', 'shm-too-small', 'registry'];

it.each([
  ['devcie-nodes', ['device-nodes']],
  ['shm-to-small', ['shm-too-small']],
  ['shm', ['shm-size', 'shm-too-small']],
  ['nodes-missing', ['device-nodes-missing']],
  ['Registry', ['registry']],
  ['cuda', []],
  ['', []],
])('names that may be meant by %j', (asked, expected) => {
  const near = namesNear(asked, names);
  expect(near.slice(0, Math.max(expected.length, 1))).toEqual(expected);
});
