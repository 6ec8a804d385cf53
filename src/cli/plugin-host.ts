import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { JsonValue } from '../check.ts';
import { harmless } from '../harmless.ts';
import { isObject, listAt, parseJson, stringsIn } from '../json.ts';
import { mistakeText } from '../mistake.ts';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';
import type { Load, Question, ThreadData } from './plugin-messages.ts';

/** The checks that a plugin exports, as it exports them, except that they are examined in a thread of its own. */
export type LoadedPlugin =
  | { readonly ok: true; readonly exported: readonly unknown[] }
  | { readonly ok: false; readonly why: string };

/** Code that never comes to an end is given up. Milliseconds. */
const patienceMs = { load: 10_000, examine: 5_000 };
const seconds = (milliseconds: number): string => `${milliseconds / 1000} s`;

/** A plugin has no business with more. MiB. */
const memoryLimit = 512;

/** The folder of the built program has the same name as ours here. */
const threadCode = new URL('../cli/plugin-thread.js', import.meta.url);

/** Loads a plugin in a thread: it can neither hold the doctor, nor end it, nor change what the other checks are given. */
export async function hostPlugin(address: string): Promise<LoadedPlugin> {
  const { port1: answers, port2 } = new MessageChannel();
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const workerData: ThreadData = { address, answers: port2, answered };
  const thread = new Worker(threadCode, {
    workerData,
    transferList: [port2],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
  });
  thread.unref();
  answers.unref();
  for (const stream of [thread.stdout, thread.stderr]) stream.on('data', onStderr);
  const load = await firstMessage(thread);
  if (!load.ok) {
    void thread.terminate();
    return load;
  }
  let ended: string | null = null;
  thread.on('error', (error) => {
    ended ??= mistakeText(error);
  });

  const ask = (question: Question): unknown => {
    if (ended !== null) return crashed(ended);
    Atomics.store(answered, 0, 0);
    thread.postMessage(question);
    Atomics.wait(answered, 0, 0, patienceMs.examine);
    const answer: { readonly message: string } | undefined = receiveMessageOnPort(answers);
    if (answer !== undefined) return parseJson(answer.message);
    ended = `it did not come to an end within ${seconds(patienceMs.examine)}`;
    void thread.terminate();
    return crashed(ended);
  };

  const described = parseJson(load.checks);
  const list = Array.isArray(described) ? described : [];
  return { ok: true, exported: list.map((one: JsonValue, index) => hosted(one, index, ask)) };
}

/** Standard output is the report's alone. */
const onStderr = (chunk: unknown): void => void process.stderr.write(harmless(String(chunk)));

const crashed = (error: string): unknown => ({ status: 'crashed', error });

function firstMessage(thread: Worker): Promise<Load> {
  return new Promise((resolve) => {
    const late = `it was not loaded within ${seconds(patienceMs.load)}`;
    const timer = setTimeout(() => resolve({ ok: false, why: late }), patienceMs.load);
    const done = (load: Load): void => {
      clearTimeout(timer);
      resolve(load);
    };
    thread.once('message', done);
    thread.once('error', (error) => done({ ok: false, why: mistakeText(error) }));
    thread.once('exit', () => done({ ok: false, why: 'it came to an end before it was loaded' }));
  });
}

function hosted(described: JsonValue, index: number, ask: (question: Question) => unknown): unknown {
  if (!isObject(described)) return described;
  const seen = new Set(['needs', 'uses'].flatMap((name) => stringsIn(listAt(described, name))));
  const examine = (readings: Readings, target: Target): unknown =>
    ask({
      index,
      readings: Object.fromEntries(Object.entries(readings).filter(([key]) => seen.has(key))),
      target,
    });
  return { ...described, examine };
}
