import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemsIn } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { pasted } from '../support/pasted.ts';

const folder = join(import.meta.dirname, 'ordinary');

const told = (text: string) => {
  const collector = collectorOf(pasted);
  collector.read(Buffer.from(text));
  return problemsIn(collector.end());
};

const codesIn = (text: string): readonly string[] => told(text).problems.map(({ code }) => code);

/** Logs of machines that are fine, with what looks like an error in them. */
describe.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');

  it('tells of no problem', () => {
    expect(codesIn(text)).toEqual([]);
  });

  it('tells of none in any of its lines either', () => {
    expect(text.split('\n').filter((line) => codesIn(line).length > 0)).toEqual([]);
  });

  it('hides none that is put into it', () => {
    const lines = text.split('\n');
    const fall = 'NVRM: Xid (PCI:0000:17:00): 79, pid=4711, GPU has fallen off the bus.';
    const middle = Math.floor(lines.length / 2);
    const mixed = [...lines.slice(0, middle), fall, ...lines.slice(middle)].join('\n');
    expect(codesIn(mixed)).toEqual(['gpu-fell-off-bus']);
  });
});

describe('harmless noise', () => {
  it('is called so', () => {
    const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    const codes = told(all.join('\n')).harmless.map(({ code }) => code);
    for (const code of ['module-taint-note', 'ngc-shm-note', 'nccl-plugin-note', 'firmware-note']) {
      expect(codes).toContain(code);
    }
  });
});
