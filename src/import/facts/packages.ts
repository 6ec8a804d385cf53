import { covers, type Evidence, outputsOf } from '../evidence.ts';

/** What is installed, and whether what is not among it is not installed. */
export interface Packages {
  readonly versions: ReadonlyMap<string, string>;
  readonly lacks: (name: string) => boolean;
  readonly kind: 'deb' | 'rpm';
}

/** `ii  libnvidia-compute-535:amd64  535.183.01-0ubuntu1  amd64  …` (dpkg-query(1)); `hi`: held. */
const deb = /^[a-z]i {1,3}([a-z0-9][a-z0-9+.-]*)(?::\w+)? +(\S+) /;
/** `nvidia-container-toolkit-1.17.8-1.x86_64`, and after it when, in a list that tells it (sos). */
const rpm = /^([A-Za-z0-9][\w+.-]*)-([\w.~+^]+-[\w.~+^]+)\.(?:x86_64|aarch64|noarch)(?:\s.*)?$/;

/** The package manager's list, if somebody showed it. */
export function packagesIn(evidence: Evidence): Packages | null {
  const lists = [
    ...outputsOf(evidence, 'dpkg', '-l').map((output) => ({ output, kind: 'deb' as const })),
    ...outputsOf(evidence, 'rpm').map((output) => ({ output, kind: 'rpm' as const })),
  ].map(({ output, kind }) => ({ output, kind, rows: rowsOf(output.text, kind === 'deb' ? deb : rpm) }));
  const told = lists.filter(
    ({ output, rows }) => rows.length > 0 || (output.kept !== 'all' && output.text.trim() === ''),
  );
  const [first] = told;
  if (first === undefined) return null;
  const versions = new Map(told.flatMap(({ rows }) => rows));
  return {
    versions,
    kind: first.kind,
    lacks: (name) =>
      !versions.has(name) &&
      told.some(
        ({ output, rows }) => covers(output, name) && (output.kept !== 'all' || rows.length > fewest),
      ),
  };
}

/** A whole list is never shorter: `dpkg -l` of some names alone is not the list of all. */
const fewest = 100;

const rowsOf = (text: string, pattern: RegExp): readonly (readonly [string, string])[] =>
  text.split('\n').flatMap((line) => {
    const [, name, version] = pattern.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : [[name, version] as const];
  });
