import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { parseJobs, severalAtATime } from '../../src/cli/ssh-hosts.ts';

describe('several at a time', () => {
  it('never run more than there may be, and all run', async () => {
    let [running, most] = [0, 0];
    const work = async (n: number): Promise<number> => {
      most = Math.max(most, ++running);
      await wait(n % 3);
      running--;
      if (n === 4) throw new Error('four');
      return n * n;
    };
    const results = await Promise.allSettled(severalAtATime([1, 2, 3, 4, 5, 6, 7, 8, 9], 3, work));
    expect(most).toBe(3);
    expect(results.map((one) => (one.status === 'fulfilled' ? one.value : null))).toEqual([
      1,
      4,
      9,
      null,
      25,
      36,
      49,
      64,
      81,
    ]);
  });
});

it.each(['0', '-1', '257', 'x', '1.5', ''])('%j is no number of hosts', (text) => {
  expect(() => parseJobs(text)).toThrow();
});
