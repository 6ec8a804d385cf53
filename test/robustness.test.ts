import { describe, expect, it } from 'vitest';
import { checks } from '../checks/index.ts';
import { type Diagnosis, diagnosis } from '../src/diagnose.ts';
import type { Host } from '../src/host/host.ts';
import { defaultTarget, type Target } from '../src/target.ts';
import { fixtureFile, fixtureHost, fixtureNames } from './support/fixture-hosts.ts';
import { mutatedHost } from './support/mutated-host.ts';
import { damage, dress, type Mutation, randomOf } from './support/mutations.ts';
import { type Silence, silentHost } from './support/silent-host.ts';

/** Answers of each machine that are changed, one in each diagnosis. `NGC_DOCTOR_SWEEP=200` is a thorough search. */
const sweep = process.env['NGC_DOCTOR_SWEEP'];
const samples = Number(sweep ?? 6);
const longestMs = 5_000;

function targetOf(name: string): Target {
  const { image, launch, target } = fixtureFile(name, 'expected.json');
  return { ...defaultTarget, image, launch: launch === undefined ? 'never' : 'auto', ...target };
}

const diagnosed = (host: Host, target: Target): Promise<Diagnosis> => diagnosis({ host, checks, target });

interface Asked {
  readonly before: Diagnosis;
  readonly questions: readonly string[];
}

/** What a machine is asked, of which each answer holds some text. */
async function askedOf(name: string): Promise<Asked> {
  const questions = new Set<string>();
  const host = mutatedHost(fixtureHost(name), (question, text) => {
    questions.add(question);
    return text;
  });
  return { before: await diagnosed(host, targetOf(name)), questions: inOrder(questions) };
}

/** An order of their own: that in which they are asked is not the same each time, and samples are drawn by place. */
const inOrder = (questions: ReadonlySet<string>): readonly string[] => [...questions].sort();

const changedIn = (name: string, question: string, mutate: Mutation, random: () => number): Host =>
  mutatedHost(fixtureHost(name), (asked, text) => (asked === question ? mutate(text, random) : text));

/** Everything that is printed for people. */
const wordsOf = ({ report }: Diagnosis): string =>
  JSON.stringify([
    report.causes.map(({ message, fixes }) => [message, fixes]),
    report.outcomes.map(({ why }) => why ?? ''),
    report.plan,
    report.host,
    report.launch.reason ?? '',
  ]);

const nonsense = /\bNaN\b|\bundefined\b|\[object |\bInfinity\b|polluted/;

const keptSilent = (name: string, question: string, how: Silence): Host =>
  silentHost(fixtureHost(name), (asked) => (asked === question ? how : null));

/** What a machine is asked, whatever the kind of question. */
async function everyQuestion(name: string): Promise<readonly string[]> {
  const questions = new Set<string>();
  const host = silentHost(fixtureHost(name), (question) => {
    questions.add(question);
    return null;
  });
  await diagnosed(host, targetOf(name));
  return inOrder(questions);
}

describe('an answer that is not as expected', () => {
  it.each(fixtureNames())('of %s', { timeout: samples * longestMs }, async (name) => {
    const { questions } = await askedOf(name);
    const random = randomOf(
      [...name].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) | 0,
    );
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    const mutations = Object.entries({ ...damage, ...dress });
    for (let sample = 0; sample < samples; sample += 1) {
      const question = pick(questions) ?? '';
      const [how, mutate] = pick(mutations) ?? ['', (text: string) => text];
      const began = performance.now();
      const after = await diagnosed(changedIn(name, question, mutate, random), targetOf(name));
      const what = `${question}: ${how}`;
      expect(performance.now() - began, what).toBeLessThan(longestMs);
      expect(
        after.report.outcomes.filter(({ status }) => status === 'crashed'),
        what,
      ).toEqual([]);
      const failed = Object.values(after.facts).filter(
        (fact) => !fact.ok && /the probe failed/.test(fact.why),
      );
      expect(failed, what).toEqual([]);
      expect(wordsOf(after), what).not.toMatch(nonsense);
      expect(Object.prototype, what).not.toHaveProperty('polluted');
    }
  });
});

/** Healthy machines of several kinds, of which every third is enough but in a search. */
const healthyOnes = fixtureNames().filter((name) => {
  const { verdict, causes, launch } = fixtureFile(name, 'expected.json');
  const troubles = Object.keys(causes).filter((code) => code !== 'memlock-not-grantable?');
  return verdict === 'ready' && launch === undefined && troubles.length === 0;
});
const healthy = healthyOnes.filter((_, index) => sweep !== undefined || index % 3 === 0);
/** The answers without which nobody can say that they are. */
const vital = /^run \S*nvidia-smi -q -x$|^engine GET \S+ \/(?:version|info)$|^run ldconfig -p$/;
/** The facts that those answers make. */
const needs = ['nvidiaSmi', 'engine', 'driverLibraries'] as const;
const unreadable = ['nothing', 'cut off', 'another language', 'bytes', 'deep JSON', 'deep XML'] as const;

describe('a healthy machine', () => {
  it('is there in many kinds', () => {
    expect(healthy.length).toBeGreaterThan(8);
  });

  it.each(healthy)('%s is not ready without the answers that it rests on', async (name) => {
    const { before, questions } = await askedOf(name);
    const needed = questions.filter((question) => vital.test(question));
    expect(needed.length).toBeGreaterThan(2);
    for (const question of needed) {
      for (const how of unreadable) {
        const after = await diagnosed(changedIn(name, question, damage[how], randomOf(5)), targetOf(name));
        const same = needs.every(
          (key) => JSON.stringify(after.facts[key]) === JSON.stringify(before.facts[key]),
        );
        expect(after.report.verdict, `${question}: ${how}`).toBe(same ? before.report.verdict : 'unknown');
      }
    }
  });

  it.each(healthy)('%s is never called broken for a file or a program that keeps silent', async (name) => {
    // An engine or a registry that does not answer is down, or not for this user: that is what a check says.
    const questions = (await everyQuestion(name)).filter((question) => !/^(?:engine|http) /.test(question));
    const random = randomOf(11);
    const few = questions.filter(
      (question) => vital.test(question) || random() < (sweep === undefined ? 0.1 : 1),
    );
    for (const question of few) {
      for (const how of ['denied', 'broken', 'late'] as const) {
        // Whether something may be opened is what is asked: a refusal is the answer.
        if (how === 'denied' && /^(?:access|open) /.test(question)) continue;
        const { report } = await diagnosed(keptSilent(name, question, how), targetOf(name));
        expect(report.verdict, `${question}: ${how}`).not.toBe('not-ready');
        expect(report.outcomes.filter(({ status }) => status === 'crashed')).toEqual([]);
        const needed = vital.test(question) && !question.startsWith('run ldconfig');
        if (needed) expect(report.verdict, `${question}: ${how}`).toBe('unknown');
      }
    }
  });

  /** What a program or a person wrote, and not what the kernel shows. */
  const written = /^run |^read \/etc\/|^read \/root\//;

  it.each(healthy)('%s is as healthy where the texts come with other line ends', async (name) => {
    const { before, questions } = await askedOf(name);
    for (const question of questions.filter((one) => written.test(one))) {
      for (const how of ['crlf', 'empty lines'] as const) {
        const after = await diagnosed(changedIn(name, question, dress[how], randomOf(5)), targetOf(name));
        const codes = ({ report }: Diagnosis) => report.causes.map(({ code }) => code);
        expect(codes(after), `${question}: ${how}`).toEqual(codes(before));
        expect(after.report.verdict, `${question}: ${how}`).toBe(before.report.verdict);
      }
    }
  });
});
