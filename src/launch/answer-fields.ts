import type { JsonObject } from '../check.ts';
import { harmless } from '../harmless.ts';
import { booleanAt, listAt, numberAt, stringAt, stringsIn } from '../json.ts';

/** Begins each line that our script says; everything else in the container's output is not ours. */
export const mark = '@ngc-doctor ';

/** A step that works or says why not; `signal` (e.g. `SIGBUS`) where that is what a process of it died of. */
export type Tried<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly error: string; readonly signal?: string };

/** Enough of an error to tell its cause; what comes out of a container may be of any length. */
const longestText = 4000;
export const mostInList = 256;

const bounded = (text: string): string => harmless(text.slice(0, longestText));

export function textAt(line: JsonObject, key: string): string | null {
  const text = stringAt(line, key);
  return text === null ? null : bounded(text);
}

export const textsAt = (line: JsonObject, key: string): readonly string[] =>
  stringsIn(listAt(line, key).slice(0, mostInList)).map(bounded);

/** The numbers under these keys; null unless each is there. */
export function numbersAt<K extends string>(
  line: JsonObject,
  ...keys: readonly K[]
): Readonly<Record<K, number>> | null {
  const found: Partial<Record<K, number>> = {};
  for (const key of keys) {
    const number = numberAt(line, key);
    if (number !== null) found[key] = number;
  }
  return isWhole(found, keys) ? found : null;
}

const isWhole = <K extends string>(
  found: Partial<Record<K, number>>,
  keys: readonly K[],
): found is Record<K, number> => keys.every((key) => found[key] !== undefined);

/** `seen` is null where a step that went well did not say what it saw: that is not taken for success. */
export function tried<T extends object>(line: JsonObject, seen: T | null): Tried<T> {
  const ok = booleanAt(line, 'ok');
  if (ok && seen !== null) return { ok: true, ...seen };
  const said = [textAt(line, 'error'), textAt(line, 'detail')].filter(Boolean).join('\n');
  const signal = textAt(line, 'signal');
  const silence = ok ? 'its answer cannot be read' : 'it gave no reason';
  return { ok: false, error: said === '' ? silence : said, ...(signal === null ? {} : { signal }) };
}
