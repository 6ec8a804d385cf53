import assert from 'node:assert/strict';
import { checks } from '../../checks/index.ts';
import type { AnyCheck, Finding, Outcome } from '../check.ts';
import { notAsked, unread } from '../probe.ts';
import { type FactKey, type Facts, probes, type Readings } from '../probes.ts';
import { defaultTarget, type Target } from '../target.ts';
import { readingsOf } from './healthy.ts';

/** A host, by its differences from the healthy machine. */
export interface Case {
  /** Facts that differ from the healthy machine's. */
  readonly facts?: Partial<Facts>;
  /** Facts that could not be read. */
  readonly unread?: readonly FactKey[];
  readonly target?: Partial<Target>;
}

/** A host on which the check finds something. */
export interface FindsCase extends Case {
  /** The codes found, in order, with their severity: `code` is an error, `code?` a warning. */
  readonly codes: readonly string[];
  /** Ids of the first finding's fixes, in order. */
  readonly fixes?: readonly string[];
  /** Codes that account for the first finding. */
  readonly explainedBy?: readonly string[];
  /** Part of the first finding's evidence. */
  readonly seen?: Readonly<Record<string, unknown>>;
  /** Codes of the first finding's candidates, most likely first. */
  readonly candidates?: readonly string[];
  /** Literal steps of the first fix. */
  readonly steps?: readonly unknown[];
  /** Repairing these facts alone makes every finding of this case go away: for findings that are explained. */
  readonly repairedBy?: Partial<Facts>;
}

/** The cases of a check, by what they show. */
export interface CheckCases {
  /** Facts in which this check's healthy machine differs from ours; a case's own facts win over them. */
  readonly healthy?: Partial<Facts>;
  /** The healthy machine has nothing of what this check examines. */
  readonly skipsHealthy?: true;
  readonly passes?: Readonly<Record<string, Case>>;
  readonly skips?: Readonly<Record<string, Case>>;
  /** What counts could not be told, though nothing that the check needs is missing. */
  readonly unknown?: Readonly<Record<string, Case>>;
  readonly finds: Readonly<Record<string, FindsCase>>;
}

/** `it` or `test` of a test runner: vitest, node:test, mocha. */
export type TestFunction = (name: string, body: () => void) => unknown;

/**
 * Tests a check over a table of cases, each a difference from the healthy machine (see `healthy`), and what every check
 * must hold to besides: the same facts give the same findings, nothing is found without what it needs, each code is
 * found in some case, and findings and fixes are whole. Failures are AssertionErrors of node:assert.
 */
export function testCheck(check: AnyCheck, cases: CheckCases, it: TestFunction): void {
  const end = cases.skipsHealthy ? 'skipped' : 'passed';
  const whole = <C extends Case>(one: C): C => ({ ...one, facts: { ...cases.healthy, ...one.facts } });
  it(`${cases.skipsHealthy ? 'skips' : 'passes on'} the healthy machine`, () =>
    mustEnd(outcomeOf(check, whole({})), end));
  for (const [name, one] of Object.entries(cases.passes ?? {})) {
    it(`passes: ${name}`, () => mustEnd(outcomeOf(check, whole(one)), 'passed'));
  }
  for (const [name, one] of Object.entries(cases.skips ?? {})) {
    it(`skips: ${name}`, () => mustEnd(outcomeOf(check, whole(one)), 'skipped'));
  }
  for (const [name, one] of Object.entries(cases.unknown ?? {})) {
    it(`cannot tell: ${name}`, () => mustEnd(outcomeOf(check, whole(one)), 'unknown'));
  }
  for (const [name, one] of Object.entries(cases.finds))
    it(`finds: ${name}`, () => testFinds(check, whole(one)));
  it('is unknown, neither passed nor failed, without what it needs', () => testUnread(check));
  it('finds each of its codes in some case', () => {
    const found = new Set(Object.values(cases.finds).flatMap(({ codes }) => codes.map(bare)));
    assert.deepEqual([...found].sort(), [...check.codes, ...check.relays].sort());
  });
  it('has no case twice', () => {
    const all = Object.values({ ...cases.passes, ...cases.skips, ...cases.unknown, ...cases.finds });
    const texts = all.map(({ facts, target, unread: gone }) => JSON.stringify([facts, target, gone]));
    assert.equal(new Set(texts).size, texts.length);
  });
}

/** Where it does not, the reason is what its author wants to see. */
const mustEnd = (outcome: Outcome, status: Outcome['status']): void =>
  assert.equal(
    outcome.status,
    status,
    outcome.status === status ? undefined : `${status}, not ${wordsOf(outcome)}`,
  );

