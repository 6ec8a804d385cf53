import { hostname } from 'node:os';
import type { JsonObject } from '../check.ts';
import { anonymous, type Beforehand } from '../host/anonymous/anonymous.ts';
import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { Taken } from '../host/answers.ts';
import { parseObject } from '../json.ts';
import { registriesIn } from '../recording/make.ts';
import type { Target } from '../target.ts';

/** Who and what is known of this machine beside its answers. */
export function knownHere(): Omit<Beforehand, 'texts'> {
  const { USER, LOGNAME, SUDO_USER, HOSTNAME } = process.env;
  return {
    users: [USER, LOGNAME, SUDO_USER].filter((name) => name !== undefined),
    hosts: [hostname(), HOSTNAME].filter((name) => name !== undefined),
    environment: process.env,
  };
}

/** The answers of this machine as a recording would have them. */
export function redactedAnswers(taken: Taken, target: Target): JsonObject {
  const known = knownHere();
  const { answers } = anonymous(taken, pseudonymsFrom(), {
    ...known,
    hosts: [...known.hosts, ...registriesIn(target)],
    texts: [JSON.stringify(target)],
  });
  return parseObject(JSON.stringify(answers)) ?? {};
}
