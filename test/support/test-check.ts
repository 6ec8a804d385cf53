import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { AnyCheck, Finding, Outcome } from '../../src/check.ts';
import { notAsked, unread } from '../../src/probe.ts';
import { type FactKey, type Facts, probes, type Readings } from '../../src/probes.ts';
import { defaultTarget, type Target } from '../../src/target.ts';
import { readingsOf } from './healthy.ts';

export interface Case {
  /** Facts that differ from the healthy machine's. */
  readonly facts?: Partial<Facts>;
  /** Facts that could not be read; `true` in the table of the check means the question was put. */
  readonly unread?: readonly FactKey[];
  readonly target?: Partial<Target>;
}

export interface FindsCase extends Case {
  /** The codes found, in order, with their severity: `code` is an error, `code?` a warning. */
  readonly codes: readonly string[];
  /** Ids of the first finding's fixes, in order. */
  readonly fixes?: readonly string[];
  /** Codes that account for the first finding. */
  readonly explainedBy?: readonly string[];
  /** Part of the first finding's evidence. */
  readonly seen?: Readonly<Record<string, unknown>>;
  /** Literal steps of the first fix. */
  readonly steps?: readonly unknown[];
  /** Repairing these facts alone makes every finding of this case go away: for findings that are explained. */
  readonly repairedBy?: Partial<Facts>;
}

export interface CheckCases {
  /** The healthy machine has nothing of what this check examines. */
  readonly skipsHealthy?: true;
  readonly passes?: Readonly<Record<string, Case>>;
  readonly skips?: Readonly<Record<string, Case>>;
  readonly finds: Readonly<Record<string, FindsCase>>;
}

/** Tests a check over a table of cases, and what every check must hold to besides. */
export function testCheck(check: AnyCheck, cases: CheckCases): void {
  describe(check.id, () => {
    it(`${cases.skipsHealthy ? 'skips' : 'passes on'} the healthy machine`, () => {
      expect(outcomeOf(check, {}).status).toBe(cases.skipsHealthy ? 'skipped' : 'passed');
    });
    for (const [name, one] of Object.entries(cases.passes ?? {})) {
      it(`passes: ${name}`, () => expect(outcomeOf(check, one)).toEqual({ status: 'passed' }));
    }
    for (const [name, one] of Object.entries(cases.skips ?? {})) {
      it(`skips: ${name}`, () => expect(outcomeOf(check, one).status).toBe('skipped'));
    }
    for (const [name, one] of Object.entries(cases.finds)) it(`finds: ${name}`, () => testFinds(check, one));
    it('is unknown, neither passed nor failed, without what it needs', () => testUnread(check));
    it('finds each of its codes in some case', () => {
      const found = new Set(Object.values(cases.finds).flatMap(({ codes }) => codes.map(bare)));
      expect([...found].sort()).toEqual([...check.codes, ...check.relays].sort());
    });
    it('has no case twice', () => {
      const all = Object.values({ ...cases.passes, ...cases.skips, ...cases.finds });
      const texts = all.map(({ facts, target, unread: gone }) => JSON.stringify([facts, target, gone]));
      expect(new Set(texts).size).toBe(texts.length);
    });
  });
}

function testFinds(check: AnyCheck, one: FindsCase): void {
  const findings = findingsOf(outcomeOf(check, one));
  expect(findings.map(({ code, severity }) => (severity === 'error' ? code : `${code}?`))).toEqual(one.codes);
  for (const finding of findings) testForm(check, finding);
  const first = findings[0];
  if (one.fixes !== undefined) expect(first?.fixes.map(({ id }) => id)).toEqual(one.fixes);
  if (one.explainedBy !== undefined) expect(first?.explainedBy ?? []).toEqual(one.explainedBy);
  if (one.seen !== undefined) expect(first?.seen).toMatchObject(one.seen);
  if (one.steps !== undefined) expect(first?.fixes[0]?.steps).toEqual(one.steps);
  if (one.repairedBy !== undefined) {
    const repaired = { ...one, facts: { ...one.facts, ...one.repairedBy } };
    expect(findingsOf(outcomeOf(check, repaired))).toEqual([]);
  }
}

function testForm(check: AnyCheck, finding: Finding): void {
  expect([...check.codes, ...check.relays]).toContain(finding.code);
  // A capital, or a name that is what it is (a path, a host, an image).
  expect(finding.message).toMatch(/^(?:[A-Z]|\S*[./]\S*\s).*[.?]$/s);
  expect(finding.message).not.toMatch(/\u001b|undefined|null|NaN|\[object/);
  expect(JSON.parse(JSON.stringify(finding.seen))).toEqual(finding.seen);
  for (const { code, decides } of finding.candidates ?? []) {
    expect(homes, `${code}, a candidate of ${finding.code}, has a page`).toContain(code);
    expect(decides).toMatch(/[.?]$/);
  }
  if (finding.severity === 'error') expect(finding.fixes.length).toBeGreaterThan(0);
  for (const fix of finding.fixes) {
    expect(fix.id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(fix.steps.length).toBeGreaterThan(0);
    if (fix.risk === 'disruptive') expect(fix.interrupts, `${fix.id} says what it interrupts`).toBeTruthy();
  }
}

function testUnread(check: AnyCheck): void {
  for (const key of check.needs) {
    const asked: Readings = { ...readingsOf({}), [key]: unread('no answer') };
    expect(check.examine(asked, defaultTarget)).toEqual({ status: 'unknown', why: 'no answer' });
    const skipped: Readings = { ...readingsOf({}), [key]: notAsked('not now') };
    expect(check.examine(skipped, defaultTarget)).toEqual({ status: 'skipped', why: 'not now' });
  }
  const without = Object.fromEntries(check.uses.map((key) => [key, unread('no answer')]));
  expect(check.examine({ ...readingsOf({}), ...without }, defaultTarget).status).not.toBe('crashed');
  for (const key of [...check.needs, ...check.uses]) expect(Object.keys(probes)).toContain(key);
}

function outcomeOf(check: AnyCheck, one: Case): Outcome {
  const gone = Object.fromEntries((one.unread ?? []).map((key) => [key, unread('no answer')]));
  const readings = frozen({ ...readingsOf(one.facts ?? {}), ...gone });
  const target = { ...defaultTarget, ...one.target };
  const outcome = check.examine(readings, target);
  expect(check.examine(readings, target), 'the same facts give the same findings').toEqual(outcome);
  return outcome;
}

function findingsOf(outcome: Outcome): readonly Finding[] {
  if (outcome.status === 'crashed') throw new Error(`crashed: ${outcome.error}`);
  if (outcome.status === 'unknown') throw new Error(`unknown: ${outcome.why}`);
  return outcome.status === 'found' ? outcome.findings : [];
}

const homes = new Set(checks.flatMap(({ codes }) => codes));

const bare = (code: string): string => code.replace(/\?$/, '');

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}
