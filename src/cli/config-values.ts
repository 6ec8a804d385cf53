import type { JsonObject, JsonValue } from '../check.ts';
import { isObject } from '../json.ts';
import { parseSize } from '../size.ts';
import type { Thresholds } from '../target.ts';
import type { Waiver } from '../waivers.ts';
import { wrongIn } from './config-error.ts';

function listAt(file: string, key: string, value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrongIn(file, key, 'is no list');
  return value;
}

export const textsAt = (file: string, key: string, value: JsonValue | undefined): readonly string[] =>
  listAt(file, key, value).map((one) => {
    if (typeof one !== 'string' || one === '') throw wrongIn(file, key, 'holds something that is no text');
    return one;
  });

export const waiversAt = (file: string, value: JsonValue | undefined): readonly Waiver[] =>
  listAt(file, 'waivers', value).map((one) => waiverOf(file, one));

const objectOr = (value: JsonValue): JsonObject | null => (isObject(value) ? value : null);

function waiverOf(file: string, value: JsonValue): Waiver {
  const waiver = objectOr(value);
  if (waiver === null) throw wrongIn(file, 'waivers', 'holds something that has no code, reason and until');
  const { code, reason, until, ...rest } = waiver;
  const [stranger] = Object.keys(rest);
  if (stranger !== undefined) throw wrongIn(file, 'waivers', `knows no "${stranger}"`);
  if (code === undefined) throw wrongIn(file, 'waivers', 'lacks a code');
  if (typeof code !== 'string' || !/^[a-z0-9-]+$/.test(code))
    throw wrongIn(file, 'waivers', `holds ${JSON.stringify(code)}, which is no code`);
  if (typeof reason !== 'string' || reason.trim() === '')
    throw wrongIn(file, 'waivers', `gives no reason for ${code}`);
  if (typeof until !== 'string' || !isDay(until)) {
    throw wrongIn(file, 'waivers', `does not say until when ${code} is waived ("until": "YYYY-MM-DD")`);
  }
  return { code, reason: reason.trim(), until };
}

/** A day that there is: 30 February is none. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const thresholdKeys = { 'free-disk': 'freeDiskBytes', shm: 'shmBytes' } as const;

export function thresholdsAt(file: string, value: JsonValue | undefined): Partial<Thresholds> {
  if (value === undefined) return {};
  if (!isObject(value)) throw wrongIn(file, 'thresholds', 'is no object');
  const entries = Object.entries(value).map(([key, size]) => {
    if (key !== 'free-disk' && key !== 'shm') throw wrongIn(file, 'thresholds', `knows no "${key}"`);
    const bytes = typeof size === 'string' ? parseSize(size) : null;
    if (bytes === null) throw wrongIn(file, 'thresholds', `gives no size for "${key}", such as 20g`);
    return [thresholdKeys[key], bytes];
  });
  return Object.fromEntries(entries);
}

export function registryAt(file: string, value: JsonValue | undefined): string | null {
  if (value === undefined) return null;
  const usable = typeof value === 'string' && /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/.test(value);
  if (!usable) throw wrongIn(file, 'registry', 'is no registry, such as registry.example/ngc');
  return value;
}
