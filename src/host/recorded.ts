import type { JsonObject, JsonValue } from '../check.ts';
import { objectAt } from '../json.ts';
import type { Recording } from './answers.ts';
import type { Host } from './host.ts';
import { engineKey, httpKey, runKey } from './question.ts';
import {
  diskSpace,
  fileResult,
  fileStat,
  httpResult,
  names,
  runResult,
  systemInfo,
  text,
  yes,
} from './recorded-answers.ts';

/** A question that a recording has no answer to. */
export class UnrecordedError extends Error {
  override readonly name = 'UnrecordedError';
  constructor(question: string) {
    super(`not recorded: ${question}`);
  }
}

/** What is no recording, or an answer within one that makes no sense. */
export class InvalidRecordingError extends Error {
  override readonly name = 'InvalidRecordingError';
}

/** A recording of which any part may be left out. */
export type PartialRecording = { readonly [K in keyof Recording]?: Recording[K] };

/**
 * A machine as it was when it was recorded. What was not asked then throws an UnrecordedError. The document comes from
 * anywhere: what is no recording throws an InvalidRecordingError, at once or, of a single answer, when it is asked for.
 */
export function recordedHost(document: unknown): Host {
  const recording = recordingIn(document);
  const find = <T>(kind: string, key: string, read: (value: JsonValue) => T | undefined): T => {
    const section = objectAt(recording, kind);
    const value = Object.hasOwn(section, key) ? section[key] : undefined;
    if (value === undefined) throw new UnrecordedError(`${kind} ${key}`);
    const answer = read(value);
    if (answer === undefined) throw new InvalidRecordingError(`the answer to ${kind} ${key} makes no sense`);
    return answer;
  };
  return {
    run: async (argv) => find('run', runKey(argv), runResult),
    readText: async (path) => find('read', path, fileResult(text)),
    list: async (path) => find('list', path, fileResult(names)),
    stat: async (path) => find('stat', path, fileResult(fileStat)),
    readLink: async (path) => find('link', path, fileResult(text)),
    access: async (path) => find('access', path, fileResult(yes)),
    open: async (path) => find('open', path, fileResult(yes)),
    diskSpace: async (path) => find('disk', path, fileResult(diskSpace)),
    env: (name) => find('env', name, nullOrText) ?? undefined,
    async system() {
      const value = Object.hasOwn(recording, 'system') ? recording['system'] : null;
      if (value === undefined || value === null) throw new UnrecordedError('system');
      const system = systemInfo(value);
      if (system === undefined) throw new InvalidRecordingError('the answer to system makes no sense');
      return system;
    },
    request: async (url, options) => find('http', httpKey(url, options), httpResult),
    engineRequest: async (endpoint, path, options) =>
      find('engine', engineKey(endpoint, path, options), httpResult),
  };
}

const nullOrText = (value: JsonValue): string | null | undefined =>
  value === null || typeof value === 'string' ? value : undefined;

function recordingIn(document: unknown): JsonObject {
  if (!isJsonObject(document)) throw new InvalidRecordingError('this is no recording');
  const schema = Object.hasOwn(document, 'schema') ? document['schema'] : 1;
  if (schema !== undefined && schema !== 1) {
    throw new InvalidRecordingError(`a recording of schema ${JSON.stringify(schema)} is not understood`);
  }
  return document;
}

/** Its members are looked at one by one when they are asked for. */
const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
