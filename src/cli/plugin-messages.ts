import type { MessagePort } from 'node:worker_threads';
import type { Readings } from '../probes.ts';
import type { Target } from '../target.ts';

/** What a plugin's thread is started with. */
export interface ThreadData {
  /** The URL of its module. */
  readonly address: string;
  /** Where answers come, as texts of JSON. */
  readonly answers: MessagePort;
  /** 1 once an answer is there: whoever asks waits for it. */
  readonly answered: Int32Array;
}

/** The first message of a plugin's thread: its checks, as far as they are data (a list in JSON), or why there are none. */
export type Load =
  | { readonly ok: true; readonly checks: string }
  | { readonly ok: false; readonly why: string };

/** Asks one check of a plugin, by its place among them. */
export interface Question {
  readonly index: number;
  readonly readings: Readings;
  readonly target: Target;
}
