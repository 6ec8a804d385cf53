import { describe, expect, it } from 'vitest';
import { problemsIn, type Settle, type Told } from '../../src/explain/problems.ts';
import { collectorOf } from '../../src/explain/sightings.ts';
import { consequences } from '../../src/signatures/consequences.ts';
import { noise } from '../../src/signatures/noise.ts';
import { readable } from '../../src/signatures/pack.ts';
import { proof, type Signature, type TextCause } from '../../src/signatures/signature.ts';

const signature = (word: string, causes: readonly TextCause[]): Signature => ({
  words: [word],
  causes,
  example: word,
  counterExample: '',
});

const open = (...codes: readonly string[]): readonly TextCause[] =>
  codes.map((code) => ({ code, decides: `Is it ${code}?` }));

const told = (text: string, signatures: readonly Signature[], settle?: Settle): Told => {
  const collector = collectorOf(readable(signatures));
  collector.read(Buffer.from(text));
  return problemsIn(collector.end(), settle);
};

const summary = ({ problems }: Told): readonly string[] =>
  problems.map(
    ({ code, confidence, others, explains }) =>
      `${code} ${confidence}${others.map((one) => ` ?${one.code}`).join('')}${explains.map((one) => ` >${one.code}`).join('')}`,
  );

describe('one text', () => {
  it('that proves its cause makes it certain', () => {
    expect(summary(told('… alpha …', [signature('alpha', proof('a'))]))).toEqual(['a certain']);
  });

  it('with one usual cause makes it likely, and says how to make sure', () => {
    const { problems } = told('alpha', [signature('alpha', open('a'))]);
    expect(problems).toMatchObject([{ code: 'a', confidence: 'likely', question: 'Is it a?', others: [] }]);
  });

  it('with several causes makes the first likely', () => {
    expect(summary(told('alpha', [signature('alpha', open('a', 'b', 'c'))]))).toEqual(['a likely ?b ?c']);
  });

  it('prefers a cause whose hint is near it, before or after', () => {
    const [a, b] = open('a', 'b');
    const causes = [a, { ...b, hints: ['snap'] }].filter((cause) => cause !== undefined) as TextCause[];
    expect(summary(told('alpha', [signature('alpha', causes)]))).toEqual(['a likely ?b']);
    for (const text of ['alpha\n/var/SNAP/x', 'snap\nalpha']) {
      expect(summary(told(text, [signature('alpha', causes)]))).toEqual(['b likely ?a']);
    }
    const far = 'an ordinary line\n'.repeat(1000);
    for (const text of [`alpha\n${far}snap`, `snap\n${far}alpha`]) {
      expect(summary(told(text, [signature('alpha', causes)]))).toEqual(['a likely ?b']);
    }
  });

  it('of few words is heard where nothing else tells', () => {
    const few: Signature = { ...signature('alpha', open('a')), loose: true };
    const noted: Signature = signature('gamma', proof('ngc-shm-note'));
    expect(summary(told('alpha', [few]))).toEqual(['a possible']);
    expect(summary(told('alpha\n\nbeta', [few, signature('beta', open('b'))]))).toEqual(['b likely']);
    expect(summary(told('alpha\n\ngamma', [few, noted]))).toEqual(['a possible']);
  });

  it('of few words says nothing in a long log', () => {
    const few: Signature = { ...signature('alpha', open('a')), loose: true };
    const log = 'an ordinary line\n'.repeat(400);
    expect(summary(told(`${log}alpha`, [few]))).toEqual([]);
    expect(summary(told(`${log}alpha`, [signature('alpha', open('a'))]))).toEqual(['a likely']);
  });

  it('that proves its cause is not hidden by something harmless in the same line', () => {
    const noted: Signature = signature('the note', proof('ngc-shm-note'));
    const text = '… the note, and then alpha …';
    expect(summary(told(text, [noted, signature('alpha', proof('a'))]))).toEqual(['a certain']);
    expect(summary(told(text, [noted, signature('alpha', open('a'))]))).toEqual([]);
    expect(
      summary(
        told('the note alpha', [{ ...noted, words: ['the note', 'alpha'] }, signature('alpha', proof('a'))]),
      ),
    ).toEqual([]);
  });

  it('that begins in something harmless does not hide what comes after it', () => {
    const noted: Signature = signature('the note', proof('ngc-shm-note'));
    const long: Signature = { ...signature('note', proof('b')), words: ['note', 'alpha'] };
    const { problems, harmless } = told('the note\n\n… alpha …', [
      noted,
      long,
      { ...signature('alpha', proof('a')) },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['a']);
    expect(harmless.map(({ code }) => code)).toEqual(['ngc-shm-note']);
  });

  it('is settled by who knows the host', () => {
    const settle: Settle = (claim) => ({ ...claim, causes: claim.causes.slice(1), certain: true });
    expect(summary(told('alpha', [signature('alpha', open('a', 'b'))], settle))).toEqual(['b certain']);
  });
});

describe('several texts', () => {
  const [special, generic] = [signature('alpha', proof('a')), signature('beta', proof('b'))];

  it('lie between two of another without being hidden by it', () => {
    expect(summary(told('alpha\n…\nbeta\n…\nalpha', [special, generic] as Signature[]))).toEqual([
      'a certain',
      'b certain',
    ]);
  });

  it('in one line are one message: the more specific counts', () => {
    expect(summary(told('alpha: beta', [special, generic]))).toEqual(['a certain']);
    expect(summary(told('beta: alpha', [special, generic]))).toEqual(['a certain']);
  });

  it('in lines of their own are problems of their own, in the order of the text', () => {
    expect(summary(told('beta\nalpha', [special, generic]))).toEqual(['b certain', 'a certain']);
  });

  it('far apart in one line are not one message', () => {
    expect(summary(told(`alpha${' '.repeat(2000)}beta`, [special, generic]))).toHaveLength(2);
  });

  it('that prove something stand before those that do not', () => {
    const vague = signature('gamma', open('c'));
    expect(summary(told('gamma\nalpha', [vague, special]))).toEqual(['a certain', 'c likely']);
  });

  it('settle one another: what one proves, another can come from', () => {
    const vague = signature('gamma', open('c', 'a'));
    expect(summary(told('gamma\nalpha', [vague, special]))).toEqual(['a certain']);
  });

  it('that share an open cause put it first', () => {
    const signatures = [signature('gamma', open('c', 'd')), signature('delta', open('d', 'e'))];
    expect(summary(told('gamma\ndelta', signatures))).toEqual(['d likely ?c']);
  });
});

describe('consequences', () => {
  const pair = Object.entries(consequences)[0];

  it('stand under their cause', () => {
    if (pair === undefined) throw new Error('The table is empty.');
    const [code, [cause = '']] = pair;
    const signatures = [signature('alpha', proof(code)), signature('beta', proof(cause))];
    expect(summary(told('alpha\nbeta', signatures))).toEqual([`${cause} certain >${code}`]);
  });

  it('have no circle: of two problems one is the cause', () => {
    const reaches = (from: string, to: string, seen: readonly string[] = []): boolean =>
      (consequences[from] ?? []).some(
        (cause) => cause === to || (!seen.includes(cause) && reaches(cause, to, [...seen, cause])),
      );
    for (const code of Object.keys(consequences)) expect([code, reaches(code, code)]).toEqual([code, false]);
  });
});

describe('noise', () => {
  const [code = ''] = Object.keys(noise);

  it('is harmless, and no problem', () => {
    const { problems, harmless } = told('alpha\nalpha', [signature('alpha', proof(code))]);
    expect(problems).toEqual([]);
    expect(harmless).toMatchObject([{ code, sighting: { line: 'alpha', lineNumber: 1, count: 2 } }]);
  });

  it('beside a fault hides nothing', () => {
    const signatures = [signature('alpha', proof(code)), signature('beta', proof('b'))];
    const { problems, harmless } = told('alpha\nbeta', signatures);
    expect([problems.length, harmless.length]).toEqual([1, 1]);
  });
});
