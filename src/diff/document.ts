import type { JsonValue } from '../check.ts';
import type { Report, Verdict } from '../report.ts';
import type { Area } from './areas.ts';
import type { Noise } from './noise.ts';

/** A host that was compared. */
export interface DiffHost {
  /** A letter, by which it is called in what follows. */
  readonly label: string;
  /** As it was named on the command line. */
  readonly name: string;
  readonly verdict: Verdict;
  /** The machine, as in a report's head. */
  readonly host: Report['host'];
  /** Codes of what is wrong with it, the most basic first. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** Checks that could not tell. */
  readonly unknown: readonly string[];
}

/** What a host has in a place. */
export interface DiffValue {
  readonly host: string;
  /**
   * `nothing`: that of which it would be a part lacks it. `apart`: what is there is of another kind, which is told in a
   * place of its own.
   */
  readonly state: 'value' | 'nothing' | 'unknown' | 'not-asked' | 'apart';
  readonly value?: JsonValue;
  /** In words; for a list that of it which not all hosts have. */
  readonly text: string;
}

/** A place in which the hosts differ. */
export interface DiffEntry {
  /** The fact, members, and what names an element of a list; all places, where the same is to be said of several. */
  readonly places: readonly (readonly string[])[];
  readonly label: string;
  readonly area: Area;
  /** Of the first place. */
  readonly values: readonly DiffValue[];
  /** The host that is alone with what it has, where all others agree. */
  readonly odd: string | null;
  /** Codes that it explains, and checks that could not tell for it. */
  readonly explains: readonly string[];
  /** The same of those for which it does not count by itself: it would go with them. */
  readonly goesWith: readonly string[];
  /** Other places in which the very same values differ. */
  readonly also: readonly string[];
}

/** What the checks say of some hosts and not of others. */
export interface DiffFinding {
  /** Null: checks could not tell. */
  readonly code: string | null;
  readonly checks: readonly string[];
  readonly severity: 'error' | 'warning' | 'unknown';
  readonly message: string;
  readonly hosts: readonly string[];
  /** Those that may have it: the check was not able to tell, or was not to. */
  readonly unclear: readonly string[];
  /** Differences by their number, from 0: with the other host's value in its place, this would be gone. */
  readonly explainedBy: readonly number[];
  /** Only with all of them together. */
  readonly together: boolean;
  /** Differences that would go with it: what it accounts for rests on them. */
  readonly follows: readonly number[];
}

/** What differs between hosts, the likeliest to matter first. `schema` 1: fields may come, none may go. */
export interface DiffReport {
  readonly schema: 1;
  readonly version: string;
  /** `unknown`: nothing differs in what could be read of all, and not all could be read. */
  readonly answer: 'same' | 'differ' | 'unknown';
  /** How many checks judged, and how many there are. */
  readonly checks: Pick<Report['checks'], 'ran' | 'of'>;
  readonly hosts: readonly DiffHost[];
  /** The one that is in best health, where one is. */
  readonly good: string | null;
  /** With three hosts and more: the one that differs from all others most often, where one stands out. */
  readonly odd: string | null;
  readonly findings: readonly DiffFinding[];
  /** Codes that all of them have. */
  readonly common: readonly string[];
  readonly differences: readonly DiffEntry[];
  /** What was read of some and not of others, and is the same as far as it was read. */
  readonly untold: readonly DiffEntry[];
  /** What differs and says nothing. */
  readonly leftOut: readonly (DiffEntry & { readonly why: Noise })[];
}
