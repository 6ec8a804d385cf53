import type { JsonObject, JsonValue } from '../check.ts';
import { booleanAt, isObject, numberAt, objectAt, stringAt, textsIn } from '../json.ts';
import type {
  DiskSpace,
  FileResult,
  FileStat,
  HttpResult,
  HttpStage,
  RunResult,
  SystemInfo,
} from './host.ts';

/** Reads one recorded answer, of which anything may have been written; undefined: it makes no sense. */
type Reader<T> = (value: JsonValue) => T | undefined;

/** A text, or its lines: long ones are easier to read and to edit so. */
export const text: Reader<string> = (value) =>
  typeof value === 'string' ? value : strings(value)?.join('\n');

export const strings: Reader<readonly string[]> = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined;

/** More names than any folder has that is looked at: each may be asked for in its turn. */
const mostNames = 50_000;
export const names: Reader<readonly string[]> = (value) => {
  const all = strings(value);
  return all === undefined || all.length > mostNames ? undefined : all;
};

export const yes: Reader<true> = (value) => (value === true ? true : undefined);

/** The value, or `{"failed": "absent"}`, `{"failed": "EIO", "why": "…"}`. */
export const fileResult =
  <T>(read: Reader<T>): Reader<FileResult<T>> =>
  (value) => {
    const failed = isObject(value) ? stringAt(value, 'failed') : null;
    if (failed === 'absent' || failed === 'denied') return { kind: failed };
    if (failed !== null && isObject(value)) {
      return { kind: 'failed', code: failed, why: stringAt(value, 'why') ?? '' };
    }
    const known = read(value);
    return known === undefined ? undefined : { kind: 'ok', value: known };
  };

/** `"not-found"`, or an object of which `kind`, `code` and both texts may be left out: it exited with 0, silent. */
export const runResult: Reader<RunResult> = (value) => {
  if (value === 'not-found') return { kind: 'not-found' };
  if (!isObject(value)) return undefined;
  const kind = 'kind' in value ? stringAt(value, 'kind') : 'exited';
  const why = stringAt(value, 'why') ?? '';
  if (kind === 'not-found') return { kind };
  if (kind === 'failed') return { kind, why };
  const [stdout, stderr] = [textAt(value, 'stdout'), textAt(value, 'stderr')];
  if (stdout === undefined || stderr === undefined) return undefined;
  if (kind === 'timed-out') return { kind, stdout, stderr, why };
  const code = 'code' in value ? numberAt(value, 'code') : 0;
  if (kind !== 'exited' || code === null) return undefined;
  return { kind, code, stdout, stderr, ...(booleanAt(value, 'truncated') ? { truncated: true } : {}) };
};

/** The body of an answer may be written as the JSON that it is. */
export const httpResult: Reader<HttpResult> = (value) => {
  if (!isObject(value)) return undefined;
  if (stringAt(value, 'kind') === 'failed') return httpFailure(value);
  const status = numberAt(value, 'status');
  const body = bodyAt(value);
  if (stringAt(value, 'kind') !== 'answered' || status === null || body === undefined) return undefined;
  return { kind: 'answered', status, headers: textsIn(objectAt(value, 'headers')), body };
};

const stages: readonly HttpStage[] = ['dns', 'connect', 'proxy', 'tls', 'http'];

function httpFailure(value: JsonObject): HttpResult | undefined {
  const stage = stages.find((one) => one === stringAt(value, 'stage'));
  if (stage === undefined) return undefined;
  const issuer = stringAt(value, 'issuer');
  return {
    kind: 'failed',
    stage,
    timedOut: booleanAt(value, 'timedOut'),
    code: stringAt(value, 'code') ?? '',
    why: stringAt(value, 'why') ?? '',
    ...(issuer === null ? {} : { issuer }),
  };
}

function bodyAt(value: JsonObject): string | undefined {
  const body = Object.hasOwn(value, 'body') ? value['body'] : '';
  if (body === undefined || typeof body === 'string') return body;
  return typeof body === 'object' && body !== null ? JSON.stringify(body) : undefined;
}

const textAt = (value: JsonObject, key: string): string | undefined =>
  Object.hasOwn(value, key) ? text(value[key] ?? null) : '';

const types: readonly FileStat['type'][] = [
  'file',
  'directory',
  'character-device',
  'block-device',
  'socket',
  'fifo',
  'other',
];

export const fileStat: Reader<FileStat> = (value) => {
  if (!isObject(value)) return undefined;
  const type = types.find((one) => one === stringAt(value, 'type'));
  const numbers = numbersAt(value, ['sizeBytes', 'mode', 'uid', 'gid', 'ctimeMs']);
  if (type === undefined || numbers === undefined) return undefined;
  const optional = (key: string) => numberAt(value, key);
  return {
    type,
    ...numbers,
    birthMs: optional('birthMs'),
    major: optional('major'),
    minor: optional('minor'),
  };
};

export const diskSpace: Reader<DiskSpace> = (value) => {
  if (!isObject(value)) return undefined;
  const numbers = numbersAt(value, ['freeBytes', 'totalBytes']);
  return numbers === undefined ? undefined : { ...numbers, freeInodes: numberAt(value, 'freeInodes') };
};

export const systemInfo: Reader<SystemInfo> = (value) => {
  if (!isObject(value)) return undefined;
  const numbers = numbersAt(value, ['uid', 'bootMs', 'cpus', 'memoryTotalBytes']);
  const names = textsAt(value, ['user', 'home', 'machine', 'kernelRelease', 'workingDirectory', 'runId']);
  const gids = value['gids'];
  const path = strings(value['path'] ?? null);
  if (numbers === undefined || names === undefined || path === undefined || !isNumbers(gids))
    return undefined;
  return { ...numbers, ...names, gids, path, memoryAvailableBytes: numberAt(value, 'memoryAvailableBytes') };
};

const isNumbers = (value: JsonValue | undefined): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one));

/** All of these members, or nothing. */
const membersAt =
  <T>(at: (value: JsonObject, key: string) => T | null) =>
  <K extends string>(value: JsonObject, keys: readonly K[]): Readonly<Record<K, T>> | undefined => {
    const found: { [key in string]?: T } = {};
    for (const key of keys) {
      const member = at(value, key);
      if (member === null) return undefined;
      found[key] = member;
    }
    return isWhole(found, keys) ? found : undefined;
  };

const isWhole = <K extends string, T>(
  found: { readonly [key in string]?: T },
  keys: readonly K[],
): found is Readonly<Record<K, T>> => keys.every((key) => found[key] !== undefined);

const numbersAt = membersAt(numberAt);
const textsAt = membersAt(stringAt);
