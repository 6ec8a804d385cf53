import type { Words } from './words.ts';

/**
 * From letter to letter through the tree of words: a state is the longest ending of what was read that begins a word. Each
 * step is worked out when it is taken first and kept in a table, so that there is nothing to make ready before, and all
 * further ones cost one look. A state has its number when it is come to first: a text comes to few, and their rows of the
 * table lie together.
 */
export interface Steps {
  /** By state, shifted by `bitsOfLetter`, and letter: the next state; 0: not worked out yet. */
  readonly table: Uint16Array;
  /** From here on, a word ends in a state. */
  readonly firstTelling: number;
  /** Works out a step that is not in the table yet, and keeps it. */
  learn(state: number, letter: number): number;
  /** By state. */
  readonly nodes: Uint16Array;
}

export const bitsOfLetter = 6;
/** The root: nothing is read that begins a word. */
export const firstState = 1;

export function stepsIn({ letter: letters, children, fallback, shorter, silent, word }: Words): Steps {
  const nodes = new Uint16Array(letters.length + 1);
  const table = new Uint16Array(nodes.length << bitsOfLetter);
  /** By node; 0: none yet. */
  const states = new Uint16Array(letters.length);
  states[0] = firstState;
  const firstTelling = firstState + (silent[0] ?? 0);
  let [nextSilent, nextTelling] = [firstState + 1, firstTelling];
  const stateOf = (node: number): number => {
    const before = states[node] ?? 0;
    if (before !== 0) return before;
    const isSilent = word[node] === 0 && shorter[node] === 0;
    const state = isSilent ? nextSilent++ : nextTelling++;
    nodes[state] = node;
    states[node] = state;
    return state;
  };
  const childOf = (node: number, letter: number): number => {
    const end = children[node + 1] ?? 0;
    for (let child = children[node] ?? 0; child < end; child++) if (letters[child] === letter) return child;
    return 0;
  };
  return {
    table,
    firstTelling,
    nodes,
    learn(state, letter) {
      let node = nodes[state] ?? 0;
      let next = childOf(node, letter);
      while (next === 0 && node !== 0) {
        node = fallback[node] ?? 0;
        next = childOf(node, letter);
      }
      const to = stateOf(next);
      table[(state << bitsOfLetter) | letter] = to;
      return to;
    },
  };
}
