import type { FileResult, Host } from './host.ts';
import { engineKey, httpKey, runKey } from './question.ts';
import type { RecordedFailure, Recording } from './recording.ts';

/** A question that a recording has no answer to. */
export class UnrecordedError extends Error {
  override readonly name = 'UnrecordedError';
  constructor(question: string) {
    super(`not recorded: ${question}`);
  }
}

/** A recording of which any part may be left out. */
export type PartialRecording = { readonly [K in keyof Recording]?: Recording[K] };

/** A machine as it was when it was recorded. What was not asked then throws an UnrecordedError. */
export function recordedHost(recording: PartialRecording): Host {
  const find = <T>(kind: string, section: Readonly<Record<string, T>> | undefined, key: string): T => {
    const value = section !== undefined && Object.hasOwn(section, key) ? section[key] : undefined;
    if (value === undefined) throw new UnrecordedError(`${kind} ${key}`);
    return value;
  };
  return {
    run: async (argv) => find('run', recording.run, runKey(argv)),
    readText: async (path) => fileResult(find('read', recording.read, path)),
    list: async (path) => fileResult(find('list', recording.list, path)),
    stat: async (path) => fileResult(find('stat', recording.stat, path)),
    readLink: async (path) => fileResult(find('link', recording.link, path)),
    access: async (path) => fileResult(find('access', recording.access, path)),
    open: async (path) => fileResult(find('open', recording.open, path)),
    diskSpace: async (path) => fileResult(find('disk', recording.disk, path)),
    env: (name) => find('env', recording.env, name) ?? undefined,
    async system() {
      const { system } = recording;
      if (system === undefined || system === null) throw new UnrecordedError('system');
      return system;
    },
    request: async (url, options) => find('http', recording.http, httpKey(url, options)),
    engineRequest: async (endpoint, path, options) =>
      find('engine', recording.engine, engineKey(endpoint, path, options)),
  };
}

function fileResult<T extends string | readonly string[] | object | true>(
  value: T | RecordedFailure,
): FileResult<T> {
  if (!isFailure(value)) return { kind: 'ok', value };
  if (value.failed === 'absent' || value.failed === 'denied') return { kind: value.failed };
  return { kind: 'failed', code: value.failed, why: 'why' in value ? value.why : '' };
}

const isFailure = (value: unknown): value is RecordedFailure =>
  typeof value === 'object' && value !== null && 'failed' in value && typeof value.failed === 'string';
