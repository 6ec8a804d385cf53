import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { layerKinds, stackOf } from '../../src/render/stack.ts';
import type { Report, ReportedOutcome } from '../../src/report.ts';
import { fullReport } from '../support/full-report.ts';

const passed = (check: string): ReportedOutcome => ({ check, title: check, status: 'passed', findings: [] });
const all = layerKinds.flatMap((layer) => layer.checks).map(passed);

/** The report in which everything passed but what is given. */
const but = (...others: readonly ReportedOutcome[]): Report => ({
  ...fullReport,
  causes: fullReport.causes.filter(({ code }) => code === 'toolkit-not-installed'),
  outcomes: all.map((one) => others.find(({ check }) => check === one.check) ?? one),
});

const statesOf = (report: Report) =>
  Object.fromEntries(stackOf(report).map(({ name, state }) => [name, state]));
const outcomeOf = (check: string): ReportedOutcome =>
  fullReport.outcomes.find((one) => one.check === check) ?? passed(check);

describe('the stack', () => {
  it('holds each check of the house once, and no other', () => {
    const held = layerKinds.flatMap((layer) => layer.checks);
    expect(held.toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  });

  it('goes from PyTorch down to the GPU, and breaks where the lowest cause is', () => {
    const layers = stackOf(but(outcomeOf('nvidia-toolkit'), outcomeOf('gpus-flag')));
    expect(layers.map(({ name }) => name)).toEqual([
      'PyTorch',
      'Image and container',
      'NVIDIA Container Toolkit',
      'Docker Engine',
      'NVIDIA driver',
      'Operating system',
      'GPU',
    ]);
    expect(layers.filter(({ breaksHere }) => breaksHere).map(({ name }) => name)).toEqual([
      'NVIDIA Container Toolkit',
    ]);
  });

  it('tells a layer that only follows from another one', () => {
    const follows = { ...outcomeOf('gpus-flag'), check: 'test-launch' };
    expect(statesOf(but(outcomeOf('nvidia-toolkit'), follows))).toMatchObject({
      PyTorch: 'affected',
      'NVIDIA Container Toolkit': 'broken',
      GPU: 'passed',
    });
  });

  it.each<[string, ReportedOutcome['status'], string]>([
    ['test-launch', 'skipped', 'skipped'],
    ['test-launch', 'unknown', 'unknown'],
    ['shm-size', 'skipped', 'passed'],
    ['shm-size', 'crashed', 'unknown'],
    ['image', 'skipped', 'skipped'],
  ])('never takes for right what was not seen: %s %s', (check, status, state) => {
    const layer = layerKinds.find((kind) => kind.checks.includes(check))?.name ?? '';
    expect(statesOf(but({ ...passed(check), status }))[layer]).toBe(state);
  });
});
