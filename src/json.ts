import type { JsonObject, JsonValue } from './check.ts';

/** The object that a JSON text holds; null where it is no JSON or no object. */
export function parseObject(text: string): JsonObject | null {
  const value = parseJson(text);
  return value !== undefined && isObject(value) ? value : null;
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

export const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

/** A member of its own, never one of the prototype's. */
const member = (object: JsonObject, key: string): JsonValue | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

export function stringAt(object: JsonObject, key: string): string | null {
  const value = member(object, key);
  return typeof value === 'string' ? value : null;
}

export function numberAt(object: JsonObject, key: string): number | null {
  const value = member(object, key);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

export const booleanAt = (object: JsonObject, key: string): boolean => member(object, key) === true;

/** An empty object where there is none. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = member(object, key);
  return value !== undefined && isObject(value) ? value : {};
}

/** An empty list where there is none. */
export function listAt(object: JsonObject, key: string): readonly JsonValue[] {
  const value = member(object, key);
  return isList(value) ? value : [];
}

export const objectsIn = (list: readonly JsonValue[]): readonly JsonObject[] => list.filter(isObject);

export const stringsIn = (list: readonly JsonValue[]): readonly string[] =>
  list.filter((value) => typeof value === 'string');

export const hasList = (object: JsonObject, key: string): boolean => isList(member(object, key));

/** The members whose values are texts. */
export const textsIn = (object: JsonObject): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
