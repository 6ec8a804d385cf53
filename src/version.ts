// This function alone: the whole of semver takes as long to load as the rest of an answer to make.
import compare from 'semver/functions/compare.js';

/** A version of a driver, an engine, an API or a tool: numeric parts, compared one by one. */
export interface Version {
  /** As it was written, e.g. `20.10.24+dfsg1`. */
  readonly text: string;
  /** e.g. `[550, 163, 1]`; always at least one. */
  readonly parts: readonly number[];
}

/** An epoch as Debian's packages have it (`5:28.2.2-1`), a leading v, and up to four numbers. */
const pattern = /^\s*(?:\d+:)?v?(\d{1,9}(?:\.\d{1,9}){0,3})(?![\d.]*\.\.)/;

/** Null where the text does not begin with a version. Zero-padded parts are plain numbers (`535.104.05`). */
export function parseVersion(text: string): Version | null {
  const numbers = pattern.exec(text)?.[1];
  return numbers === undefined ? null : { text: text.trim(), parts: numbers.split('.').map(Number) };
}

/** Negative, zero or positive as `a` is older than, as old as, or newer than `b`; missing parts count as 0. */
export function compareVersions(a: Version, b: Version): number {
  // semver compares three parts; a fourth (as in some packages) decides only between equal ones.
  return compare(asSemver(a), asSemver(b)) || (a.parts[3] ?? 0) - (b.parts[3] ?? 0);
}

export const atLeast = (version: Version, floor: Version): boolean => compareVersions(version, floor) >= 0;

/** At least a version for certain; one that is not known is not. */
export function isAtLeast(version: Version | string | null, floor: string): boolean {
  const [is, least] = [parsed(version), parseVersion(floor)];
  return is !== null && least !== null && atLeast(is, least);
}

/** Older than a version for certain; one that is not known is not. */
export const isBefore = (version: Version | string | null, limit: string): boolean =>
  parsed(version) !== null && !isAtLeast(version, limit);

const parsed = (version: Version | string | null): Version | null =>
  typeof version === 'string' ? parseVersion(version) : version;

/** The driver branch, or the release line of an engine. */
export const majorOf = ({ parts }: Version): number => parts[0] ?? 0;

const asSemver = ({ parts: [major = 0, minor = 0, patch = 0] }: Version): string =>
  `${major}.${minor}.${patch}`;
