import type { DiskSpace, FileStat, HttpResult, RunResult, SystemInfo } from './host.ts';

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
