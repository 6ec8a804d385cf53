import { describe, expect, it } from 'vitest';
import { collectorOf, type Sightings } from '../../src/explain/sightings.ts';
import { readable } from '../../src/signatures/pack.ts';
import { proof, type Signature } from '../../src/signatures/signature.ts';

const signature = (...words: readonly string[]): Signature => ({
  words,
  causes: proof('a'),
  example: '',
  counterExample: '',
});

const seen = (signatures: readonly Signature[], ...pieces: readonly string[]): Sightings => {
  const collector = collectorOf(readable(signatures));
  for (const piece of pieces) collector.read(Buffer.from(piece));
  return collector.end();
};

describe('a sighting', () => {
  it('has its line, the number of it, and how often it is there', () => {
    const { list } = seen([signature('alpha')], 'one\ntwo alpha 2\n', 'alpha 3\n');
    expect(list).toMatchObject([{ line: 'two alpha 2', lineNumber: 2, count: 2 }]);
  });

  it('has the line in which its words begin', () => {
    const { list } = seen([signature('alpha', 'omega')], 'one\n alpha,\nthen\nomega\n');
    expect(list).toMatchObject([{ line: 'alpha,', lineNumber: 2, count: 1 }]);
  });

  it('counts once what its last words repeat', () => {
    expect(seen([signature('alpha', 'omega')], 'alpha omega omega omega\n').list).toMatchObject([
      { count: 1 },
    ]);
  });

  it('shows what may be shown of a long or coloured line', () => {
    const { list } = seen(
      [signature('alpha')],
      `${'x'.repeat(5000)}\u001b[31malpha\u001b[0m${'y'.repeat(5000)}\n`,
    );
    const [sighting] = list;
    expect(sighting?.line).toMatch(/^… x+alphay+ …$/);
    expect(sighting?.line.length).toBeLessThan(450);
  });

  it('knows its line however far into the text it is', () => {
    const before = 'an ordinary line\n'.repeat(10_000);
    const { list } = seen([signature('alpha', 'omega')], before, 'alpha\n', 'x\n'.repeat(100), 'omega\n');
    expect(list).toMatchObject([{ line: 'alpha', lineNumber: 10_001 }]);
  });

  it('knows its line though what ends later began before', () => {
    const { list } = seen(
      [signature('alpha', 'omega'), signature('beta'), signature('gamma')],
      'x\nalpha\nx\nbeta\nx\nomega\n',
      'x\ngamma\n',
    );
    expect(list.map(({ line, lineNumber }) => `${line} ${lineNumber}`)).toEqual([
      'alpha 2',
      'beta 4',
      'gamma 8',
    ]);
  });

  it('comes in the order of the text', () => {
    const { list } = seen([signature('alpha'), signature('omega')], 'omega\nalpha\n');
    expect(list.map(({ rank }) => rank)).toEqual([1, 0]);
  });
});

it('keeps the end of the text, and no more', () => {
  const { end } = seen([signature('alpha')], 'x\n'.repeat(100_000), 'the end');
  expect(end.endsWith('x\nthe end')).toBe(true);
  expect(end.length).toBeLessThanOrEqual(8192);
});
