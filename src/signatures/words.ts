import { lettersIn, other } from './letters.ts';

/**
 * The words of all signatures as a tree of their letters, as Aho and Corasick search for them: numbers alone, so that the
 * build can keep them. Its nodes are numbered level by level, so that the children of one stand together; the root is 0.
 */
export interface Words {
  /** By node: the letter that leads to it. */
  readonly letter: Uint8Array;
  /** By node: its first child; one more than there are nodes. */
  readonly children: Uint16Array;
  /** By node: that of the longest ending of its letters that begins a word, too. */
  readonly fallback: Uint16Array;
  /** By node: the nearest of its fallbacks where a word ends; 0: at none. */
  readonly shorter: Uint16Array;
  /** How many nodes there are where no word ends, at none of their fallbacks either. */
  readonly silent: Uint16Array;
  /** By node: the first of the words that end there; 0: none does. Words count from 1. */
  readonly word: Uint16Array;
  /** By word, from 1: the next that ends in the same node; words differ by their edges, too. */
  readonly next: Uint16Array;
  /** By word, from 0: how many letters it has. */
  readonly lengths: Uint16Array;
  /** By word, from 0: `beginsWord`, `endsWord` or both. */
  readonly edges: Uint8Array;
}

/** The word begins, or ends, where a word of the text does. */
export const beginsWord = 1;
export const endsWord = 2;

/** As many of the last letters are kept: no word may be longer. A power of two. */
export const kept = 512;

/** More nodes than this cannot be counted. */
const most = 0xffff;

/** Throws for a word that is shorter than two letters, too long, or holds a character that is not read. A blank at its beginning or end stands for the beginning or end of a word. */
export function wordsOf(texts: readonly string[]): Words {
  const spelled = texts.map(spell);
  const nodes = inLevels(treeOf(spelled));
  if (nodes.length > most) throw new Error('The words of the signatures are more than can be counted.');
  const fallback = fallbacksOf(nodes);
  const next = new Uint16Array(texts.length + 1);
  const word = Uint16Array.from(nodes, ({ words }) => {
    words.forEach((one, index) => {
      next[one + 1] = (words[index + 1] ?? -1) + 1;
    });
    return (words[0] ?? -1) + 1;
  });
  const shorter = new Uint16Array(nodes.length);
  fallback.forEach((to, node) => {
    shorter[node] = (word[to] ?? 0) === 0 ? (shorter[to] ?? 0) : to;
  });
  const isSilent = (_: Node, node: number): boolean => word[node] === 0 && shorter[node] === 0;
  let child = 1;
  return {
    letter: Uint8Array.from(nodes, ({ letter }) => letter),
    children: Uint16Array.from([1, ...nodes.map(({ children }) => (child += children.size))]),
    fallback,
    shorter,
    silent: Uint16Array.of(nodes.filter(isSilent).length),
    word,
    next,
    lengths: Uint16Array.from(spelled, ({ length }) => length),
    edges: Uint8Array.from(texts, edgesOf),
  };
}

function spell(text: string): readonly number[] {
  const letters = lettersIn(text);
  if (letters.length < 2 || letters.length >= kept || letters.includes(other)) {
    throw new Error(`No text can be found by the word ${JSON.stringify(text)}.`);
  }
  return letters;
}

const edgesOf = (text: string): number =>
  (text.startsWith(' ') ? beginsWord : 0) | (text.endsWith(' ') ? endsWord : 0);

interface Node {
  readonly letter: number;
  readonly parent: Node | null;
  readonly children: Map<number, Node>;
  /** Those that end here. */
  readonly words: number[];
}

const nodeOf = (letter: number, parent: Node | null): Node => ({
  letter,
  parent,
  children: new Map(),
  words: [],
});

function treeOf(words: readonly (readonly number[])[]): Node {
  const root = nodeOf(other, null);
  words.forEach((letters, word) => {
    let node = root;
    for (const letter of letters) {
      const child = node.children.get(letter) ?? nodeOf(letter, node);
      node.children.set(letter, child);
      node = child;
    }
    node.words.push(word);
  });
  return root;
}

function inLevels(root: Node): readonly Node[] {
  const nodes = [root];
  for (let at = 0; at < nodes.length; at++) nodes.push(...(nodes[at]?.children.values() ?? []));
  return nodes;
}

/** Those of a level follow from the one above. */
function fallbacksOf(nodes: readonly Node[]): Uint16Array {
  const [root] = nodes;
  const found = new Map<Node, Node>();
  for (const node of nodes) {
    if (node.parent === null || root === undefined) continue;
    let from = node.parent === root ? undefined : found.get(node.parent);
    while (from !== undefined && !from.children.has(node.letter)) from = found.get(from);
    found.set(node, from?.children.get(node.letter) ?? root);
  }
  const numbers = new Map(nodes.map((node, number) => [node, number]));
  return Uint16Array.from(nodes, (node) => numbers.get(found.get(node) ?? node) ?? 0);
}
