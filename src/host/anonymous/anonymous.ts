import type { Answers, RecordedFailure, Taken } from '../answers.ts';
import type { HttpResult, RunResult, SystemInfo } from '../host.ts';
import { withoutTokens } from '../redact.ts';
import type { Cleaner } from './cleaner.ts';
import { toldOf } from './environment.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { secretVariables } from './secrets.ts';
import { cleanerFor } from './text.ts';
import { textsIn } from './texts.ts';

/** What whoever asks knows of the machine beside its answers. */
export interface Beforehand {
  readonly users: readonly string[];
  readonly hosts: readonly string[];
  /** The environment, of which the secrets are looked for. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Files that name users and hosts, by path; they are not told. */
  readonly files?: Readonly<Record<string, string>>;
  /** What else is going to be told with the answers. */
  readonly texts: readonly string[];
}

export interface Anonymous {
  readonly answers: Answers;
  readonly times: Taken['times'];
  /** Cleans what is told with them in the same way. */
  readonly text: (text: string) => string;
}

/** The answers without secrets, and with pseudonyms for who and what is named. */
export function anonymous(taken: Taken, pseudonyms: Pseudonyms, known: Beforehand): Anonymous {
  const { system, env } = taken.answers;
  const told = [...textsIn(taken.answers), ...known.texts.map((text) => ({ kind: '', key: '', text }))];
  const files = Object.entries(known.files ?? {}).map(([key, text]) => ({ kind: 'read', key, text }));
  const own = system === null ? [] : [system.user, system.home.replace(/^.*\//s, '')];
  const clean = cleanerFor(told, pseudonyms, {
    users: [...known.users, ...own],
    hosts: known.hosts,
    secrets: [...taken.sent, ...secretVariables(known.environment), ...secretVariables(env)],
    files,
  });
  return {
    answers: cleaned(taken.answers, clean),
    times: keyed(taken.times, (own) => keyed(own, (ms) => ms, clean), clean),
    text: (text) => clean(text),
  };
}

/** Questions name things as well as answers do. */
const keyed = <T, U>(
  answers: Readonly<Record<string, T>>,
  value: (value: T, key: string) => U,
  clean: Cleaner,
): Readonly<Record<string, U>> =>
  Object.fromEntries(Object.entries(answers).map(([key, answer]) => [clean(key), value(answer, key)]));

function cleaned(answers: Answers, clean: Cleaner): Answers {
  const all = <T>(section: Readonly<Record<string, T>>, value: (value: T, key: string) => T) =>
    keyed(section, value, clean);
  const file =
    <T>(value: (value: T) => T) =>
    (answer: T | RecordedFailure, _key: string) =>
      isFailure(answer) ? failure(answer, clean) : value(answer);
  const same = <T>(value: T): T => value;
  return {
    system: answers.system === null ? null : systemOf(answers.system, clean),
    env: all(answers.env, (value, name) =>
      value === null ? null : clean(toldOf(name, value), `env ${name}`),
    ),
    run: all(answers.run, (result, key) => runOf(result, clean, key)),
    read: all(answers.read, (answer, path) =>
      typeof answer === 'string' ? clean(answer, path) : failure(answer, clean),
    ),
    list: all(
      answers.list,
      file<readonly string[]>((names) => names.map((name) => clean(name))),
    ),
    link: all(
      answers.link,
      file<string>((target) => clean(target)),
    ),
    stat: all(answers.stat, file(same)),
    access: all(answers.access, file(same)),
    open: all(answers.open, file(same)),
    disk: all(answers.disk, file(same)),
    engine: all(answers.engine, (result, key) => httpOf(result, clean, key)),
    http: all(answers.http, (result, key) => httpOf(result, clean, key)),
  };
}

const isFailure = (answer: unknown): answer is RecordedFailure =>
  typeof answer === 'object' && answer !== null && 'failed' in answer;

const failure = (failed: RecordedFailure, clean: Cleaner): RecordedFailure =>
  'why' in failed ? { ...failed, why: clean(failed.why) } : failed;

function runOf(result: RunResult, clean: Cleaner, key: string): RunResult {
  if (result.kind === 'not-found') return result;
  if (result.kind === 'failed') return { ...result, why: clean(result.why) };
  const texts = { stdout: clean(result.stdout, key), stderr: clean(result.stderr, key) };
  return result.kind === 'timed-out'
    ? { ...result, ...texts, why: clean(result.why) }
    : { ...result, ...texts };
}

function httpOf(given: HttpResult, clean: Cleaner, key: string): HttpResult {
  const result = withoutTokens(given);
  if (result.kind === 'failed') {
    const issuer = result.issuer === undefined ? {} : { issuer: clean(result.issuer) };
    return { ...result, why: clean(result.why), ...issuer };
  }
  const headers = Object.entries(result.headers).map(([name, value]) => [name, clean(value)]);
  return { ...result, headers: Object.fromEntries(headers), body: clean(result.body, key) };
}

const systemOf = (system: SystemInfo, clean: Cleaner): SystemInfo => ({
  ...system,
  user: clean(system.user),
  home: clean(system.home),
  workingDirectory: clean(system.workingDirectory),
  path: system.path.map((folder) => clean(folder)),
});
