import { mistakeText } from './mistake.ts';
import type { Reading } from './probe.ts';
import type { FactKey, Facts, Readings } from './probes.ts';
import type { Target } from './target.ts';

/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** A step of a fix: a command, a change of one file, or something that only a person can do. */
export type Step =
  | { readonly kind: 'run'; readonly argv: readonly string[]; readonly root?: boolean }
  | { readonly kind: 'edit'; readonly file: string; readonly change: Change; readonly root?: boolean }
  | { readonly kind: 'do'; readonly text: string; readonly url?: string };

/** `json-merge` merges objects key by key (RFC 7386); `replace` swaps one literal text that occurs once. */
export type Change =
  | { readonly kind: 'json-merge'; readonly value: JsonObject }
  | { readonly kind: 'replace'; readonly old: string; readonly new: string };

/** `safe` interrupts nothing; `disruptive` stops something that runs; `manual` needs a person. */
export type Risk = 'safe' | 'disruptive' | 'manual';

/** What must follow a fix; done once, last, however many fixes ask for it. */
export type FollowUp = 'restart-engine' | 'relogin' | 'reboot';

/** One complete way to repair a finding on this very host. */
export interface Fix {
  /** An imperative, e.g. `load-kernel-module`. */
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  /** What it interrupts, in a short phrase, e.g. "running containers stop"; absent when nothing. */
  readonly interrupts?: string;
  readonly then?: FollowUp;
  readonly steps: readonly Step[];
  /** A command that shows whether it helped. */
  readonly verify?: readonly string[];
  /** The vendor's page that this fix rests on. */
  readonly source?: string;
}

/** One of several causes that would account for what is seen, where the evidence does not tell which it is. */
export interface Candidate {
  /** A code that has a page. */
  readonly code: string;
  /** The question or command that decides, and the answer that means it is this one. */
  readonly decides: string;
}

/** A problem that a check found. */
export interface Finding<Code extends string = string> {
  readonly code: Code;
  readonly severity: 'error' | 'warning';
  /** What is wrong, in plain words: one or two sentences. */
  readonly message: string;
  /** The evidence, as data. */
  readonly seen: JsonObject;
  /** Codes of errors that fully account for this one: once they are repaired, this is gone too. */
  readonly explainedBy?: readonly string[];
  /** Alternatives, best first, each complete. */
  readonly fixes: readonly Fix[];
  /** What it could be, most likely first, where the evidence does not decide. */
  readonly candidates?: readonly Candidate[];
  /** It says that something decisive is not known: until a launch has passed, the verdict is "could not tell". */
  readonly undecided?: true;
  /** The user lives with it: it is a warning then, and counts for nothing. Set from outside, never by a check. */
  readonly waived?: {
    readonly reason: string;
    readonly until: string;
    /** What it would be otherwise. */
    readonly severity: 'error' | 'warning';
  };
}

/** What a check is given: the facts it needs, and readings of those it merely uses. */
export type FactsFor<K extends FactKey, U extends FactKey> = Pick<Facts, K> & {
  readonly [P in Exclude<U, K>]: Reading<Facts[P]>;
};

/** A pure, synchronous judgement over facts: no IO, no clock, no process. */
export interface Check<
  K extends FactKey = FactKey,
  U extends FactKey = FactKey,
  Code extends string = string,
> {
  /** Kebab-case; also the name of its file, its page and its test. */
  readonly id: string;
  /** What holds when the check passes, e.g. "The NVIDIA driver is loaded". */
  readonly title: string;
  /** Without one of these the outcome is `unknown`, or `skipped` where the question was not put. */
  readonly needs: readonly K[];
  /** It can do without these. */
  readonly uses?: readonly U[];
  /** The codes that are at home here: explained on this check's page. */
  readonly codes: readonly Code[];
  /** Codes at home in another check that this one may report as well. */
  readonly relays?: readonly Code[];
  /** What `explain` shows, in Markdown, of a check in a plugin; those in the house have a file of their own. */
  readonly page?: string;
  /** True; or why there is nothing to examine here; or why that which counts could not be told. */
  applies?(facts: FactsFor<K, U>, target: Target): true | string | { readonly unknown: string };
  /** An empty list means passed. At most one finding a code. */
  examine(facts: FactsFor<K, U>, target: Target): readonly Finding<Code>[];
  /**
   * What would decide and could not be told, though nothing that the check needs is missing; null: nothing. Asked for where
   * `examine` finds no error: then it has not passed, and beside a warning it is said as well.
   */
  doubt?(facts: FactsFor<K, U>, target: Target): string | null;
}

