import type { AnyCheck, Finding, Fix, Outcome } from './check.ts';
import { probes } from './probes.ts';

/** Where a check of somebody else's comes from, as the user named it. */
export type PluginName = string;

/**
 * A check from outside as one of ours: whatever it does wrong is a `crashed` outcome of its own. Throws for what is no
 * check, with the reason; `others` are those that there are already.
 */
export function pluginCheck(value: unknown, plugin: PluginName, others: readonly AnyCheck[]): AnyCheck {
  if (!isCheck(value)) throw new Error('it exports something that defineCheck did not make');
  const mistake = mistakeIn(value, others);
  if (mistake !== null) throw new Error(mistake);
  return {
    ...value,
    plugin,
    examine: (readings, target) => guarded(value, () => value.examine(readings, target)),
  };
}

/** Stands for a plugin that could not be loaded. */
export const brokenPlugin = (plugin: PluginName, error: string): AnyCheck => ({
  id: `plugin:${plugin}`,
  title: `The plugin ${plugin} can be used`,
  needs: [],
  uses: [],
  codes: [],
  relays: [],
  plugin,
  examine: () => ({ status: 'crashed', error }),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const areTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

const isCheck = (value: unknown): value is AnyCheck =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['title']) &&
  ['needs', 'uses', 'codes', 'relays'].every((key) => areTexts(value[key])) &&
  typeof value['examine'] === 'function';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function mistakeIn({ id, needs, uses, codes, relays }: AnyCheck, others: readonly AnyCheck[]): string | null {
  const name = [id, ...codes, ...relays].find((one) => !kebab.test(one));
  if (name !== undefined) return `"${name}" is not in kebab-case`;
  if (others.some((other) => other.id === id)) return `there is a check "${id}" already`;
  const home = codes.find((code) => others.some((other) => other.codes.includes(code)));
  if (home !== undefined) return `the code "${home}" is at home in another check`;
  const fact = [...needs, ...uses].find((key) => !Object.hasOwn(probes, key));
  return fact === undefined ? null : `it needs "${fact}", and no such question is asked`;
}

function guarded(check: AnyCheck, examine: () => unknown): Outcome {
  try {
    const outcome = examine();
    if (!isOutcome(outcome)) return { status: 'crashed', error: 'its answer is no outcome' };
    const mistake = mistakeInFindings(check, outcome);
    return mistake === null ? outcome : { status: 'crashed', error: mistake };
  } catch (error) {
    return { status: 'crashed', error: error instanceof Error ? error.message : String(error) };
  }
}

const isOutcome = (value: unknown): value is Outcome => {
  if (!isObject(value)) return false;
  const { status, findings, why, error } = value;
  if (status === 'found') return Array.isArray(findings) && findings.length > 0;
  if (status === 'crashed') return isText(error);
  return status === 'passed' || ((status === 'skipped' || status === 'unknown') && isText(why));
};

function mistakeInFindings({ codes, relays }: AnyCheck, outcome: Outcome): string | null {
  if (outcome.status !== 'found') return null;
  const broken = outcome.findings.find((finding) => !isFinding(finding));
  if (broken !== undefined)
    return 'one of its findings lacks a code, a severity, a message, evidence or fixes';
  const found = outcome.findings.map(({ code }) => code);
  const foreign = found.find((code) => !codes.includes(code) && !relays.includes(code));
  if (foreign !== undefined) return `it found "${foreign}", which is none of its codes`;
  return new Set(found).size === found.length ? null : 'it found one code twice';
}

const isFinding = (value: unknown): value is Finding =>
  isObject(value) &&
  isText(value['code']) &&
  (value['severity'] === 'error' || value['severity'] === 'warning') &&
  isText(value['message']) &&
  isObject(value['seen']) &&
  (value['explainedBy'] === undefined || areTexts(value['explainedBy'])) &&
  Array.isArray(value['fixes']) &&
  value['fixes'].every(isFix);

const isFix = (value: unknown): value is Fix =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['title']) &&
  ['safe', 'disruptive', 'manual'].some((risk) => risk === value['risk']) &&
  Array.isArray(value['steps']) &&
  value['steps'].every(isStep);

const isStep = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  if (value['kind'] === 'run') return areTexts(value['argv']) && value['argv'].length > 0;
  if (value['kind'] === 'edit') return isText(value['file']) && isObject(value['change']);
  return value['kind'] === 'do' && isText(value['text']);
};
