import type { JsonObject, JsonValue } from '../check.ts';
import type { Answers, Taken } from '../host/answers.ts';
import type { Evidence } from '../import/evidence.ts';
import type { ToldDocument } from '../import/told.ts';
import type { Call } from '../render/call.ts';
import type { Report } from '../report.ts';
import type { Target } from '../target.ts';
import type { DatedWaiver } from '../waivers.ts';

/** How many pseudonyms stand for what, or how often something was taken out. */
export interface Redacted {
  readonly kind: string;
  readonly count: number;
  /** What stands for it. */
  readonly as: readonly string[];
}

/** What was chosen beside the target. */
export interface Choice {
  readonly only: readonly string[] | null;
  readonly skip: readonly string[];
  readonly strict: boolean;
}

/** A host that travels: what `ngc-doctor record` writes. See docs/recording.md and recording.schema.json. */
export interface HostRecording {
  readonly format: 'ngc-doctor-recording';
  /** 3 where one who knows 2 alone would judge it otherwise. */
  readonly schema: 2 | 3;
  /** Of the program that recorded. */
  readonly version: string;
  /** The machine, in a phrase. */
  readonly about: string;
  /** When, in UTC, as ISO 8601 has it. */
  readonly recordedAt: string;
  readonly target: Target;
  readonly choice: Choice;
  readonly waivers: readonly DatedWaiver[];
  /** The words with which the doctor would have been called for the report alone. */
  readonly call: Call;
  readonly config: string | null;
  /** How long it all took. */
  readonly milliseconds: number | null;
  /** Milliseconds that each probe took. */
  readonly timings: Readonly<Record<string, number>>;
  /** Why a probe had no answer in the time that there was, by its key. */
  readonly unanswered: Readonly<Record<string, string>>;
  /** Why a probe was not asked at all, by its key. */
  readonly unasked?: Readonly<Record<string, string>>;
  /** How the host was named to ssh. */
  readonly address?: string;
  /** Why its answers end early. */
  readonly cutShort?: string;
  /** What another tool, or a person, told: facts are made of it, and no probe asks for them. */
  readonly told?: ToldDocument;
  readonly redacted: readonly Redacted[];
  readonly answers: Answers;
  /** Milliseconds that each answer took. */
  readonly times: Taken['times'];
  readonly report?: Report;
}

/** One that was read: of its members only those are looked at that are asked for. */
export interface ReadRecording {
  readonly target: Target;
  readonly choice: Choice;
  readonly waivers: readonly DatedWaiver[];
  readonly call: Call;
  readonly config: string | null;
  readonly milliseconds: number | null;
  /** Null: not recorded. */
  readonly timings: Readonly<Record<string, number>> | null;
  readonly unanswered: Readonly<Record<string, string>>;
  /** Why a probe was not asked at all, by its key. */
  readonly unasked?: Readonly<Record<string, string>>;
  readonly version: string | null;
  /** It was redacted when it was written; absent: nobody knows. */
  readonly redacted?: true;
  /** As `recordedHost` takes it. */
  readonly answers: JsonObject;
  readonly report: JsonValue | null;
  /** How the host was named to ssh; absent: it was not asked so. */
  readonly address?: string;
  /** Why its answers end early, so that it is never ready; absent: they do not. */
  readonly cutShort?: string;
  /** What another tool, or a person, told; absent: it was asked. */
  readonly told?: Told;
}

/** Facts are made of it, and no probe asks for them. */
export interface Told {
  /** What it was, e.g. a `sosreport`. */
  readonly what: string;
  readonly evidence: Evidence;
  /** All that it said, for whoever takes names out of it; empty: they are out already. */
  readonly whole: string;
}
