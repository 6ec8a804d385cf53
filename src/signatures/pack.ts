import { type Matcher, matcherFor, matcherOf } from './matcher.ts';
import { type Pattern, type Patterns, patternsOf } from './patterns.ts';
import type { Signature, Telling } from './signature.ts';

/** Signatures made ready to read texts with. */
export interface Readable {
  /** How many signatures they are. */
  readonly count: number;
  /** Finds the signatures, and after them the hints. */
  readonly matcher: Matcher;
  /** What a signature tells; undefined for the number of a hint. */
  readonly telling: (pattern: number) => Telling | undefined;
  readonly hint: (pattern: number) => string;
}

/** Those of few words are read with apart: so long texts, in which they say nothing, are read sooner. */
export interface ReadableLists {
  readonly firm: Readable;
  /** Numbered after the others. */
  readonly loose: () => Readable;
}

export function readable(signatures: readonly Signature[]): ReadableLists {
  const { firm, loose } = listsOf(signatures);
  return { firm: readableList(firm), loose: once(() => readableList(loose)) };
}

/** Made when it is asked for first. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function listsOf(signatures: readonly Signature[]) {
  const isLoose = (signature: Signature): boolean => signature.loose === true;
  return { firm: signatures.filter((one) => !isLoose(one)), loose: signatures.filter(isLoose) };
}

function readableList(signatures: readonly Signature[]): Readable {
  const hints = hintsIn(signatures);
  return {
    count: signatures.length,
    matcher: matcherOf(wantedOf(signatures, hints)),
    telling: (pattern) => signatures[pattern],
    hint: (pattern) => hints[pattern - signatures.length] ?? '',
  };
}

const hintsIn = (signatures: readonly Signature[]): readonly string[] => [
  ...new Set(signatures.flatMap(({ causes }) => causes.flatMap(({ hints = [] }) => hints))),
];

const wantedOf = (signatures: readonly Signature[], hints: readonly string[]): readonly Pattern[] => [
  ...signatures,
  ...hints.map((word) => ({ words: [word] })),
];

/** Signatures as the build keeps them, so that a program that starts has little to do before it reads. */
export interface Packed {
  /** The numbers of the patterns and of what each tells, as bytes or in base64. */
  readonly numbers: string | Uint8Array<ArrayBuffer>;
  /** What signatures tell: JSON, one after another. Many tell the same, and only what was found is read. */
  readonly tellings: string | Buffer;
  /** A line each. */
  readonly hints: string;
}

/** Both lists, without the examples. */
export function pack(signatures: readonly Signature[]): PackedLists {
  const { firm, loose } = listsOf(signatures);
  return { firm: packedList(firm), loose: packedList(loose) };
}

export interface PackedLists {
  readonly firm: Packed;
  readonly loose: Packed;
}

function packedList(signatures: readonly Signature[]): Packed {
  const told = signatures.map(tellingOf);
  const tellings = [...new Set(told)];
  const places = new Map(tellings.map((text, place) => [text, place]));
  const hints = hintsIn(signatures);
  let end = 0;
  return {
    numbers: inBase64({
      ...patternsOf(wantedOf(signatures, hints)),
      telling: Uint16Array.from(told, (text) => places.get(text) ?? 0),
      tellingBegins: Uint32Array.from([0, ...tellings.map((text) => (end += Buffer.byteLength(text)))]),
    }),
    tellings: tellings.join(''),
    hints: hints.join('\n'),
  };
}

function tellingOf(signature: Signature): string {
  const { words: _1, reach: _2, example: _3, examples: _4, counterExample: _5, ...telling } = signature;
  return JSON.stringify(telling satisfies Telling);
}

/** Reads what `pack` wrote. */
export const unpack = ({ firm, loose }: PackedLists): ReadableLists => ({
  firm: unpackedList(firm),
  loose: once(() => unpackedList(loose)),
});

function unpackedList(packed: Packed): Readable {
  const tellings = typeof packed.tellings === 'string' ? Buffer.from(packed.tellings) : packed.tellings;
  const hints = once(() => packed.hints.split('\n'));
  const { telling, tellingBegins, ...patterns } = numbersIn(packed.numbers);
  return {
    count: telling.length,
    matcher: matcherFor(patterns),
    telling: (pattern) => {
      const place = telling[pattern];
      if (place === undefined) return undefined;
      return JSON.parse(tellings.toString('utf8', tellingBegins[place], tellingBegins[place + 1]));
    },
    hint: (pattern) => hints()[pattern - telling.length] ?? '',
  };
}

/** The numbers of patterns, and by signature which of the tellings is its own. */
interface Numbers extends Patterns {
  readonly telling: Uint16Array;
  /** By telling: where it begins, in bytes; one more than there are. */
  readonly tellingBegins: Uint32Array;
}

const arrays = {
  letter: Uint8Array,
  children: Uint16Array,
  fallback: Uint16Array,
  shorter: Uint16Array,
  silent: Uint16Array,
  word: Uint16Array,
  next: Uint16Array,
  lengths: Uint16Array,
  edges: Uint8Array,
  states: Uint16Array,
  places: Uint16Array,
  placeFrom: Uint16Array,
  placeTo: Uint16Array,
  placePattern: Uint16Array,
  placeReach: Uint16Array,
  telling: Uint16Array,
  tellingBegins: Uint32Array,
} satisfies { readonly [K in keyof Numbers]: unknown };

const names = Object.keys(arrays) as readonly (keyof Numbers)[];
/** Numbers of up to four bytes begin where such numbers may. */
const aligned = (bytes: number): number => (bytes + 3) & ~3;

/** The numbers of bytes of all arrays, then the arrays, as a little-endian processor has them (all that run CUDA are). */
function inBase64(numbers: Numbers): string {
  const sizes = Uint32Array.from(names, (name) => numbers[name].byteLength);
  const all = [sizes, ...names.map((name) => numbers[name])];
  const bytes = Buffer.alloc(all.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of all) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes.toString('base64');
}

function numbersIn(packed: Packed['numbers']): Numbers {
  const bytes = typeof packed === 'string' ? Buffer.from(packed, 'base64') : packed;
  const isAligned = aligned(bytes.byteOffset) === bytes.byteOffset;
  const { buffer, byteOffset } = isAligned ? bytes : Uint8Array.from(bytes);
  const sizes = new Uint32Array(buffer, byteOffset, names.length);
  let at = byteOffset + sizes.byteLength;
  const entries = names.map((name, index) => {
    const size = sizes[index] ?? 0;
    const from = at;
    at += aligned(size);
    return [name, new arrays[name](buffer, from, size / arrays[name].BYTES_PER_ELEMENT)];
  });
  return Object.fromEntries(entries);
}
