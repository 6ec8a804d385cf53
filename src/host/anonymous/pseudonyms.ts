import { createHash } from 'node:crypto';

/** What a pseudonym stands for. */
export type Named = 'user' | 'host' | 'domain' | 'mail' | 'uuid' | 'mac' | 'ip' | 'id';

/** Pseudonyms by what they stand for, by kind: what the customer keeps. */
export type Known = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Pseudonyms {
  /** The same for the same name, always. */
  of(kind: Named, name: string): string;
  /** Those that were given out, by kind. */
  used(): ReadonlyMap<Named, ReadonlySet<string>>;
  /** All that there are, those of earlier files included. */
  all(): Known;
}

/** Gives names of the same shape, which tell nothing; `known` are those of earlier files. */
export function pseudonymsFrom(known: Known = {}): Pseudonyms {
  const given = new Map(Object.entries(known).map(([kind, names]) => [kind, new Map(Object.entries(names))]));
  const used = new Map<Named, Set<string>>();
  /** A map from which names were taken out has gaps. */
  const highest = new Map<string, number>();
  const inKind = (kind: string): Map<string, string> => {
    const own = given.get(kind) ?? new Map<string, string>();
    given.set(kind, own);
    return own;
  };
  /** Which one of its kind a name is, from 1. */
  const number = (kind: string, name: string): number => {
    const own = inKind(kind);
    const before = own.get(name);
    if (before !== undefined) return Number(before);
    const next =
      (highest.get(kind) ?? [...own.values()].reduce((most, one) => Math.max(most, Number(one)), 0)) + 1;
    highest.set(kind, next);
    own.set(name, String(next));
    return next;
  };
  const make = (kind: Named, name: string): string => {
    if (kind === 'ip')
      return name.includes(':') ? `2001:db8::${number('ip6', name).toString(16)}` : address(name, number);
    return shapes[kind](number(kind, name));
  };
  return {
    of(kind, name) {
      const pseudonym = make(kind, name);
      used.set(kind, (used.get(kind) ?? new Set()).add(pseudonym));
      return pseudonym;
    },
    used: () => used,
    all: () => Object.fromEntries([...given].map(([kind, names]) => [kind, Object.fromEntries(names)])),
  };
}

const shapes: Readonly<Record<Exclude<Named, 'ip'>, (n: number) => string>> = {
  user: (n) => `user-${n}`,
  host: (n) => `host-${n}`,
  domain: (n) => `domain-${n}`,
  mail: (n) => `mail-${n}@mail.example`,
  // Such that the first digits tell them apart, as those of real ones do.
  uuid: (n) => hash(`uuid ${n}`).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5'),
  mac: (n) =>
    `02:00:00:${[n >> 16, n >> 8, n].map((byte) => (byte & 255).toString(16).padStart(2, '0')).join(':')}`,
  id: (n) => `id-${n}`,
};

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Networks stay networks: what shares its first numbers shares them afterwards, zeros stay, and a private address stays
 * in its range. All others begin with 203.
 */
function address(name: string, number: (kind: string, name: string) => number): string {
  const [a = '', b = '', c = '', d = ''] = name.split('.');
  const wrapped = (prefix: string, part: string, among = 255) =>
    part === '0' ? '0' : String(((number(`ip4 ${prefix}`, part) - 1) % among) + 1);
  const rest = (second: string) => [second, wrapped(`${a}.${b}`, c), wrapped(`${a}.${b}.${c}`, d)];
  if (a === '10') return ['10', ...rest(wrapped('10', b))].join('.');
  if (a === '172' && Number(b) >= 16 && Number(b) <= 31)
    return ['172', ...rest(String(15 + Number(wrapped('172', b, 16))))].join('.');
  if (a === '192' && b === '168') return ['192', ...rest('168')].join('.');
  return ['203', ...rest(wrapped('public', `${a}.${b}`))].join('.');
}
