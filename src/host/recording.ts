import type {
  DiskSpace,
  EngineOptions,
  FileResult,
  FileStat,
  Host,
  HttpOptions,
  HttpResult,
  RunResult,
  SystemInfo,
} from './host.ts';
import { engineKey, httpKey, runKey } from './question.ts';
import { withoutTokens } from './redact.ts';

/** How a file question that has no value is written: one of the words, or a code with its reason. */
export type RecordedFailure =
  | { readonly failed: 'absent' | 'denied' }
  | { readonly failed: string; readonly why: string };

/**
 * Every question that was put to a host, with its answer, grouped by kind so that a person can read and write it.
 * Keys are those of `question.ts`; paths for files. No credential that was sent is in it.
 */
export interface Recording {
  readonly schema: 1;
  /** What this machine is, in a phrase. */
  readonly about: string;
  readonly system: SystemInfo | null;
  /** Null: the variable is not set. */
  readonly env: Readonly<Record<string, string | null>>;
  readonly run: Readonly<Record<string, RunResult>>;
  readonly read: Readonly<Record<string, string | RecordedFailure>>;
  readonly list: Readonly<Record<string, readonly string[] | RecordedFailure>>;
  readonly stat: Readonly<Record<string, FileStat | RecordedFailure>>;
  readonly link: Readonly<Record<string, string | RecordedFailure>>;
  readonly access: Readonly<Record<string, true | RecordedFailure>>;
  readonly open: Readonly<Record<string, true | RecordedFailure>>;
  readonly disk: Readonly<Record<string, DiskSpace | RecordedFailure>>;
  readonly engine: Readonly<Record<string, HttpResult>>;
  readonly http: Readonly<Record<string, HttpResult>>;
}

type Section<K extends keyof Recording> = Record<
  string,
  Recording[K] extends Readonly<Record<string, infer T>> ? T : never
>;

export interface RecordingHost {
  readonly host: Host;
  recording(about: string): Recording;
}

/** Wraps a host and notes what it is asked and what it answers. */
export function recordingHost(host: Host): RecordingHost {
  let system: SystemInfo | null = null;
  const env: Section<'env'> = {};
  const run: Section<'run'> = {};
  const read: Section<'read'> = {};
  const list: Section<'list'> = {};
  const stat: Section<'stat'> = {};
  const link: Section<'link'> = {};
  const access: Section<'access'> = {};
  const open: Section<'open'> = {};
  const disk: Section<'disk'> = {};
  const engine: Section<'engine'> = {};
  const http: Section<'http'> = {};
  const sections = { env, run, read, list, stat, link, access, open, disk, engine, http };

  const file = async <T>(
    into: Record<string, T | RecordedFailure>,
    path: string,
    answer: Promise<FileResult<T>>,
  ) => {
    const result = await answer;
    into[path] = result.kind === 'ok' ? result.value : failureOf(result);
    return result;
  };
  return {
    host: {
      async run(argv, options) {
        const result = await host.run(argv, options);
        run[runKey(argv)] = result;
        return result;
      },
      readText: (path, maxBytes) => file(read, path, host.readText(path, maxBytes)),
      list: (path) => file(list, path, host.list(path)),
      stat: (path) => file(stat, path, host.stat(path)),
      readLink: (path) => file(link, path, host.readLink(path)),
      access: (path) => file(access, path, host.access(path)),
      open: (path) => file(open, path, host.open(path)),
      diskSpace: (path) => file(disk, path, host.diskSpace(path)),
      env(name) {
        const value = host.env(name);
        env[name] = value ?? null;
        return value;
      },
      async system() {
        system = await host.system();
        return system;
      },
      async request(url: string, options?: HttpOptions) {
        const result = await host.request(url, options);
        http[httpKey(url, options)] = withoutTokens(result);
        return result;
      },
      async engineRequest(endpoint: string, path: string, options?: EngineOptions) {
        const result = await host.engineRequest(endpoint, path, options);
        engine[engineKey(endpoint, path, options)] = result;
        return result;
      },
    },
    recording: (about) => ({ schema: 1, about, system, ...sections }),
  };
}

function failureOf(result: Exclude<FileResult<unknown>, { kind: 'ok' }>): RecordedFailure {
  return result.kind === 'failed' ? { failed: result.code, why: result.why } : { failed: result.kind };
}
