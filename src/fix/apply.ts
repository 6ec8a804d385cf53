import type { Change, JsonObject, JsonValue } from '../check.ts';
import { isObject, objectAt, parseObject } from '../json.ts';

/** What a file holds after a change, or why the change does not fit it. */
export type Applied =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string };

/**
 * Applies one `edit` step to the text of a file; null stands for a file that does not exist. A JSON merge follows
 * RFC 7386 and keeps the file's indentation.
 */
export function applyChange(text: string | null, change: Change): Applied {
  return change.kind === 'replace' ? replaced(text, change) : merged(text, change.value);
}

function replaced(text: string | null, change: Extract<Change, { kind: 'replace' }>): Applied {
  if (text === null) return { ok: false, why: 'the file does not exist' };
  const count = text.split(change.old).length - 1;
  if (change.old === '' || count === 0) return { ok: false, why: 'the text to replace is not in the file' };
  if (count > 1) return { ok: false, why: `the text to replace occurs ${count} times in the file` };
  return { ok: true, text: text.replace(change.old, () => change.new) };
}

function merged(text: string | null, patch: JsonObject): Applied {
  const before = text === null || text.trim() === '' ? {} : parseObject(text);
  if (before === null) return { ok: false, why: 'the file is not a JSON object' };
  const indent = /^[ \t]+(?=")/m.exec(text ?? '')?.[0] ?? '  ';
  return { ok: true, text: `${JSON.stringify(mergePatch(before, patch), null, indent)}\n` };
}

function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const result = new Map<string, JsonValue>(Object.entries(target));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else if (isObject(value)) result.set(key, mergePatch(objectAt(target, key), value));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}
