import type { RecordedFailure, Recording, Sections, Taken } from './answers.ts';
import { cleanedAnswers } from './cleaned-answers.ts';
import type {
  DiskSpace,
  EngineOptions,
  FileResult,
  FileStat,
  Host,
  HttpOptions,
  SystemInfo,
} from './host.ts';
import { keptOf } from './kept.ts';
import { ofDriverAlone } from './kernel-log.ts';
import { type Noted, nothingYet, sorted, written } from './noted.ts';
import { engineKey, httpKey, runKey } from './question.ts';

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

function failureOf(result: Exclude<FileResult<unknown>, { kind: 'ok' }>): RecordedFailure {
  return result.kind === 'failed' ? { failed: result.code, why: result.why } : { failed: result.kind };
}
