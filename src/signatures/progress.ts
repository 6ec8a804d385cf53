import { none, type Patterns } from './patterns.ts';

/** Where a pattern was found: bytes from the beginning of everything that was read. */
export interface Match {
  readonly pattern: number;
  /** Where its first word ended. */
  readonly first: number;
  /** Where its last word ended. */
  readonly last: number;
}

/** A word ends after so many letters and bytes. */
export type Progress = (word: number, letter: number, byte: number) => void;

/** For each pattern, how far its words have come, with the latest beginning that leads there. */
export function progressOf(patterns: Patterns, found: (match: Match) => void): Progress {
  const { places, placeFrom, placeTo, placePattern, placeReach } = patterns;
  const [now = 0, states = 0] = patterns.states;
  /** By state: where the first word ended that leads there; 0: it has not come so far. */
  const bytes = new Float64Array(states);
  const letters = new Float64Array(states);
  const reached = (place: number, letter: number, byte: number): void => {
    const from = placeFrom[place] ?? now;
    const [startByte, startLetter] = [bytes[from] ?? 0, letters[from] ?? 0];
    if (startByte === 0 || letter - startLetter > (placeReach[place] ?? 0)) return;
    const to = placeTo[place] ?? none;
    if (to === none) {
      found({ pattern: placePattern[place] ?? 0, first: startByte, last: byte });
    } else {
      bytes[to] = startByte;
      letters[to] = startLetter;
    }
  };
  return (word, letter, byte) => {
    bytes[now] = byte;
    letters[now] = letter;
    const end = places[word + 1] ?? 0;
    for (let place = places[word] ?? 0; place < end; place++) reached(place, letter, byte);
    bytes[word] = byte;
    letters[word] = letter;
  };
}
