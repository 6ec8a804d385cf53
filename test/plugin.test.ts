import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { type AnyCheck, defineCheck, type Finding } from '../src/check.ts';
import { diagnose } from '../src/diagnose.ts';
import { recordedHost } from '../src/host/recorded.ts';
import { brokenPlugin, pluginCheck } from '../src/plugin.ts';
import { verdictOf } from '../src/report.ts';
import { defaultTarget } from '../src/target.ts';
import { healthy } from '../src/testing/healthy.ts';

const finding: Finding = { code: 'house-rule', severity: 'error', message: 'No.', seen: {}, fixes: [] };
const good = defineCheck({
  id: 'house-rules',
  title: 'Our rules hold',
  needs: [],
  codes: ['house-rule'],
  examine: () => [finding],
});
/** As JavaScript may export it. */
const odd = (more: object): unknown => ({ ...good, ...more });
const madeOf = (value: unknown): AnyCheck => {
  const made = pluginCheck(value, './p.js', checks);
  if (typeof made === 'string') throw new Error(made);
  return made;
};
const answering = (answer: unknown) => madeOf(odd({ examine: () => answer }));
const outcomeOf = (check: AnyCheck) => check.examine({}, defaultTarget);

describe('a plugin’s check', () => {
  it('can be given every fact in another thread: facts are data', () => {
    expect(structuredClone(healthy)).toStrictEqual(healthy);
    expect(JSON.parse(JSON.stringify(healthy))).toEqual(healthy);
  });

  it('is a check like any other, and says where it comes from', async () => {
    const plugin = madeOf(good);
    const target = { ...defaultTarget, launch: 'never' as const };
    const report = await diagnose({ host: recordedHost({}), checks: [plugin], target });
    expect(report.verdict).toBe('not-ready');
    expect(report.outcomes).toMatchObject([{ check: 'house-rules', plugin: './p.js', status: 'found' }]);
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', null, /defineCheck/],
    [
      'a definition that was not defined',
      { id: 'a', title: 'A', codes: [], examine: () => [] },
      /defineCheck/,
    ],
    ['an id that is taken', odd({ id: 'nvidia-gpu' }), /a check "nvidia-gpu" already/],
    ['a code that is taken', odd({ codes: ['no-nvidia-gpu'] }), /"no-nvidia-gpu" is at home/],
    ['a name with blanks', odd({ id: 'House rules' }), /kebab-case/],
    ['a fact that there is none of', odd({ needs: ['weather'] }), /"weather"/],
    ['a fact by the name of a method', odd({ uses: ['toString'] }), /"toString"/],
  ])('%s is refused', (_, value, why) => {
    expect(pluginCheck(value, './p.js', checks)).toMatch(why);
  });

  it.each<[string, unknown]>([
    ['no outcome', undefined],
    ['a promise', Promise.resolve({ status: 'passed' })],
    ['an unheard-of outcome', { status: 'fine' }],
    ['no finding', { status: 'found', findings: [] }],
    ['a finding of another’s', { status: 'found', findings: [{ ...finding, code: 'no-nvidia-gpu' }] }],
    ['half a finding', { status: 'found', findings: [{ code: 'house-rule', severity: 'error' }] }],
    ['a finding twice', { status: 'found', findings: [finding, finding] }],
    [
      'a fix without steps',
      { status: 'found', findings: [{ ...finding, fixes: [{ id: 'a', title: 'A' }] }] },
    ],
  ])('that answers %s has crashed, and nothing else has', (_, answer) => {
    expect(outcomeOf(answering(answer)).status).toBe('crashed');
  });

  it('that throws has crashed with its reason', () => {
    const thrower = odd({
      examine: () => {
        throw new Error('boom');
      },
    });
    expect(outcomeOf(madeOf(thrower))).toMatchObject({
      status: 'crashed',
      error: expect.stringMatching(/^boom \(\/.*plugin\.test\.ts:\d+:\d+\)$/),
    });
  });

  it('that could not be loaded is a crash, and no launch makes up for it', () => {
    const { id, title, plugin = '' } = brokenPlugin('./p.js', 'no such file');
    expect(outcomeOf(brokenPlugin('./p.js', 'no such file'))).toEqual({
      status: 'crashed',
      error: 'no such file',
    });
    const outcome = { check: id, title, status: 'crashed' as const, findings: [] };
    const rest = { launch: 'passed', launchPolicy: 'auto', strict: false } as const;
    expect(verdictOf({ outcomes: [{ ...outcome, plugin }], ...rest })).toBe('unknown');
    expect(verdictOf({ outcomes: [outcome], ...rest })).toBe('ready');
  });
});
