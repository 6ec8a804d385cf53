import type { JsonObject, JsonValue } from '../check.ts';
import { fileResult, httpResult, runResult, strings, text } from '../host/recorded-answers.ts';
import { isObject, objectAt } from '../json.ts';

/** Kinds of questions of which the answer is a text. */
export type RawKind = 'run' | 'read' | 'list' | 'engine' | 'http';

/** A question with its answer as it came. */
export interface RawAnswer {
  readonly kind: RawKind;
  /** The command, the path, or the method and the address. */
  readonly question: string;
  /** How it ended, where it did not end well: `ended with code 9`, `not found`; empty: all went well. */
  readonly state: string;
  /** Empty: it said nothing, or there was none to say it. */
  readonly text: string;
}

/** In the order in which a reader looks for them. */
export const rawKinds: readonly RawKind[] = ['run', 'read', 'engine', 'http', 'list'];

type Told = Pick<RawAnswer, 'state' | 'text'>;

/** The answers of a recording, which may come from anywhere: those that make no sense are left out. */
export const rawAnswersIn = (answers: JsonObject): readonly RawAnswer[] =>
  rawKinds.flatMap((kind) =>
    Object.entries(objectAt(answers, kind)).flatMap(([question, value]): readonly RawAnswer[] => {
      const told = readers[kind](value);
      return told === null ? [] : [{ kind, question, ...told }];
    }),
  );

const readers: Readonly<Record<RawKind, (value: JsonValue) => Told | null>> = {
  run: runTold,
  read: (value) => fileTold(value, fileResult(text), (content) => content),
  list: (value) => fileTold(value, fileResult(strings), (names) => names.join('\n')),
  engine: httpTold,
  http: httpTold,
};

function runTold(value: JsonValue): Told | null {
  const result = runResult(value);
  if (result === undefined) return null;
  if (result.kind === 'not-found') return { state: 'not found', text: '' };
  if (result.kind === 'failed') return { state: `could not be run: ${result.why}`, text: '' };
  const text = [result.stdout, result.stderr].filter((part) => part.trim() !== '').join('\n');
  if (result.kind === 'timed-out') return { state: `no end: ${result.why}`, text };
  return { state: result.code === 0 ? '' : `ended with code ${result.code}`, text };
}

function fileTold<T>(
  value: JsonValue,
  reader: ReturnType<typeof fileResult<T>>,
  textOf: (value: T) => string,
): Told | null {
  const result = reader(value);
  if (result === undefined) return null;
  if (result.kind === 'ok') return { state: '', text: textOf(result.value) };
  if (result.kind === 'failed') return { state: `${result.code}: ${result.why}`, text: '' };
  return { state: result.kind === 'absent' ? 'there is none' : 'may not be read', text: '' };
}

function httpTold(value: JsonValue): Told | null {
  const result = httpResult(value);
  if (result === undefined) return null;
  if (result.kind === 'failed') return { state: `no answer (${result.stage}): ${result.why}`, text: '' };
  const state = result.status === 200 ? '' : `status ${result.status}`;
  return { state, text: indentedJson(result.body) };
}

/** JSON is easier to read so. */
function indentedJson(body: string): string {
  try {
    const value: JsonValue = JSON.parse(body);
    return isObject(value) || Array.isArray(value) ? JSON.stringify(value, null, 2) : body;
  } catch {
    return body;
  }
}
