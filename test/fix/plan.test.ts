import { describe, expect, it } from 'vitest';
import { causesOf, type Located } from '../../src/causes.ts';
import type { Fix } from '../../src/check.ts';
import { followUpFix } from '../../src/fix/follow-ups.ts';
import { planOf } from '../../src/fix/plan.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';

const fix = (id: string, then?: Fix['then']): Fix => ({
  id,
  title: id,
  risk: 'safe',
  ...(then === undefined ? {} : { then }),
  steps: [{ kind: 'run', argv: [id] }],
});
const found = (code: string, fixes: readonly Fix[], explainedBy: readonly string[] = []): Located => ({
  check: code,
  finding: { code, severity: 'error', message: 'M.', seen: {}, explainedBy, fixes },
});
const plan = (...located: readonly Located[]) => planOf(causesOf(located), located, readingsOf({}));
const ids = (fixes: readonly Fix[]) => fixes.map(({ id }) => id);

describe('planOf', () => {
  it('takes the first fix of each cause, in order, each once', () => {
    const made = plan(
      found('a', [fix('one'), fix('two')]),
      found('b', [fix('one')]),
      found('c', [fix('three')]),
    );
    expect(ids(made.plan)).toEqual(['one', 'three']);
    expect(ids(made.otherFixes)).toEqual(['two']);
  });

  it('leaves out fixes of what is explained, and keeps them whole beside', () => {
    const made = plan(found('a', [fix('one')]), found('b', [fix('two')], ['a']));
    expect(ids(made.plan)).toEqual(['one']);
    expect(ids(made.otherFixes)).toEqual(['two']);
  });

  it('mends nothing that the user lives with', () => {
    const { check, finding } = found('a', [fix('one', 'reboot')]);
    const waived = {
      check,
      finding: { ...finding, waived: { reason: 'So.', until: '2999-12-31', severity: 'error' as const } },
    };
    const made = plan(waived, found('b', [fix('two')]));
    expect(ids(made.plan)).toEqual(['two']);
    expect(ids(made.otherFixes)).toEqual(['one']);
  });

  it('does for both problems what they ask for by one name', () => {
    const reset = (gpu: number): Fix => ({
      ...fix('reset-gpu'),
      title: `Reset GPU ${gpu}`,
      steps: [
        { kind: 'do', text: 'Stop what uses it.' },
        { kind: 'run', argv: ['reset', String(gpu)] },
      ],
    });
    const made = plan(found('a', [reset(0)]), found('b', [reset(1)]));
    expect(made.plan).toMatchObject([
      {
        title: 'Reset GPU 0. Reset GPU 1',
        steps: [{ text: 'Stop what uses it.' }, { argv: ['reset', '0'] }, { argv: ['reset', '1'] }],
      },
    ]);
  });

  it('is of the graver finding where two have one code', () => {
    const [mild, grave] = [
      found('a', [{ ...fix('one'), title: 'Mild' }]),
      found('a', [{ ...fix('one'), title: 'Grave' }]),
    ];
    const warned: Located = { ...mild, finding: { ...mild.finding, severity: 'warning' } };
    expect(plan(warned, grave).plan).toMatchObject([{ title: 'Grave' }]);
  });

  it('restarts the engine once, last', () => {
    const made = plan(found('a', [fix('one', 'restart-engine')]), found('b', [fix('two', 'restart-engine')]));
    expect(ids(made.plan)).toEqual(['one', 'two', 'restart-engine']);
    expect(made.plan.at(-1)?.steps).toEqual([
      { kind: 'run', argv: ['systemctl', 'restart', 'docker'], root: true },
    ]);
  });

  it('does not reload what is restarted afterwards', () => {
    const made = plan(found('a', [fix('reload-engine')]), found('b', [fix('two', 'restart-engine')]));
    expect(ids(made.plan)).toEqual(['two', 'restart-engine']);
    expect(ids(plan(found('a', [fix('reload-engine')])).plan)).toEqual(['reload-engine']);
  });

  it("has root leave the user's own configuration of the engine alone", () => {
    const path = '/home/ada/.config/docker/daemon.json';
    const change = { kind: 'json-merge', value: {} } as const;
    const edit: Fix = { ...fix('one'), steps: [{ kind: 'edit', file: path, change, root: true }] };
    const located = [found('a', [edit])];
    const stepOn = (flavour: 'rootless' | 'package') => {
      const dockerd = { ...healthy.dockerd, flavour, configFile: path };
      return planOf(causesOf(located), located, readingsOf({ dockerd })).plan[0]?.steps[0];
    };
    expect(stepOn('rootless')).toMatchObject({ kind: 'edit', file: path, root: false });
    expect(stepOn('package')).toMatchObject({ root: true });
  });

  it('does not restart an engine that a reboot restarts', () => {
    const made = plan(found('a', [fix('one', 'restart-engine')]), found('b', [fix('two', 'reboot')]));
    expect(ids(made.plan)).toEqual(['one', 'two', 'reboot']);
  });
});

describe('a restart of the engine', () => {
  const restart = (more: Parameters<typeof readingsOf>[0]) => followUpFix('restart-engine', readingsOf(more));
  const argv = (made: Fix) =>
    made.steps.map((step) => (step.kind === 'run' ? step.argv.join(' ') : step.kind));

  it('is done in the way of the host', () => {
    const dockerd = healthy.dockerd;
    expect(argv(restart({ os: { ...healthy.os, services: 'sysv' } }))).toEqual(['service docker restart']);
    expect(argv(restart({ os: { ...healthy.os, services: 'openrc' } }))).toEqual([
      'rc-service docker restart',
    ]);
    expect(argv(restart({ dockerd: { ...dockerd, flavour: 'snap' } }))).toEqual(['snap restart docker']);
    expect(argv(restart({ dockerd: { ...dockerd, flavour: 'rootless' } }))).toEqual([
      'systemctl --user restart docker',
    ]);
    expect(argv(restart({ dockerd: { ...dockerd, flavour: 'desktop' } }))).toEqual(['do']);
    expect(argv(restart({ os: { ...healthy.os, services: 'none' } }))).toEqual(['do']);
  });

  it('says what it stops', () => {
    const engine = healthy.engine;
    if (engine.kind !== 'running') throw new Error('The healthy engine runs.');
    expect(restart({}).interrupts).toBe('nothing: no container is running');
    expect(restart({ engine: { ...engine, containersRunning: 3 } }).interrupts).toBe(
      '3 running containers stop',
    );
    expect(restart({ engine: { ...engine, containersRunning: 3, liveRestore: true } }).interrupts).toContain(
      'go on',
    );
  });
});
