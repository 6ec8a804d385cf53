import type { JsonObject, JsonValue } from '../check.ts';
import { harmlessLine } from '../harmless.ts';

const maxLines = 8;
const maxLength = 160;

/** The evidence, a line each, bounded: whole it is in the JSON. */
export function evidence(seen: JsonObject): readonly string[] {
  const { pairs, left } = evidencePairs(seen);
  const lines = pairs.map(([key, text]) => `${key}: ${text}`);
  return left === 0 ? lines : [...lines, `(and ${left} more in --format json)`];
}

/** The same as names and texts, and how many more there are. */
export function evidencePairs(seen: JsonObject): {
  readonly pairs: readonly (readonly [string, string])[];
  readonly left: number;
} {
  const pairs = Object.entries(seen).flatMap(([key, value]) => {
    const text = valueText(value);
    return text === '' ? [] : [[harmlessLine(key), shortened(text)] as const];
  });
  return { pairs: pairs.slice(0, maxLines), left: Math.max(0, pairs.length - maxLines) };
}

function valueText(value: JsonValue): string {
  if (value === null) return '';
  if (isList(value)) {
    const texts = value.map(valueText);
    return texts.filter((text) => text !== '').join(', ');
  }
  if (typeof value === 'object') return harmlessLine(JSON.stringify(value));
  // Of a tool's many lines the last one tells what went wrong.
  return harmlessLine(String(value).trim().split('\n').at(-1) ?? '');
}

/** Array.isArray does not tell the compiler about readonly arrays. */
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

const shortened = (text: string): string =>
  text.length <= maxLength ? text : `${text.slice(0, maxLength)}...`;
