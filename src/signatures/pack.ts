import { type Matcher, matcherFor, matcherOf } from './matcher.ts';
import { type Pattern, type Patterns, patternsOf } from './patterns.ts';
import type { Signature, Telling, TextCause } from './signature.ts';

/** Signatures made ready to read texts with. */
export interface Readable {
  /** Finds the signatures, and after them the hints. */
  readonly matcher: Matcher;
  readonly signature: (pattern: number) => Telling | undefined;
  /** The hint that a pattern after those of the signatures stands for. */
  readonly hint: (pattern: number) => string;
}

export function readable(signatures: readonly Telling[]): Readable {
  const hints = hintsIn(signatures);
  return {
    matcher: matcherOf(wantedOf(signatures, hints)),
    signature: (pattern) => signatures[pattern],
    hint: (pattern) => hints[pattern - signatures.length] ?? '',
  };
}

const hintsIn = (signatures: readonly Telling[]): readonly string[] => [
  ...new Set(signatures.flatMap(({ causes }) => causes.flatMap(({ hints = [] }) => hints))),
];

const wantedOf = (signatures: readonly Telling[], hints: readonly string[]): readonly Pattern[] => [
  ...signatures,
  ...hints.map((word) => ({ words: [word] })),
];

/** Signatures as the build keeps them, so that a program that starts has little to do before it reads. */
export interface Packed {
  /** The numbers of the patterns, in base64. */
  readonly patterns: string;
  /** JSON, a line each; only what was found is read. */
  readonly signatures: string;
  /** JSON, a line for each list of causes: many signatures share one. */
  readonly causes: string;
  /** A line each. */
  readonly hints: string;
}

/** Without the examples. */
export function pack(signatures: readonly Signature[]): Packed {
  const causes = [...new Set(signatures.map((signature) => JSON.stringify(signature.causes)))];
  const numbers = new Map(causes.map((list, number) => [list, number]));
  const lines = signatures.map(
    ({ example: _1, examples: _2, counterExample: _3, causes: list, ...rest }): string =>
      JSON.stringify({ ...rest, causes: numbers.get(JSON.stringify(list)) }),
  );
  const hints = hintsIn(signatures);
  return {
    patterns: inBase64(patternsOf(wantedOf(signatures, hints))),
    signatures: lines.join('\n'),
    causes: causes.join('\n'),
    hints: hints.join('\n'),
  };
}

/** Reads what `pack` wrote. */
export function unpack(packed: Packed): Readable & { readonly count: number } {
  const lines = packed.signatures.split('\n');
  const causes = packed.causes.split('\n');
  const hints = packed.hints.split('\n');
  return {
    count: lines.length,
    matcher: matcherFor(fromBase64(packed.patterns)),
    signature: (pattern) => signatureIn(lines[pattern], causes),
    hint: (pattern) => hints[pattern - lines.length] ?? '',
  };
}

function signatureIn(line: string | undefined, lists: readonly string[]): Telling | undefined {
  if (line === undefined) return undefined;
  const { causes, ...rest }: Omit<Telling, 'causes'> & { readonly causes: number } = JSON.parse(line);
  const list: readonly TextCause[] = JSON.parse(lists[causes] ?? '[]');
  return { ...rest, causes: list };
}

const arrays = {
  long: Uint8Array,
  short: Uint8Array,
  near: Uint16Array,
  far: Uint16Array,
  next: Uint16Array,
  letters: Uint8Array,
  begins: Uint32Array,
  edges: Uint8Array,
  slots: Uint16Array,
  reach: Uint16Array,
  places: Uint16Array,
  placeSlot: Uint16Array,
  placePattern: Uint16Array,
} satisfies { readonly [K in keyof Patterns]: unknown };

const names = Object.keys(arrays) as readonly (keyof Patterns)[];
/** Numbers of up to four bytes begin where such numbers may. */
const aligned = (bytes: number): number => (bytes + 3) & ~3;

/** The numbers of bytes of all arrays, then the arrays, as a little-endian processor has them (all that run CUDA are). */
function inBase64(patterns: Patterns): string {
  const sizes = Uint32Array.from(names, (name) => patterns[name].byteLength);
  const all = [sizes, ...names.map((name) => patterns[name])];
  const bytes = Buffer.alloc(all.reduce((sum, { byteLength }) => sum + aligned(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of all) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return bytes.toString('base64');
}

function fromBase64(text: string): Patterns {
  const { buffer } = new Uint8Array(Buffer.from(text, 'base64'));
  const sizes = new Uint32Array(buffer, 0, names.length);
  let at = sizes.byteLength;
  const entries = names.map((name, index) => {
    const size = sizes[index] ?? 0;
    const from = at;
    at += aligned(size);
    return [name, new arrays[name](buffer, from, size / arrays[name].BYTES_PER_ELEMENT)];
  });
  return Object.fromEntries(entries);
}
