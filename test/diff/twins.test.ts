import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diffOf } from '../../src/diff/diff.ts';
import type { Compared } from '../../src/diff/facts.ts';
import type { Cause } from '../../src/report.ts';
import { ancestorsOf, comparedFixture } from '../support/compared.ts';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { targetThere } from '../support/recordings.ts';

/** What the other host's checks were able to tell, and did not find. */
function toldOtherwise({ report }: Compared, { code, check }: Cause): boolean {
  const outcome = report.outcomes.find((one) => one.check === check);
  return (
    (outcome?.status === 'passed' || outcome?.status === 'found') &&
    report.outcomes.every(({ findings }) => findings.every((finding) => finding.code !== code))
  );
}

/** Many have the same one. */
const known = new Map<string, Compared>();

/** The nearest of those that a machine was made of on which its problem is not, where there is one. */
async function twinOf(broken: Compared, cause: Cause): Promise<Compared | null> {
  for (const name of ancestorsOf(broken.name)) {
    const key = JSON.stringify([name, broken.target]);
    const twin = known.get(key) ?? (await comparedFixture(name, broken.target));
    known.set(key, twin);
    if (toldOtherwise(twin, cause)) return twin;
  }
  return null;
}

const read = (cause: string): readonly string[] => {
  const homes = checks.filter(({ codes, relays }) => [...codes, ...relays].includes(cause));
  return ['target', ...homes.flatMap(({ needs, uses }) => [...needs, ...uses])];
};

/** With what a launch says there is nothing to compare where the twin was never launched. */
const compared: string[] = [];

describe('a broken machine and its healthy twin', () => {
  it.each(fixtureNames().filter((name) => ancestorsOf(name).length > 0))('%s', async (name) => {
    const broken = await comparedFixture(name, targetThere(name));
    for (const cause of broken.report.causes.filter(({ severity }) => severity === 'error')) {
      const twin = await twinOf(broken, cause);
      if (twin === null) continue;
      compared.push(`${name} ${cause.code}`);
      const { findings, differences, answer } = diffOf([twin, broken], checks);
      expect(answer).toBe('differ');
      const finding = findings.find(({ code }) => code === cause.code);
      expect(finding).toMatchObject({ severity: 'error', hosts: ['B'] });
      // It is explained by something that its check reads, and that is told before all that explains no error.
      expect(finding?.explainedBy.length, cause.code).toBeGreaterThan(0);
      for (const at of finding?.explainedBy ?? []) {
        expect(read(cause.code)).toContain(differences[at]?.places[0]?.[0]);
        expect(differences.slice(0, at).every(({ explains }) => explains.length > 0)).toBe(true);
      }
    }
  });

  it('are very many', () => expect(compared.length).toBeGreaterThan(190));
});
