import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { Fix } from '../../src/check.ts';
import { diagnose } from '../../src/diagnose.ts';
import { withObstacles } from '../../src/fix/obstacles.ts';
import type { RegistryProblem } from '../../src/probes/registry.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { fixtureHost } from '../support/fixture-hosts.ts';

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

  it('is said first where a folder cannot be written to', () => {
    const install = (os: object) => withObstacles(fix, on(os)).steps.slice(0, -1);
    const words = (text: string) => [{ kind: 'do', text: expect.stringContaining(text) }];
    expect(install({ readOnly: ['/etc', '/usr'] })).toEqual(words('/etc and /usr are mounted read-only'));
    expect(install({ readOnly: ['/usr'] })).toEqual(words('/usr is mounted read-only'));
    expect(install({ readOnly: ['/usr'], immutable: true })).toEqual(words('comes as an image'));
    const change = { kind: 'json-merge', value: {} } as const;
    const edit = (file: string): Fix => ({ ...fix, steps: [{ kind: 'edit', file, change, root: true }] });
    const readOnly = on({ readOnly: ['/etc'] });
    expect(first(readOnly, edit('/etc/docker/daemon.json'))).toMatchObject({ kind: 'do' });
    expect(first(on({ readOnly: ['/usr'] }), edit('/etc/docker/daemon.json'))).toMatchObject({
      kind: 'edit',
    });
    expect(first(readOnly, edit('/home/ada/.config/docker/daemon.json'))).toMatchObject({ kind: 'edit' });
    const generate = ['nvidia-ctk', 'cdi', 'generate', '--output=/etc/cdi/nvidia.yaml'];
    const run: Fix = { ...fix, steps: [{ kind: 'run', argv: generate, root: true }] };
    expect(first(readOnly, run)).toMatchObject({ kind: 'do' });
  });

  it.each([
    ['rhel', /dnf has no repository.*subscription-manager register/],
    ['sles', /SUSEConnect/],
    ['rocky', /a mirror of yours/],
  ])('is said first where packages come from nowhere: %s', (id, text) => {
    const os = { id, packages: 'dnf', withoutRepositories: true };
    expect(first(on(os))).toMatchObject({ kind: 'do', text: expect.stringMatching(text) });
    const remove: Fix = { ...fix, steps: [{ kind: 'run', argv: ['dnf', 'remove', '-y', 'it'], root: true }] };
    expect(withObstacles(remove, on(os))).toBe(remove);
  });

  it('is said first where what is installed does not come through', () => {
    const offline = (problem: RegistryProblem, route: object = {}, given: Fix = fix) => {
      const failure = { at: 'nvcr.io', why: 'ENOTFOUND', status: null, issuer: null, architectures: [] };
      const about = { ...healthy.registry.route, ...route };
      const registry = { kind: 'failed' as const, route: about, problem, ...failure };
      return withObstacles(given, readingsOf({ ...healthy, registry })).steps[0];
    };
    const said = { kind: 'do', text: expect.stringContaining('did not reach nvcr.io (ENOTFOUND)') };
    expect(offline('dns')).toEqual(said);
    expect(offline('denied')).not.toEqual(said);
    expect(offline('dns', { host: 'mirror.example' })).not.toEqual(said);
    expect(offline('dns', { shellProxy: 'http://proxy.example:3128' })).not.toEqual(said);
    const fetch: Fix = {
      ...fix,
      steps: [{ kind: 'run', argv: ['curl', '-o', '/run/it', 'https://it.example/it'] }],
    };
    expect(offline('timeout', {}, fetch)).toEqual(said);
    const load: Fix = { ...fix, steps: [{ kind: 'run', argv: ['modprobe', 'nvidia'], root: true }] };
    expect(offline('dns', {}, load)).not.toEqual(said);
  });

  it.each([
    ['debian12-a100-no-toolkit-offline', /did not reach nvcr\.io/],
    ['debian12-a100-no-toolkit-read-only', /mounted read-only/],
    ['rhel9-a100-no-toolkit-unregistered', /subscription-manager register/],
  ])('is the first step on a host that was recorded so: %s', async (name, text) => {
    const target = { ...defaultTarget, image: 'nvcr.io/nvidia/pytorch:23.10-py3', launch: 'never' as const };
    const { plan } = await diagnose({ host: fixtureHost(name), checks, target });
    expect(plan[0]).toMatchObject({ id: 'install-toolkit', risk: 'manual' });
    expect(plan[0]?.steps[0]).toMatchObject({ kind: 'do', text: expect.stringMatching(text) });
  });

  it('is nothing where nothing is known', () => {
    expect(withObstacles(fix, {})).toBe(fix);
  });

  it('does not concern steps of an ordinary user', () => {
    const own: Fix = { ...fix, steps: [{ kind: 'run', argv: ['systemctl', '--user', 'start', 'docker'] }] };
    expect(withObstacles(own, on({ sudo: false }))).toBe(own);
  });
});
