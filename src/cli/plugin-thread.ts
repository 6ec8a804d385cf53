import { parentPort, workerData } from 'node:worker_threads';
import { type AnyCheck, defineCheck } from '../check.ts';
import { mistakeText } from '../mistake.ts';
import type { Load, Question, ThreadData } from './plugin-messages.ts';

// The thread in which one plugin lives: what it breaks, it breaks for itself alone. It answers with texts of JSON, so
// that nothing but data ever leaves it.

const { address, answers, answered }: ThreadData = workerData;
let checks: readonly unknown[] = [];
let later: string | null = null;

// Only this thread would end, without a word.
process.exit = () => {
  throw new Error('it calls process.exit');
};
process.on('uncaughtException', (error) => {
  later ??= mistakeText(error);
  const load: Load = { ok: false, why: later };
  parentPort?.postMessage(load);
});

/** A check, a list of them, or a function that is given `defineCheck` and makes them; by default. */
async function load(): Promise<Load> {
  try {
    const exported = defaultOf(await import(address));
    if (exported === undefined) return { ok: false, why: 'it has no default export' };
    const made: unknown = typeof exported === 'function' ? await exported({ defineCheck }) : exported;
    checks = Array.isArray(made) ? made : [made];
    if (checks.length === 0) return { ok: false, why: 'it exports an empty list' };
    return { ok: true, checks: JSON.stringify(checks.map(described)) };
  } catch (error) {
    return { ok: false, why: whyNot(error) };
  }
}

/** What TypeScript builds for CommonJS has its default export one floor down. */
function defaultOf(module: Readonly<Record<string, unknown>>): unknown {
  const { default: outer } = module;
  const isBuilt = typeof outer === 'object' && outer !== null && '__esModule' in outer;
  if (!isBuilt) return outer;
  return 'default' in outer ? outer.default : undefined;
}

const isCheck = (value: unknown): value is AnyCheck =>
  typeof value === 'object' && value !== null && 'examine' in value && typeof value.examine === 'function';

/** All of a check that is data; null where it is no check. */
function described(value: unknown): unknown {
  if (!isCheck(value)) return null;
  const { id, title, needs, uses, codes, relays, page } = value;
  return { id, title, needs, uses, codes, relays, page };
}

function answerOf(index: number, readings: Question['readings'], target: Question['target']): string {
  const check = checks[index];
  try {
    return textOf(isCheck(check) ? check.examine(readings, target) : null);
  } catch (error) {
    return crashed(mistakeText(error));
  }
}

function textOf(answer: unknown): string {
  try {
    return JSON.stringify(answer) ?? 'null';
  } catch {
    return crashed('its answer holds what JSON cannot hold, such as a BigInt or itself');
  }
}

const crashed = (error: string): string => JSON.stringify({ status: 'crashed', error });

function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts$/.test(address)) {
    return `it is TypeScript, which Node.js ${process.versions.node} does not run: build it, and name the JavaScript`;
  }
  return mistakeText(error);
}

parentPort?.on('message', ({ index, readings, target }: Question) => {
  answers.postMessage(later === null ? answerOf(index, readings, target) : crashed(later));
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
parentPort?.postMessage(await load());
