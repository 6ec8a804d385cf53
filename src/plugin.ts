import type { AnyCheck, Outcome } from './check.ts';
import { mistakeText } from './mistake.ts';
import { areTexts, isObject, isText, outcomeIn } from './plugin-answer.ts';
import { probes } from './probes.ts';
import { defaultTarget } from './target.ts';

/** Where a check of somebody else's comes from, as the user named it. */
export type PluginName = string;

/**
 * A check from outside as one of ours: whatever it does wrong is a `crashed` outcome of its own. Or why it is none;
 * `others` are those that there are already.
 */
export function pluginCheck(
  value: unknown,
  plugin: PluginName,
  others: readonly AnyCheck[],
): AnyCheck | string {
  if (!isCheck(value)) return 'it exports something that defineCheck did not make';
  const mistake = mistakeIn(value, others);
  if (mistake !== null) return mistake;
  return {
    ...value,
    plugin,
    examine: (readings, target) => guarded(value, () => value.examine(readings, target)),
  };
}

const brokenId = (plugin: PluginName): string => `plugin:${plugin}`;

/** It stands for a plugin of which something could not be loaded. */
export const isBroken = ({ id, plugin }: AnyCheck): boolean =>
  plugin !== undefined && id === brokenId(plugin);

/** Of each plugin that is broken, a sentence. */
export const brokenWords = (checks: readonly AnyCheck[]): readonly string[] =>
  checks.filter(isBroken).flatMap((check) => {
    const outcome = check.examine({}, defaultTarget);
    return outcome.status === 'crashed' ? [`The plugin ${check.plugin} is broken: ${outcome.error}.`] : [];
  });

/** Stands for a plugin of which something could not be loaded. */
export const brokenPlugin = (plugin: PluginName, error: string): AnyCheck => ({
  id: brokenId(plugin),
  title: `The plugin ${plugin} can be used`,
  needs: [],
  uses: [],
  codes: [],
  relays: [],
  plugin,
  examine: () => ({ status: 'crashed', error }),
});

const isCheck = (value: unknown): value is AnyCheck =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['title']) &&
  ['needs', 'uses', 'codes', 'relays'].every((key) => areTexts(value[key])) &&
  (value['page'] === undefined || isText(value['page'])) &&
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
    return outcomeIn(examine(), check);
  } catch (error) {
    return { status: 'crashed', error: mistakeText(error) };
  }
}
