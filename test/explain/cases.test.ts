import { describe, expect, it } from 'vitest';
import { casesMissing, confirmedElsewhere, judgedCases } from '../support/real-cases.ts';

const name = `the real cases${casesMissing === null ? '' : ` (skipped: ${casesMissing})`}`;

describe.skipIf(casesMissing !== null)(name, () => {
  const all = casesMissing === null ? judgedCases() : [];
  const within = (places: number): number =>
    all.filter(({ place }) => place >= 0 && place < places).length / all.length;

  // What docs/explain.md says of them, less the few that a change for the better may cost.
  it('are answered rightly first, or among the first three', () => {
    expect(within(1)).toBeGreaterThanOrEqual(0.82);
    expect(within(3)).toBeGreaterThanOrEqual(0.92);
  });

  it('mislead with certainty seldom', () => {
    expect(all.filter(({ misled }) => misled).length / all.length).toBeLessThanOrEqual(0.02);
  });

  it('are told by words that are right in other threads, as far as others have the same cause', () => {
    expect(confirmedElsewhere(all).length / all.length).toBeGreaterThanOrEqual(0.4);
  });
});
