import { describe, expect, it } from 'vitest';
import { lettersIn } from '../../src/signatures/letters.ts';
import { pastedSignatures } from '../../src/signatures/pasted.ts';
import { patternsOf } from '../../src/signatures/patterns.ts';
import { bitsOfLetter, firstState, type Steps, stepsIn } from '../../src/signatures/steps.ts';
import { type Words, wordsOf } from '../../src/signatures/words.ts';

/** Calls `each` for every word that ends with a letter of the text, and gives how many steps had to be worked out. */
function walk(words: Words, steps: Steps, text: string, each: Ending = () => {}): number {
  let [state, learned] = [firstState, 0];
  lettersIn(text).forEach((letter, index) => {
    const next = steps.table[(state << bitsOfLetter) | letter] ?? 0;
    if (next === 0) learned++;
    state = next === 0 ? steps.learn(state, letter) : next;
    if (state >= steps.firstTelling) wordsAt(words, steps.nodes[state] ?? 0, index + 1, each);
  });
  return learned;
}

type Ending = (word: number, letters: number) => void;

function wordsAt({ word, next, shorter }: Words, from: number, letters: number, each: Ending): void {
  for (let node = from; node !== 0; node = shorter[node] ?? 0) {
    for (let one = word[node] ?? 0; one !== 0; one = next[one] ?? 0) each(one - 1, letters);
  }
}

/** The same numbers each time. */
function dice(): (sides: number) => number {
  let seed = 7;
  return (sides) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 16) % sides;
  };
}

describe('steps', () => {
  it('come to the end of every word, and of no other', () => {
    const roll = dice();
    const spell = (length: number): string => Array.from({ length }, () => 'abc'[roll(3)]).join('');
    for (let round = 0; round < 50; round++) {
      const texts = [...new Set(Array.from({ length: 12 }, () => spell(2 + roll(5))))];
      const words = wordsOf(texts);
      const text = spell(300);
      const found = new Set<string>();
      walk(words, stepsIn(words), text, (word, end) => found.add(`${texts[word]} ${end}`));
      const wanted = texts.flatMap((word) =>
        Array.from({ length: text.length + 1 }, (_, end) => end)
          .filter((end) => text.slice(0, end).endsWith(word))
          .map((end) => `${word} ${end}`),
      );
      expect([...found].toSorted()).toEqual(wanted.toSorted());
    }
  });

  it('are worked out once', () => {
    const words = wordsOf(['select device driver', 'device', 'drivers']);
    const steps = stepsIn(words);
    const text = 'could not select device driver "" with capabilities: [[gpu]]. ';
    // The second time what stands before its beginning is another.
    expect(walk(words, steps, text.repeat(2))).toBeGreaterThan(20);
    expect(walk(words, steps, text.repeat(2))).toBe(0);
  });
});

describe('what a log of nothing but telling lines takes', () => {
  const lines = [
    '[ 1.5] NVRM: Xid (PCI:0000:3b:00): 79, pid=17, GPU has fallen off the bus.',
    '[ 1.6] NVRM: Xid (PCI:0000:3b:00): 31, pid=17, name=python, MMU Fault: ENGINE GRAPHICS faulted @ 0x7f',
    '[ 1.7] NVRM: API mismatch: the client has the version 550.54.15, but',
    '[ 1.8] NVRM: this kernel module has the version 535.183.01.  Please',
    '[ 1.9] NVRM: GPU 0000:3b:00.0: RmInitAdapter failed! (0x26:0x56:1474)',
    'nvidia-container-cli: initialization error: nvml error: driver/library version mismatch: unknown',
    'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
    'RuntimeError: CUDA error: out of memory; no such file or directory; unknown device; permission denied',
  ];
  const patterns = patternsOf(pastedSignatures.filter(({ loose }) => loose !== true));
  const text = lines.join('\n').repeat(20);
  const letters = lettersIn(text).length;

  it('is at most every fourth letter the end of a word, and one place of a pattern for each letter', () => {
    let [ends, places] = [0, 0];
    walk(patterns, stepsIn(patterns), text, (word) => {
      ends++;
      places += (patterns.places[word + 1] ?? 0) - (patterns.places[word] ?? 0);
    });
    expect(ends / letters).toBeGreaterThan(0.01);
    expect(ends / letters).toBeLessThan(0.25);
    expect(places / letters).toBeLessThan(1);
  });

  it('is no more than a hundred places for any word', () => {
    const places = patterns.places.subarray(1).map((end, word) => end - (patterns.places[word] ?? 0));
    expect(Math.max(...places)).toBeLessThan(100);
  });
});
