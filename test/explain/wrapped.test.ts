import { describe, expect, it } from 'vitest';
import { wrappedLines } from '../../src/explain/wrapped.ts';

const long = 'an error that is told at such a length that it';

/** How many lines above the last one its message begins. */
const above = (...lines: readonly string[]): number => {
  const bytes = Buffer.from(lines.join('\n'));
  return wrappedLines(bytes, bytes.length);
};

describe('a message', () => {
  it('goes on where a long line was wrapped', () => {
    expect(above(long, 'does not fit')).toBe(1);
    expect(above(long, `goes on, and ${long}`, 'does not fit')).toBe(2);
    expect(above('before', long, 'does not fit')).toBe(1);
  });

  it.each([
    ['', 'after a blank line'],
    ['short', 'after a short one'],
    [`${long} ends.`, 'after a full stop'],
    [long, 'Another one'],
    [long, '2026-01-01 00:00:00 another'],
    [long, '[12.3] another'],
    [long, 'docker: another'],
    [long, 'gpu-1  | another'],
    [long, 'torch.cuda.OutOfMemoryError: another'],
    [long, 'time="2026-01-01T00:00:00Z" level=error msg=another'],
    [long, 'node7:812:901 [0] misc/socket.cc:484 NCCL WARN another'],
    [long, '{"log":"another"}'],
  ])('begins anew: %j, %j', (one, other) => {
    expect(above(one, other)).toBe(0);
  });
});