/** A check whose type parameters are folded away, so that different checks can stand in one list. */
export interface AnyCheck {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly FactKey[];
  readonly uses: readonly FactKey[];
  readonly codes: readonly string[];
  readonly relays: readonly string[];
  readonly page?: string;
  /** Where it comes from, if it is none of ours. */
  readonly plugin?: string;
  examine(readings: Readings, target: Target): Outcome;
}

/** How one check ended. `unknown` is neither passed nor failed; `crashed` is our own mistake. */
export type Outcome =
  | { readonly status: 'passed' }
  /** `doubt`: what else could not be told, where no error is among them. */
  | { readonly status: 'found'; readonly findings: readonly Finding[]; readonly doubt?: string }
  | { readonly status: 'skipped'; readonly why: string }
  | { readonly status: 'unknown'; readonly why: string }
  | { readonly status: 'crashed'; readonly error: string };

/**
 * Makes a check out of its definition. The result runs guarded: a reading that is missing becomes `unknown` or
 * `skipped`, an exception becomes `crashed`.
 */
export function defineCheck<
  const K extends FactKey,
  const Code extends string,
  const U extends FactKey = never,
>(check: Check<K, U, Code>): AnyCheck {
  return {
    id: check.id,
    title: check.title,
    needs: check.needs,
    uses: check.uses ?? [],
    codes: check.codes,
    relays: check.relays ?? [],
    ...(check.page === undefined ? {} : { page: check.page }),
    examine: (readings, target) => guarded(check, readings, target),
  };
}

function guarded<K extends FactKey, U extends FactKey, Code extends string>(
  check: Check<K, U, Code>,
  readings: Readings,
  target: Target,
): Outcome {
  const missing = firstMissing(check.needs, readings);
  if (missing !== null) return missing;
  try {
    const facts = factsFor(check, readings);
    const applies = check.applies?.(facts, target) ?? true;
    if (typeof applies === 'object') return { status: 'unknown', why: applies.unknown };
    if (applies !== true) return { status: 'skipped', why: applies };
    const findings = check.examine(facts, target);
    // Checks of others need not have met a compiler.
    if (!Array.isArray(findings)) return { status: 'crashed', error: 'examine gave no list of findings' };
    const failed = findings.some(({ severity }) => severity === 'error');
    return ended(findings, failed ? null : (check.doubt?.(facts, target) ?? null));
  } catch (error) {
    return { status: 'crashed', error: mistakeText(error) };
  }
}

function ended(findings: readonly Finding[], doubt: string | null): Outcome {
  if (findings.length > 0) return { status: 'found', findings, ...(doubt === null ? {} : { doubt }) };
  return doubt === null ? { status: 'passed' } : { status: 'unknown', why: doubt };
}

function firstMissing(needs: readonly FactKey[], readings: Readings): Outcome | null {
  const missing = needs
    .map((key) => readings[key] ?? { ok: false as const, why: `${key} was not asked`, asked: false })
    .filter((reading) => !reading.ok);
  const unanswered = missing.find((reading) => reading.asked);
  if (unanswered !== undefined) return { status: 'unknown', why: unanswered.why };
  const first = missing[0];
  return first === undefined ? null : { status: 'skipped', why: first.why };
}

function factsFor<K extends FactKey, U extends FactKey, Code extends string>(
  check: Check<K, U, Code>,
  readings: Readings,
): FactsFor<K, U> {
  const facts: Record<string, unknown> = {};
  for (const key of check.uses ?? []) {
    facts[key] = readings[key] ?? { ok: false, why: 'not asked', asked: false };
  }
  for (const key of check.needs) {
    const reading = readings[key];
    if (reading?.ok === true) facts[key] = reading.value;
  }
  // The loop above put exactly the promised keys in; the type system cannot follow a computed record.
  return facts as FactsFor<K, U>;
}
