import type { Sections } from './answers.ts';

/** The answers so far, by the kind of question. */
export type Noted = {
  readonly [K in keyof Sections]: Map<
    string,
    Sections[K] extends Readonly<Record<string, infer T>> ? T : never
  >;
};

/** Before anything was asked. */
export const nothingYet = (): Noted => ({
  env: new Map(),
  run: new Map(),
  read: new Map(),
  list: new Map(),
  stat: new Map(),
  link: new Map(),
  access: new Map(),
  open: new Map(),
  disk: new Map(),
  engine: new Map(),
  http: new Map(),
});

/** In the order of their names, so that two recordings can be compared line by line. */
export const sorted = <T>(answers: ReadonlyMap<string, T>): Readonly<Record<string, T>> =>
  Object.fromEntries([...answers].sort(([a], [b]) => (a < b ? -1 : 1)));

/** As a recording has them. */
export const written = (noted: Noted): Sections => ({
  env: sorted(noted.env),
  run: sorted(noted.run),
  read: sorted(noted.read),
  list: sorted(noted.list),
  stat: sorted(noted.stat),
  link: sorted(noted.link),
  access: sorted(noted.access),
  open: sorted(noted.open),
  disk: sorted(noted.disk),
  engine: sorted(noted.engine),
  http: sorted(noted.http),
});
