import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { diagnose } from '../src/diagnose.ts';
import { fixtureFile, fixtureHost, fixtureNames } from './support/fixture-hosts.ts';
import { randomOf } from './support/mutations.ts';
import { targetThere } from './support/recordings.ts';
import { type Silence, silentHost } from './support/silent-host.ts';

/** Questions of each host that get no answer, one in each diagnosis. `NGC_DOCTOR_SWEEP=400` asks all of all hosts. */
const sweep = process.env['NGC_DOCTOR_SWEEP'];
const samples = Number(sweep ?? 5);
const every = sweep === undefined ? 14 : 1;

/** Silence that is no lack, and why. */
const harmless: readonly (readonly [RegExp, string])[] = [
  [
    /^run (?:dmesg|journalctl) ?/,
    'many systems show the kernel log to root alone: what it told of is not known then',
  ],
  [
    /^read \S*\/\.docker\/config\.json$/,
    'the docker command reads it as the same user, and goes on without it',
  ],
];

const reportOf = (name: string, silent: (question: string) => Silence | null) =>
  diagnose({ host: silentHost(fixtureHost(name), silent), checks, target: targetThere(name) });

async function questionsOf(name: string): Promise<readonly string[]> {
  const asked = new Set<string>();
  await reportOf(name, (question) => {
    asked.add(question);
    return null;
  });
  return [...asked].sort();
}

/** Some of them, in an order that is the same each time. */
function some<T>(all: readonly T[], seed: number, most: number): readonly T[] {
  const random = randomOf(seed);
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .slice(0, most)
    .map(([, one]) => one);
}

/** A launch that passed proves what could not be seen. */
const unlaunched = fixtureNames().filter((name) => fixtureFile(name, 'expected.json').launch === undefined);
const hosts = unlaunched.filter((_, index) => index % every === 3 % every);
const hows = ['denied', 'broken', 'late'] as const;

describe('an answer that is refused, broken or late', { timeout: 600_000 }, () => {
  it('is looked for on many hosts', () => expect(hosts.length).toBeGreaterThan(20));

  it.each(hosts)('makes no better of %s', async (name) => {
    const { verdict } = fixtureFile(name, 'expected.json');
    const all = (await questionsOf(name)).filter((one) => !harmless.some(([pattern]) => pattern.test(one)));
    for (const [index, question] of some(all, name.length * 31, samples).entries()) {
      const how = hows[index % hows.length] ?? 'denied';
      const after = await reportOf(name, (asked) => (asked === question ? how : null));
      expect(after.outcomes.filter(({ status }) => status === 'crashed')).toEqual([]);
      if (verdict !== 'ready') expect(after.verdict, `${question}: ${how}`).not.toBe('ready');
    }
  });
});
