import { describe, expect, it } from 'vitest';
import type { Fix } from '../../src/check.ts';
import { withObstacles } from '../../src/fix/obstacles.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';

const fix: Fix = {
  id: 'install-it',
  title: 'Install it',
  risk: 'safe',
  steps: [{ kind: 'run', argv: ['dnf', 'install', '-y', 'it'], root: true }],
};
const on = (os: object, system: object = {}) =>
  readingsOf({ os: { ...healthy.os, ...os }, system: { ...healthy.system, uid: 1000, ...system } });
const first = (facts: ReturnType<typeof on>, given: Fix = fix) => withObstacles(given, facts).steps[0];

describe('what keeps a host from carrying out a fix', () => {
  it('is said first where there is no sudo', () => {
    expect(first(on({ sudo: false }))).toMatchObject({
      kind: 'do',
      text: expect.stringContaining('no sudo'),
    });
    expect(withObstacles(fix, on({ sudo: false })).risk).toBe('manual');
    expect(withObstacles(fix, on({ sudo: true }))).toBe(fix);
    expect(withObstacles(fix, on({ sudo: false }, { uid: 0 }))).toBe(fix);
  });

  it('is said first where packages are not simply installed', () => {
    expect(first(on({ immutable: true }))).toMatchObject({
      kind: 'do',
      text: expect.stringContaining('image'),
    });
    const other: Fix = { ...fix, steps: [{ kind: 'run', argv: ['modprobe', 'nvidia'], root: true }] };
    expect(withObstacles(other, on({ immutable: true }))).toBe(other);
  });

  it('is nothing where nothing is known', () => {
    expect(withObstacles(fix, {})).toBe(fix);
  });

  it('does not concern steps of an ordinary user', () => {
    const own: Fix = { ...fix, steps: [{ kind: 'run', argv: ['systemctl', '--user', 'start', 'docker'] }] };
    expect(withObstacles(own, on({ sudo: false }))).toBe(own);
  });
});