function wordsOf(outcome: Outcome): string {
  if (outcome.status === 'found') return `found ${outcome.findings.map(({ code }) => code).join(', ')}`;
  if (outcome.status === 'passed') return 'passed';
  return `${outcome.status}: ${outcome.status === 'crashed' ? outcome.error : outcome.why}`;
}

function testFinds(check: AnyCheck, one: FindsCase): void {
  const findings = findingsOf(outcomeOf(check, one));
  assert.deepEqual(
    findings.map(({ code, severity }) => (severity === 'error' ? code : `${code}?`)),
    one.codes,
  );
  assert.equal(new Set(findings.map(({ code }) => code)).size, findings.length, 'one finding a code');
  for (const finding of findings) testForm(check, finding);
  const first = findings[0];
  const same = (actual: unknown, expected: unknown): void => {
    if (expected !== undefined) assert.deepEqual(actual, expected);
  };
  same(
    first?.fixes.map(({ id }) => id),
    one.fixes,
  );
  same(first?.explainedBy ?? [], one.explainedBy);
  same(partLike(first?.seen, one.seen), one.seen);
  same(
    first?.candidates?.map(({ code }) => code),
    one.candidates,
  );
  same(first?.fixes[0]?.steps, one.steps);
  if (one.repairedBy !== undefined) {
    const repaired = { ...one, facts: { ...one.facts, ...one.repairedBy } };
    assert.deepEqual(findingsOf(outcomeOf(check, repaired)), []);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What of a value is named by the shape of another, at any depth. */
function partLike(value: unknown, shape: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(shape)) {
    return value.map((one, index) => partLike(one, shape[index]));
  }
  if (!isRecord(value) || !isRecord(shape)) return value;
  return Object.fromEntries(Object.keys(shape).map((key) => [key, partLike(value[key], shape[key])]));
}

function testForm(check: AnyCheck, finding: Finding): void {
  assert.ok(
    [...check.codes, ...check.relays].includes(finding.code),
    `${finding.code} is a code of the check`,
  );
  // A capital, or a name that is what it is (a path, a host, an image).
  assert.match(finding.message, /^(?:[A-Z]|\S*[./]\S*\s).*[.?]$/s);
  assert.doesNotMatch(finding.message, /\u001b|undefined|null|NaN|\[object/);
  assert.deepEqual(JSON.parse(JSON.stringify(finding.seen)), finding.seen);
  for (const { code, decides } of finding.candidates ?? []) {
    assert.ok(homes.has(code) || check.codes.includes(code), `${code}, a candidate, has a page`);
    assert.match(decides, /[.?]$/);
  }
  assert.ok(finding.severity === 'warning' || finding.fixes.length > 0, `${finding.code} can be mended`);
  for (const fix of finding.fixes) {
    assert.match(fix.id, /^[a-z][a-z0-9-]*$/);
    assert.ok(fix.steps.length > 0, `${fix.id} has steps`);
    assert.ok(fix.risk !== 'disruptive' || fix.interrupts !== undefined, `${fix.id} says what it interrupts`);
  }
}

function testUnread(check: AnyCheck): void {
  for (const key of check.needs) {
    const asked: Readings = { ...readingsOf({}), [key]: unread('no answer') };
    assert.deepEqual(check.examine(asked, defaultTarget), { status: 'unknown', why: 'no answer' });
    const skipped: Readings = { ...readingsOf({}), [key]: notAsked('not now') };
    assert.deepEqual(check.examine(skipped, defaultTarget), { status: 'skipped', why: 'not now' });
  }
  const without = Object.fromEntries(check.uses.map((key) => [key, unread('no answer')]));
  const alone = check.examine({ ...readingsOf({}), ...without }, defaultTarget);
  if (alone.status === 'crashed') assert.fail(`without what it uses it ${wordsOf(alone)}`);
  for (const key of [...check.needs, ...check.uses]) assert.ok(key in probes, `${key} is a fact`);
}

function outcomeOf(check: AnyCheck, one: Case): Outcome {
  const gone = Object.fromEntries((one.unread ?? []).map((key) => [key, unread('no answer')]));
  const readings = frozen({ ...readingsOf(one.facts ?? {}), ...gone });
  const target = { ...defaultTarget, ...one.target };
  const outcome = check.examine(readings, target);
  assert.deepEqual(check.examine(readings, target), outcome, 'the same facts give the same findings');
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
