import type { Sections } from './answers.ts';
import { withoutSecretOutput, withoutSecrets, withoutTokens } from './redact.ts';

/** Without the secrets that are known by where they stand. */
export function cleanedAnswers(answers: Sections): Sections {
  const { env, run, read, engine, http } = answers;
  return {
    ...answers,
    env: mapped(env, (value) => (value === null ? null : withoutSecrets(value))),
    run: mapped(run, withoutSecretOutput),
    read: mapped(read, (value) => (typeof value === 'string' ? withoutSecrets(value) : value)),
    engine: mapped(engine, withoutTokens),
    http: mapped(http, withoutTokens),
  };
}

const mapped = <T>(answers: Readonly<Record<string, T>>, clean: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, clean(value)]));
