import { existsSync, readFileSync, statSync } from 'node:fs';
import type { JsonObject } from '../check.ts';
import { parseObject } from '../json.ts';
import { mistakeIn } from '../probes/json-mistake.ts';
import { UsageError } from './usage-error.ts';

/** In the working directory. */
export const usualFile = 'ngc-doctor.config.json';

/** The file to read, or why the one that lies here is left alone; neither where there is none. */
export interface Found {
  readonly file: string | null;
  readonly leftAlone: string | null;
}

export function findConfig(argv: readonly string[]): Found {
  const named = namedFile(argv);
  if (named !== null) return { file: named, leftAlone: null };
  if (!existsSync(usualFile)) return { file: null, leftAlone: null };
  const why = mistrust();
  return why === null ? { file: usualFile, leftAlone: null } : { file: null, leftAlone: leftAloneText(why) };
}

function namedFile(argv: readonly string[]): string | null {
  const joined = argv.find((word) => word.startsWith('--config='));
  if (joined !== undefined) return joined.slice('--config='.length);
  const at = argv.indexOf('--config');
  return at === -1 ? null : (argv[at + 1] ?? null);
}

/** A configuration can load code: what somebody else may have put here is not taken without being told to. */
function mistrust(): string | null {
  const user = process.getuid?.() ?? 0;
  if (user === 0) return 'root reads it only if it is named';
  const owner = statSync(usualFile).uid;
  return owner === user || owner === 0 ? null : 'it belongs to another user';
}

const leftAloneText = (why: string): string =>
  `${usualFile} in this folder is not read, since ${why}: --config ${usualFile}`;

export function configIn(file: string): JsonObject {
  const text = textOf(file);
  const config = parseObject(text);
  if (config !== null) return config;
  const { line, why } = mistakeIn(text);
  throw new UsageError(`${file} holds no JSON object${line === null ? '' : `, line ${line}`}: ${why}.`);
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
