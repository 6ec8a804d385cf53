import { readFileSync } from 'node:fs';
import type { JsonValue } from '../check.ts';
import { parseObject } from '../json.ts';
import { UsageError } from './usage-error.ts';

/**
 * The command line with those flags of its `--config FILE` that it does not give itself. The file is a JSON object by
 * the flags' long names: `{ "image": "…", "volume": ["a:/b"], "strict": true }`.
 */
export function withConfig(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  const file = configFile(flags);
  if (file === null) return argv;
  const at = flags[0]?.startsWith('-') === false ? 1 : 0;
  return [...argv.slice(0, at), ...flagsIn(file, namesIn(flags)), ...argv.slice(at)];
}

/** The flags that stand on the command line, by their long names. */
const namesIn = (flags: readonly string[]): ReadonlySet<string> =>
  new Set(
    flags.flatMap((word) => (/^-v/.test(word) ? ['volume'] : (/^--([a-z-]+)/.exec(word)?.slice(1) ?? []))),
  );

function configFile(argv: readonly string[]): string | null {
  const joined = argv.find((word) => word.startsWith('--config='));
  if (joined !== undefined) return joined.slice('--config='.length);
  const at = argv.indexOf('--config');
  return at === -1 ? null : (argv[at + 1] ?? null);
}

function flagsIn(file: string, given: ReadonlySet<string>): readonly string[] {
  const config = parseObject(textOf(file));
  if (config === null) throw new UsageError(`--config: ${file} holds no JSON object.`);
  return Object.entries(config)
    .filter(([name]) => !given.has(name))
    .flatMap(([name, value]) => flag(file, name, value));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `--config: ${file} cannot be read (${error instanceof Error ? error.message : error}).`,
    );
  }
}

function flag(file: string, name: string, value: JsonValue): readonly string[] {
  if (value === false || value === null) return [];
  if (value === true) return [`--${name}`];
  if (typeof value === 'string' || typeof value === 'number') return [`--${name}=${value}`];
  if (!Array.isArray(value)) throw new UsageError(`--config: "${name}" in ${file} is no flag's value.`);
  return value.flatMap((one: JsonValue) => flag(file, name, one));
}
