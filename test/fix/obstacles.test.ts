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

  it('is said first where NixOS makes the files', () => {
    const file = '/etc/docker/daemon.json';
    const change = { kind: 'json-merge', value: { features: { cdi: true } } } as const;
    const edit: Fix = { ...fix, steps: [{ kind: 'edit', file, change, root: true }] };
    const text = expect.stringContaining('virtualisation.docker.daemon.settings');
    expect(first(on({ id: 'nixos' }), edit)).toMatchObject({ kind: 'do', text });
    const configure = ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker'];
    const run: Fix = { ...fix, steps: [{ kind: 'run', argv: configure, root: true }] };
    expect(first(on({ id: 'nixos' }), run)).toMatchObject({ kind: 'do', text });
    expect(withObstacles(edit, on({}))).toBe(edit);
    const generate = ['nvidia-ctk', 'cdi', 'generate', '--output=/etc/cdi/nvidia.yaml'];
    const other: Fix = { ...fix, steps: [{ kind: 'run', argv: generate, root: true }] };
    expect(withObstacles(other, on({ id: 'nixos' }))).toBe(other);
  });

  it('is nothing where nothing is known', () => {
    expect(withObstacles(fix, {})).toBe(fix);
  });

  it('does not concern steps of an ordinary user', () => {
    const own: Fix = { ...fix, steps: [{ kind: 'run', argv: ['systemctl', '--user', 'start', 'docker'] }] };
    expect(withObstacles(own, on({ sudo: false }))).toBe(own);
  });
});
