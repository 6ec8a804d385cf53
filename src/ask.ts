import type { Host } from './host/host.ts';
import { UnrecordedError } from './host/recorded.ts';
import { notAsked, type Probe, type Reading, unread } from './probe.ts';
import { type FactKey, type Facts, probes, type Readings } from './probes.ts';
import type { Target } from './target.ts';

/** Progress: a question was put, or its answer is in. */
export type ProbeEvent =
  | { readonly kind: 'started'; readonly key: FactKey; readonly title: string }
  | {
      readonly kind: 'ended';
      readonly key: FactKey;
      readonly title: string;
      readonly ms: number;
      readonly ok: boolean;
    };

/** Which facts to ask for, of which host. */
export interface AskOptions {
  readonly host: Host;
  readonly target: Target;
  readonly keys: ReadonlySet<FactKey>;
  /** Answers that are in already; they are not asked again. */
  readonly known: Readings;
  /** Milliseconds after which an unanswered probe is given up; null: no limit. */
  readonly timeoutMs: number | null;
  readonly onEvent?: ((event: ProbeEvent) => void) | undefined;
}

/** The answers, and milliseconds that each took, by fact. */
export interface Asked {
  readonly readings: Readings;
  readonly timings: Readonly<Record<string, number>>;
}

type Mutable = { [K in FactKey]?: Reading<Facts[K]> };

/** Puts every question once, each as soon as the answers that it needs are in, and waits for the last one. */
export async function ask(options: AskOptions): Promise<Asked> {
  const readings: Mutable = { ...options.known };
  const timings: Record<string, number> = {};
  const running = new Map<FactKey, Promise<void>>();
  const deadline = deadlineOf(options.timeoutMs);

  const start = (key: FactKey): Promise<void> => {
    const earlier = running.get(key);
    if (earlier !== undefined) return earlier;
    const promise = readings[key] === undefined ? askOne(key) : Promise.resolve();
    running.set(key, promise);
    return promise;
  };

  const askOne = async <K extends FactKey>(key: K): Promise<void> => {
    const probe: Probe<Facts[K]> = probes[key];
    await Promise.all((probe.needs ?? []).map(start));
    const started = performance.now();
    options.onEvent?.({ kind: 'started', key, title: probe.title });
    const answer = await Promise.race([answerOf(probe, options, readings), deadline.passed]);
    put(readings, key, answer);
    const ms = Math.round(performance.now() - started);
    timings[key] = ms;
    options.onEvent?.({ kind: 'ended', key, title: probe.title, ms, ok: answer.ok });
  };

  await Promise.all([...options.keys].map(start));
  deadline.clear();
  return { readings, timings };
}

function put<K extends FactKey>(readings: Mutable, key: K, answer: Reading<Facts[K]>): void {
  const slot: { [P in K]?: Reading<Facts[P]> } = readings;
  slot[key] = answer;
}

/** Why a question has no answer that a recording lacks. */
export const notRecorded = 'not recorded';

async function answerOf<T>(probe: Probe<T>, options: AskOptions, readings: Readings): Promise<Reading<T>> {
  if (probe.cost === 'network' && options.target.offline) return notAsked('--offline was given');
  try {
    return await probe.ask(options.host, options.target, readings);
  } catch (error) {
    // Newer rules may ask what an older recording lacks: that is not known, and nobody's mistake.
    if (error instanceof UnrecordedError) return unread(notRecorded);
    return unread(`the probe failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function deadlineOf(timeoutMs: number | null): { passed: Promise<Reading<never>>; clear(): void } {
  if (timeoutMs === null) return { passed: new Promise(() => {}), clear: () => {} };
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<Reading<never>>((resolve) => {
    const seconds = Math.round(timeoutMs / 1000);
    timer = setTimeout(() => resolve(unread(`no answer within ${seconds} s`)), timeoutMs);
  });
  return { passed, clear: () => clearTimeout(timer) };
}

/** The keys and everything that they need, however far back. */
export function withNeeds(keys: Iterable<FactKey>): ReadonlySet<FactKey> {
  const all = new Set<FactKey>();
  const add = (key: FactKey): void => {
    if (all.has(key)) return;
    all.add(key);
    for (const needed of probes[key].needs ?? []) add(needed);
  };
  for (const key of keys) add(key);
  return all;
}
