import type { Fix, Step } from '../check.ts';
import { distributions } from '../knowledge/distributions.ts';
import { read } from '../probe.ts';
import { usualOs } from '../probes/os-release.ts';
import { fixesByText } from './text-fixes.ts';

/** The fixes of a cause for somebody of whom nothing is known: where families differ, the steps of each. */
export function fixesForAll(code: string): readonly Fix[] {
  const [first, ...others] = distributions.map(({ name, release }) => ({
    name,
    fixes: fixesByText(code, { os: read(usualOs(release)) }),
  }));
  if (first === undefined) return [];
  return first.fixes.map((fix) => {
    const same = others.flatMap(({ name, fixes }) => {
      const own = fixes.find(({ id }) => id === fix.id);
      return own === undefined ? [] : [{ name, fix: own }];
    });
    return together(fix, [{ name: first.name, fix }, ...same]);
  });
}

interface OfFamily {
  readonly name: string;
  readonly fix: Fix;
}

function together(fix: Fix, all: readonly OfFamily[]): Fix {
  const ways = [...new Set(all.map((one) => stepsOf(one)))];
  if (ways.length === 1) return fix;
  const steps = ways.flatMap((way): readonly Step[] => {
    const families = all.filter((one) => stepsOf(one) === way);
    const text = `On ${families.map(({ name }) => name).join(', ')}:`;
    return [{ kind: 'do', text }, ...(families[0]?.fix.steps ?? [])];
  });
  return { ...fix, risk: 'manual', steps };
}

const stepsOf = ({ fix }: OfFamily): string => JSON.stringify(fix.steps);
