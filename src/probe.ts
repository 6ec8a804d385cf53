import type { Host } from './host/host.ts';
import type { FactKey, Readings } from './probes.ts';
import type { Target } from './target.ts';

/** The answer to one question: a value, or why there is none. `asked` is false where the question was not put. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string; readonly asked: boolean };

/**
 * One fact about the machine and how to ask for it. A probe looks and never judges, never touches. It starts as
 * soon as the readings that it `needs` are in, whether they could be read or not.
 */
export interface Probe<T> {
  /** What is looked at, as shown while it runs, e.g. "NVIDIA driver libraries". */
  readonly title: string;
  readonly cost: 'local' | 'network' | 'launch';
  readonly needs?: readonly FactKey[];
  ask(host: Host, target: Target, facts: Readings): Promise<Reading<T>>;
}

export const read = <T>(value: T): Reading<T> => ({ ok: true, value });

/** The question was put and no usable answer came. */
export const unread = (why: string): Reading<never> => ({ ok: false, why, asked: true });

/** The question was not put, and that is nobody's fault. */
export const notAsked = (why: string): Reading<never> => ({ ok: false, why, asked: false });

/** The value of a reading, or null where there is none. */
export const valueIn = <T>(reading: Reading<T> | undefined): T | null =>
  reading?.ok === true ? reading.value : null;
