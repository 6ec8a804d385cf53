/** A shorter one is taken away where it stands, and not looked for elsewhere: too much else looks like it. */
export const shortest = 5;

/** What is looked for, and the letters that it begins with. */
export interface Sought {
  readonly whole: Index;
  readonly parts: ReadonlyMap<number, ReadonlySet<string>>;
  readonly firsts: ReadonlySet<number>;
}

/** By their first letters; of each the lengths that there are, the longest first. */
type Index = ReadonlyMap<string, readonly (readonly [number, ReadonlySet<string>])[]>;

/** `parts` by their length, of which there are few. */
export function soughtOf(
  texts: readonly string[],
  parts: ReadonlyMap<number, ReadonlySet<string>> = new Map(),
): Sought {
  const whole = indexOf(texts);
  const all = [...whole.keys(), ...[...parts.values()].flatMap((some) => [...some])];
  return { whole, parts, firsts: new Set(all.map((text) => text.charCodeAt(0))) };
}

function indexOf(texts: readonly string[]): Index {
  const byHead = new Map<string, Map<number, Set<string>>>();
  for (const text of texts) {
    if (text.length < shortest) continue;
    const head = text.slice(0, shortest);
    const lengths = byHead.get(head) ?? new Map<number, Set<string>>();
    lengths.set(text.length, (lengths.get(text.length) ?? new Set()).add(text));
    byHead.set(head, lengths);
  }
  return new Map(
    [...byHead].map(([head, lengths]) => [head, [...lengths].sort(([one], [two]) => two - one)]),
  );
}

export type Span = readonly [number, number];

/** Where one of these stands, in order; they may overlap. */
export function* spansIn(text: string, { whole, parts, firsts }: Sought): Generator<Span> {
  for (let at = 0; at + shortest <= text.length; at++) {
    if (!firsts.has(text.charCodeAt(at))) continue;
    const length = lengthAt(text, at, whole) ?? partAt(text, at, parts);
    if (length > 0) yield [at, at + length];
  }
}

function partAt(text: string, at: number, parts: Sought['parts']): number {
  for (const [length, some] of parts) if (some.has(text.slice(at, at + length))) return length;
  return 0;
}

function lengthAt(text: string, at: number, whole: Index): number | null {
  const lengths = whole.get(text.slice(at, at + shortest)) ?? [];
  const found = lengths.find(([length, texts]) => {
    const one = text.slice(at, at + length);
    return texts.has(one) && standsAlone(text, at, one);
  });
  return found?.[0] ?? null;
}

/** Digits are part of a number, and a short word may be of a longer one. */
function standsAlone(text: string, at: number, one: string): boolean {
  const part = /^\d+$/.test(one) ? /\d/ : /^[a-z]{1,7}$/.test(one) ? /[a-z\d]/ : null;
  return part === null || !(part.test(text[at - 1] ?? '') || part.test(text[at + one.length] ?? ''));
}
