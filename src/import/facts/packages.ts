import { covers, type Evidence, type Output, outputsOf } from '../evidence.ts';

/** What is installed, and whether what is not among it is not installed. */
export interface Packages {
  readonly versions: ReadonlyMap<string, string>;
  readonly lacks: (name: string) => boolean;
  readonly kind: 'deb' | 'rpm';
}

/** How a package manager lists what is installed: a row has the name and the version. */
interface Listing {
  readonly kind: Packages['kind'];
  readonly row: RegExp;
  readonly outputs: (evidence: Evidence) => readonly Output[];
}

const listings: readonly Listing[] = [
  {
    kind: 'deb',
    // `ii  libnvidia-compute-535:amd64  535.183.01-0ubuntu1  amd64  …` (dpkg-query(1)); `hi`: held.
    row: /^[a-z]i {1,3}([a-z0-9][a-z0-9+.-]*)(?::\w+)? +(\S+) /,
    outputs: (evidence) => [...outputsOf(evidence, 'dpkg', '-l'), ...outputsOf(evidence, 'dpkg-query', '-l')],
  },
  {
    kind: 'deb',
    // `nvidia-container-toolkit/unknown,now 1.17.8-1 amd64 [installed]`
    row: /^([a-z0-9][a-z0-9+.-]*)\/\S+ (\S+) \w+ \[(?:installed|upgradable)/,
    outputs: (evidence) => outputsOf(evidence, 'apt', 'list', '--installed'),
  },
  {
    kind: 'rpm',
    // `nvidia-container-toolkit-1.17.8-1.x86_64`, and after it when, in a list that tells it (sos).
    row: /^([A-Za-z0-9][\w+.-]*)-([\w.~+^]+-[\w.~+^]+)\.(?:x86_64|aarch64|noarch)(?:\s.*)?$/,
    outputs: (evidence) => outputsOf(evidence, 'rpm'),
  },
  {
    kind: 'rpm',
    // `nvidia-container-toolkit.x86_64    1.17.8-1    @libnvidia-container`
    row: /^([A-Za-z0-9][\w+.-]*)\.(?:x86_64|aarch64|noarch) +((?:\d+:)?[\w.~+^]+-[\w.~+^]+) +\S/,
    outputs: (evidence) =>
      ['dnf', 'yum']
        .flatMap((program) => outputsOf(evidence, program, 'list'))
        .filter(({ argv }) => argv.some((word) => /^(?:--)?installed$/.test(word))),
  },
];

/** The package manager's list, if somebody showed it. */
export function packagesIn(evidence: Evidence): Packages | null {
  const lists = listings.flatMap(({ kind, row, outputs }) =>
    outputs(evidence).map((output) => ({ output, kind, rows: rowsOf(output.text, row) })),
  );
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
