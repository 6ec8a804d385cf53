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
import { keptOf } from './kept.ts';
import { ofDriverAlone } from './kernel-log.ts';
import { engineKey, httpKey, runKey } from './question.ts';
import { withoutSecretOutput, withoutSecrets, withoutTokens } from './redact.ts';

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

type Sections = Omit<Recording, 'schema' | 'about' | 'system'>;
type Noted = {
  readonly [K in keyof Sections]: Map<
    string,
    Sections[K] extends Readonly<Record<string, infer T>> ? T : never
  >;
};

export interface RecordingHost {
  readonly host: Host;
  recording(about: string): Recording;
}

/** Wraps a host and notes what it is asked and what it answers; asked twice, the later answer counts. */
export function recordingHost(host: Host): RecordingHost {
  let system: SystemInfo | null = null;
  const noted = nothingYet();
  return {
    host: {
      ...files(host, noted),
      async run(argv, options) {
        const result = await host.run(argv, options);
        noted.run.set(runKey(argv), withoutSecretOutput(ofDriverAlone(argv, result)));
        return result;
      },
      env(name) {
        const value = host.env(name);
        noted.env.set(name, value === undefined ? null : withoutSecrets(value));
        return value;
      },
      async system() {
        system = await host.system();
        return system;
      },
      async request(url: string, options?: HttpOptions) {
        const result = await host.request(url, options);
        noted.http.set(httpKey(url, options), withoutTokens(result));
        return result;
      },
      async engineRequest(endpoint: string, path: string, options?: EngineOptions) {
        const result = await host.engineRequest(endpoint, path, options);
        noted.engine.set(engineKey(endpoint, path, options), withoutTokens(result));
        return result;
      },
    },
    recording: (about) => ({ schema: 1, about, system, ...written(noted) }),
  };
}

function files(host: Host, { read, list, stat, link, access, open, disk }: Noted) {
  const note = async <T>(
    into: Map<string, T | RecordedFailure>,
    path: string,
    answer: Promise<FileResult<T>>,
    clean: (value: T) => T = (value) => value,
  ): Promise<FileResult<T>> => {
    const result = await answer;
    into.set(path, result.kind === 'ok' ? clean(result.value) : failureOf(result));
    return result;
  };
  return {
    readText: (path: string, maxBytes?: number) =>
      note<string>(read, path, host.readText(path, maxBytes), (text) => withoutSecrets(keptOf(path, text))),
    list: (path: string) => note<readonly string[]>(list, path, host.list(path)),
    stat: (path: string) => note<FileStat>(stat, path, host.stat(path)),
    readLink: (path: string) => note<string>(link, path, host.readLink(path)),
    access: (path: string) => note<true>(access, path, host.access(path)),
    open: (path: string) => note<true>(open, path, host.open(path)),
    diskSpace: (path: string) => note<DiskSpace>(disk, path, host.diskSpace(path)),
  };
}

const nothingYet = (): Noted => ({
  env: new Map(),
  run: new Map(),
  read: new Map(),
  list: new Map(),
  stat: new Map(),
  link: new Map(),
  access: new Map(),
  open: new Map(),
  disk: new Map(),
  engine: new Map(),
  http: new Map(),
});

/** In the order of their names, so that two recordings can be compared line by line. */
const sorted = <T>(answers: ReadonlyMap<string, T>): Readonly<Record<string, T>> =>
  Object.fromEntries([...answers].sort(([a], [b]) => (a < b ? -1 : 1)));

const written = (noted: Noted): Sections => ({
  env: sorted(noted.env),
  run: sorted(noted.run),
  read: sorted(noted.read),
  list: sorted(noted.list),
  stat: sorted(noted.stat),
  link: sorted(noted.link),
  access: sorted(noted.access),
  open: sorted(noted.open),
  disk: sorted(noted.disk),
  engine: sorted(noted.engine),
  http: sorted(noted.http),
});

function failureOf(result: Exclude<FileResult<unknown>, { kind: 'ok' }>): RecordedFailure {
  return result.kind === 'failed' ? { failed: result.code, why: result.why } : { failed: result.kind };
}
