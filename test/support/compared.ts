import { checks } from '../../checks/index.ts';
import { diagnosis } from '../../src/diagnose.ts';
import { diffOf } from '../../src/diff/diff.ts';
import type { DiffReport } from '../../src/diff/document.ts';
import type { Compared } from '../../src/diff/facts.ts';
import type { Target } from '../../src/target.ts';
import { withoutImages } from './captured-host.ts';
import { type Answers, fixtureFile, fixtureHost } from './fixture-hosts.ts';
import { targetThere } from './recordings.ts';

/** A machine of `fixtures/hosts`, asked about what another of them was asked about. */
export async function comparedFixture(
  name: string,
  target: Target,
  ...changes: readonly Answers[]
): Promise<Compared> {
  const host = withoutImages(fixtureHost(name, ...changes));
  const { report, facts } = await diagnosis({ host, checks, target });
  return { name, target, readings: facts, report };
}

/** Machines of `fixtures/hosts`, all asked as the last of them is. */
export async function diffOfFixtures(...names: readonly string[]): Promise<DiffReport> {
  const target = targetThere(names.at(-1) ?? '');
  return diffOf(await Promise.all(names.map((name) => comparedFixture(name, target))), checks);
}

/** Its text as of a difference: a label and what each host has. */
export const valuesIn = ({ differences }: DiffReport): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(differences.map(({ label, values }) => [label, values.map(({ text }) => text)]));

/** The machines that it was made of, the nearest first. */
export function ancestorsOf(name: string): readonly string[] {
  const { like } = fixtureFile(name, 'host.json');
  return like === undefined ? [] : [like, ...ancestorsOf(like)];
}
