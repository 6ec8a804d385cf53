import { describe, expect, it } from 'vitest';
import { findOut } from '../../checks/fixes/find-out.ts';
import type { Fix, FollowUp } from '../../src/check.ts';
import { plainStyle } from '../../src/cli/style.ts';
import { type Explanation, explanationOf } from '../../src/explain/answer.ts';
import { problemsIn } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { read } from '../../src/probe.ts';
import { usualOs } from '../../src/probes/os-release.ts';
import type { Readings } from '../../src/probes.ts';
import { renderExplanation } from '../../src/render/explanation.ts';
import { readable } from '../../src/signatures/pack.ts';
import { proof, type Signature, type TextCause } from '../../src/signatures/signature.ts';

const signature = (word: string, causes: readonly TextCause[]): Signature => ({
  words: [word],
  causes,
  example: word,
  counterExample: '',
});

const fix = (id: string, then: FollowUp): Fix => ({ id, title: id, risk: 'safe', then, steps: [] });

const fixes: Readonly<Record<string, Fix>> = {
  a: fix('mend-a', 'restart-engine'),
  b: fix('mend-b', 'restart-engine'),
  c: fix('mend-c', 'relogin'),
  d: fix('mend-a', 'restart-engine'),
};

const open = (...codes: readonly string[]): readonly TextCause[] =>
  codes.map((code) => ({ code, decides: `Is it ${code}?` }));

const ubuntu: Readings = { os: read(usualOs('ID=ubuntu\n')) };

function explained(text: string, signatures: readonly Signature[], facts: Readings = ubuntu): Explanation {
  const collector = collectorOf(readable(signatures));
  collector.read(Buffer.from(text));
  const found = collector.end();
  return explanationOf(problemsIn(found), {
    version: '1',
    meaningOf: (code) => `It is ${code}.`,
    fixesFor: (code) => [fixes[code] ?? fix('none', 'reboot')],
    findOut,
    isHere: () => null,
    facts,
  });
}

const ids = (list: readonly Fix[]): readonly string[] => list.map(({ id }) => id);
const shown = (explanation: Explanation): string =>
  renderExplanation(explanation, { ...plainStyle(), unicode: true }, { program: 'ngc-doctor', words: [] });

describe('a cause that is certain', () => {
  it('has its fix in the plan, and one restart for all at its end', () => {
    const signatures = [signature('alpha', proof('a')), signature('beta', proof('b'))];
    const explanation = explained('alpha\n\nbeta\n', signatures);
    expect(ids(explanation.plan)).toEqual(['mend-a', 'mend-b', 'restart-engine']);
    expect(shown(explanation).match(/systemctl restart docker/g)).toHaveLength(1);
  });
});

describe('a cause that is open', () => {
  const signatures = [signature('alpha', open('a', 'c'))];

  it('is found out about first, and its fix comes with what it asks for afterwards', () => {
    const explanation = explained('alpha', signatures);
    expect(ids(explanation.plan)).toEqual(['find-out-a']);
    expect(ids(explanation.otherFixes)).toEqual(['mend-a', 'mend-c', 'restart-engine', 'relogin']);
    expect(shown(explanation)).toMatch(
      /Fix: mend-a\n {2}Then: Restart the Docker Engine\n.*systemctl restart docker/,
    );
  });

  it('leaves the restart to the plan where that has one', () => {
    const explanation = explained('alpha\n\nbeta', [...signatures, signature('beta', proof('b'))]);
    expect(ids(explanation.plan)).toEqual(['mend-b', 'find-out-a', 'restart-engine']);
    expect(shown(explanation)).not.toContain('Then:');
    expect(shown(explanation)).toContain('At the end: Restart the Docker Engine');
  });

  it('says once how to mend what mends two', () => {
    const explanation = explained('alpha\n\nbeta', [...signatures, signature('beta', open('d', 'e'))]);
    expect(shown(explanation)).toContain('Fix: mend-a, as for a');
  });
});

it('does not say how an engine is restarted of which nothing is known', () => {
  const { plan } = explained('alpha', [signature('alpha', proof('a'))], {});
  expect(plan.at(-1)?.steps).toMatchObject([
    { kind: 'do', text: expect.stringContaining('the way it runs on this machine') },
  ]);
});
