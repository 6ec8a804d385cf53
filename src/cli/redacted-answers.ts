import { readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '../check.ts';
import { anonymous, type Beforehand } from '../host/anonymous/anonymous.ts';
import { namingFiles } from '../host/anonymous/name-places.ts';
import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { Taken } from '../host/answers.ts';
import { parseObject } from '../json.ts';
import { registriesIn } from '../recording/make.ts';
import type { Target } from '../target.ts';

const largest = 4 * 1024 ** 2;

/** Who and what is known of this machine beside its answers. */
export function knownHere(root = '/'): Omit<Beforehand, 'texts'> {
  const { USER, LOGNAME, SUDO_USER, HOSTNAME } = process.env;
  return {
    users: [USER, LOGNAME, SUDO_USER].filter((name) => name !== undefined),
    hosts: [hostname(), HOSTNAME].filter((name) => name !== undefined),
    environment: process.env,
    files: Object.fromEntries(namingFiles.map((path) => [path, textOf(join(root, path))])),
  };
}

/** Empty where it cannot be read: it is for redaction alone. */
function textOf(path: string): string {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= largest ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}

/** The answers of this machine as a recording would have them. */
export function redactedAnswers(taken: Taken, target: Target, root: string | undefined): JsonObject {
  const known = knownHere(root);
  const { answers } = anonymous(taken, pseudonymsFrom(), {
    ...known,
    hosts: [...known.hosts, ...registriesIn(target)],
    texts: [JSON.stringify(target)],
  });
  return parseObject(JSON.stringify(answers)) ?? {};
}
