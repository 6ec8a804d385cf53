import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/check.ts';
import { pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';
import type { Answers } from '../../src/host/answers.ts';
import { recordingOf } from '../../src/recording/make.ts';
import { fixtureHost, fixtureNames } from '../support/fixture-hosts.ts';
import { knownThere, materialOf, targetThere } from '../support/recordings.ts';

/** Looks random, and is the same every time. */
const digits = (seed: string): string => createHash('sha256').update(seed).digest('base64url');
const secretOf = (seed: string): string =>
  `${digits(seed).replace(/[_-]/g, 'x').slice(0, 18)}9aQ/&"${digits(`${seed}.`).slice(0, 3)}`;

/** Where a secret is known by what stands beside it; what a name means is known in the same way. */
const seeds: readonly ((secret: string) => string)[] = [
  (s) => `machine nvcr.io login x password ${s}`,
  (s) => `NGC_API_KEY=${JSON.stringify(s)}`,
  (s) =>
    JSON.stringify({ auths: { 'nvcr.io': { auth: Buffer.from(`$oauthtoken:${s}`).toString('base64') } } }),
  (s) => JSON.stringify(JSON.stringify({ password: s })),
  (s) => `HTTPS_PROXY=http://u:${encodeURIComponent(s)}@proxy.corp:3128`,
];
const dresses: readonly ((secret: string) => string)[] = [
  (s) => s,
  (s) => `a word${s}and another`,
  (s) => encodeURIComponent(s),
  (s) => JSON.stringify(JSON.stringify(s)),
  (s) => Buffer.from(s).toString('hex'),
  (s) => Buffer.from(`u:${s}`).toString('base64'),
  (s) => Buffer.from(`xy${s}z`).toString('base64url'),
  (s) => s.toUpperCase(),
  (s) => s.slice(3, 17),
  (s) => s.replace(/.{12}/, '$&\n'),
];

/** Texts of the answers with something after each, in another dress each time. */
function planted(answers: Answers, dress: (at: number) => string): Answers {
  let at = 0;
  const inside = (value: JsonValue): JsonValue => {
    if (typeof value === 'string') return at++ % 3 === 0 ? `${value}\n${dress(at)}\n` : value;
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== 'object' || value === null) return value;
    const texts = ['stdout', 'stderr', 'body', 'why', 'headers'];
    const isAnswer = 'kind' in value || 'failed' in value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, isAnswer && !texts.includes(key) ? one : inside(one)]),
    );
  };
  const { system, stat, disk, open, access, ...told } = answers;
  return {
    ...JSON.parse(JSON.stringify(inside(JSON.parse(JSON.stringify(told))))),
    system,
    stat,
    disk,
    open,
    access,
  };
}

/** What is left of a secret: of its telling parts those that can be found in any of the usual encodings. */
function tracesOf(secret: string, text: string): readonly string[] {
  const small = text.toLowerCase();
  const core = secret.slice(0, 21);
  const parts = Array.from({ length: core.length - 9 }, (_, at) => core.slice(at, at + 10));
  const coded = parts.flatMap((part) => [
    part,
    encodeURIComponent(part),
    Buffer.from(part).toString('hex'),
    ...[0, 1, 2].map((shift) =>
      Buffer.from('x'.repeat(shift) + part)
        .toString('base64')
        .slice(shift + 1, 11),
    ),
  ]);
  return coded.filter((part) => small.includes(part.toLowerCase()));
}

const names = fixtureNames().filter((_, at) => at % 5 === 0);

describe('a secret that stands in any answer', () => {
  it.each(names)('leaves no trace in a recording of %s', async (name) => {
    const material = await materialOf(fixtureHost(name), targetThere(name));
    const secrets = seeds.map((_, at) => secretOf(`${name} ${at}`));
    const chosen = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];
    const dress = (at: number): string => {
      const [own, seed, other] = [at % seeds.length, chosen(seeds, at), chosen(dresses, at >> 2)];
      const secret = secrets[own] ?? '';
      return at % 2 === 0 ? (seed?.(secret) ?? '') : `${other?.(secret)} /data/jroe/x Node17.cluster.corp`;
    };
    // Each is told once at least where it is known for one.
    const told = seeds.map((seed, at) => seed(secrets[at] ?? '')).join('\n');
    const answers = planted(material.taken.answers, dress);
    const taken = {
      ...material.taken,
      answers: { ...answers, read: { ...answers.read, '/etc/told': told } },
    };
    const { recording } = recordingOf({ ...material, taken }, pseudonymsFrom(), knownThere);
    const text = JSON.stringify(recording);
    expect(secrets.flatMap((secret) => tracesOf(secret, text))).toEqual([]);
    expect(text).not.toMatch(/jroe|node17|cluster\.corp/i);
  });
});
