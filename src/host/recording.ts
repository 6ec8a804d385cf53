import { cleanedAnswers } from './cleaned-answers.ts';
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

/** Answers by the kind of question. */
export type Sections = Omit<Recording, 'schema' | 'about' | 'system'>;
export type Answers = Sections & Pick<Recording, 'system'>;

/** All that was asked and answered, as it is: not to be written anywhere. */
export interface Taken {
  readonly answers: Answers;
  /** Milliseconds that each answer took, by the kind of question. */
  readonly times: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What was sent to servers as a proof of who asks. */
  readonly sent: readonly string[];
}

type Noted = {
  readonly [K in keyof Sections]: Map<
    string,
    Sections[K] extends Readonly<Record<string, infer T>> ? T : never
  >;
};

export interface RecordingHost {
  readonly host: Host;
  /** Without the secrets that are known by where they stand. */
  recording(about: string): Recording;
  taken(): Taken;
}

/** Wraps a host and notes what it is asked and what it answers; asked twice, the later answer counts. */
export function recordingHost(host: Host): RecordingHost {
  let system: SystemInfo | null = null;
  const noted = nothingYet();
  const sent = new Set<string>();
  const times = new Map<keyof Sections, Map<string, number>>();
  const timed = async <T>(kind: keyof Sections, key: string, asked: Promise<T>): Promise<T> => {
    const began = performance.now();
    const answer = await asked;
    const own = times.get(kind) ?? new Map<string, number>();
    times.set(kind, own.set(key, Math.round(performance.now() - began)));
    return answer;
  };
  const note = async <T>(kind: keyof Sections, into: Map<string, T>, key: string, asked: Promise<T>) => {
    const answer = await timed(kind, key, asked);
    into.set(key, answer);
    return answer;
  };
  return {
    host: {
      ...files(host, noted, timed),
      async run(argv, options) {
        const result = await timed('run', runKey(argv), host.run(argv, options));
        noted.run.set(runKey(argv), ofDriverAlone(argv, result));
        return result;
      },
      env(name) {
        const value = host.env(name);
        noted.env.set(name, value ?? null);
        return value;
      },
      async system() {
        system = await host.system();
        return system;
      },
      request(url: string, options?: HttpOptions) {
        for (const proof of proofsIn(options)) sent.add(proof);
        return note('http', noted.http, httpKey(url, options), host.request(url, options));
      },
      engineRequest: (endpoint: string, path: string, options?: EngineOptions) =>
        note(
          'engine',
          noted.engine,
          engineKey(endpoint, path, options),
          host.engineRequest(endpoint, path, options),
        ),
    },
    recording: (about) => ({ schema: 1, about, system, ...cleanedAnswers(written(noted)) }),
    taken: () => ({
      answers: { system, ...written(noted) },
      times: Object.fromEntries([...times].map(([kind, own]) => [kind, sorted(own)])),
      sent: [...sent],
    }),
  };
}

/** The value of an Authorization header without its scheme, and a body that logs in. */
function proofsIn(options: HttpOptions = {}): readonly string[] {
  const headers = Object.entries(options.headers ?? {}).filter(([name]) =>
    /authorization|cookie/i.test(name),
  );
  const proofs = headers.map(([, value]) => value.replace(/^\w+ /, ''));
  const fields = new URLSearchParams(options.body ?? '');
  return [...proofs, ...['password', 'refresh_token'].flatMap((name) => fields.get(name) ?? [])];
}

type Timed = <T>(kind: keyof Sections, key: string, asked: Promise<T>) => Promise<T>;

function files(host: Host, { read, list, stat, link, access, open, disk }: Noted, timed: Timed) {
  const note = async <T>(
    kind: keyof Sections,
    into: Map<string, T | RecordedFailure>,
    path: string,
    answer: Promise<FileResult<T>>,
    kept: (value: T) => T = (value) => value,
  ): Promise<FileResult<T>> => {
    const result = await timed(kind, path, answer);
    into.set(path, result.kind === 'ok' ? kept(result.value) : failureOf(result));
    return result;
  };
  return {
    readText: (path: string, maxBytes?: number) =>
      note<string>('read', read, path, host.readText(path, maxBytes), (text) => keptOf(path, text)),
    list: (path: string) => note<readonly string[]>('list', list, path, host.list(path)),
    stat: (path: string) => note<FileStat>('stat', stat, path, host.stat(path)),
    readLink: (path: string) => note<string>('link', link, path, host.readLink(path)),
    access: (path: string) => note<true>('access', access, path, host.access(path)),
    open: (path: string) => note<true>('open', open, path, host.open(path)),
    diskSpace: (path: string) => note<DiskSpace>('disk', disk, path, host.diskSpace(path)),
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
