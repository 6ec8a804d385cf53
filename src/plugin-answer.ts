import type { AnyCheck, Outcome } from './check.ts';

/** What a check of somebody else's answered, once it has the form of an outcome; anything else is a crash that says why. */
export function outcomeIn(answer: unknown, check: Pick<AnyCheck, 'codes' | 'relays'>): Outcome {
  if (!isOutcome(answer)) return crash('its answer is no outcome');
  if (answer.status !== 'found') return answer;
  const mistake = mistakeInFindings(answer.findings, check);
  return mistake === null ? answer : crash(mistake);
}

const crash = (error: string): Outcome => ({ status: 'crashed', error });

type Fields = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
export const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);

const isOutcome = (value: unknown): value is Outcome => {
  if (!isObject(value)) return false;
  const { status, findings, why, error, doubt } = value;
  if (status === 'found')
    return Array.isArray(findings) && findings.length > 0 && (doubt === undefined || isText(doubt));
  if (status === 'crashed') return isText(error);
  return status === 'passed' || ((status === 'skipped' || status === 'unknown') && isText(why));
};

function mistakeInFindings(
  findings: readonly unknown[],
  { codes, relays }: Pick<AnyCheck, 'codes' | 'relays'>,
): string | null {
  const found: string[] = [];
  for (const finding of findings) {
    if (!isObject(finding) || !isText(finding['code'])) return 'one of its findings has no code';
    const { code } = finding;
    if (!codes.includes(code) && !relays.includes(code))
      return `it found "${code}", which is none of its codes`;
    if (found.includes(code)) return `it found "${code}" twice`;
    const wrong = wrongIn(finding, findingFields);
    if (wrong !== null) return `${wrong} of its finding "${code}" is not what it should be`;
    found.push(code);
  }
  return null;
}

type Rules = Readonly<Record<string, (value: unknown) => boolean>>;

/** The first field that breaks its rule, as a path; null if all is well. */
function wrongIn(value: Fields, rules: Rules): string | null {
  const broken = Object.entries(rules).find(([key, holds]) => !holds(value[key]));
  return broken === undefined ? null : `"${broken[0]}"`;
}

const orNone = (holds: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || holds(value);
const oneOf =
  (...values: readonly unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const listOf = (rules: Rules) => (value: unknown) =>
  Array.isArray(value) && value.every((one) => isObject(one) && wrongIn(one, rules) === null);

const runFields: Rules = { argv: (value) => areTexts(value) && value.length > 0, root: orNone(isBoolean) };
const editFields: Rules = { file: isText, change: isChange, root: orNone(isBoolean) };
const doFields: Rules = { text: isText, url: orNone(isText) };

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isChange(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value['kind'] === 'json-merge') return isObject(value['value']);
  return value['kind'] === 'replace' && isText(value['old']) && typeof value['new'] === 'string';
}

const isStep = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const rules = { run: runFields, edit: editFields, do: doFields };
  const { kind } = value;
  return (kind === 'run' || kind === 'edit' || kind === 'do') && wrongIn(value, rules[kind]) === null;
};

const fixFields: Rules = {
  id: isText,
  title: isText,
  risk: oneOf('safe', 'disruptive', 'manual'),
  interrupts: orNone(isText),
  then: orNone(oneOf('restart-engine', 'relogin', 'reboot')),
  steps: (value) => Array.isArray(value) && value.every(isStep),
  verify: orNone((value) => areTexts(value) && value.length > 0),
  source: orNone(isText),
};

const findingFields: Rules = {
  severity: oneOf('error', 'warning'),
  message: isText,
  seen: isObject,
  explainedBy: orNone(areTexts),
  fixes: listOf(fixFields),
  candidates: orNone(listOf({ code: isText, decides: isText })),
  undecided: orNone(oneOf(true)),
  // Only the user lives with something, and says so in the configuration.
  waived: oneOf(undefined),
};
