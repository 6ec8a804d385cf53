import { existsSync } from 'node:fs';
import { unconfigured } from './config.ts';
import { usualFile } from './config-file.ts';
import { type ExplainFlags, explainText } from './explain-text.ts';
import { asProgram, failed } from './process.ts';
import { isTyped } from './standard.ts';
import { isPath } from './text-name.ts';
import { UsageError } from './usage-error.ts';

/**
 * `explain` of a text as it is usually called. Built as one file of its own: the answer to a paste shall be quick, and to
 * load the parser of all commands takes as long as the answer. Whatever else the command line holds is left to `main`.
 */
export async function plainExplain(argv: readonly string[]): Promise<void> {
  const call = plainCall(argv);
  if (call === null || existsSync(usualFile)) return (await import('./main.ts')).main(argv);
  return asProgram(async () => {
    try {
      return await explainText(call.file, call.flags, { ...unconfigured, words: argv });
    } catch (error) {
      return failed(error, error instanceof UsageError ? error.message : null);
    }
  });
}

interface PlainCall {
  /** Null: standard input. */
  readonly file: string | null;
  readonly flags: ExplainFlags;
}

/** Null where it is for `main` to read: a code or a check, another flag, a mistake. */
function plainCall([, ...words]: readonly string[]): PlainCall | null {
  const isJson = words[0] === '--format' && words[1] === 'json';
  const [name, ...rest] = isJson ? words.slice(2) : words;
  const flags = { format: isJson ? 'json' : 'text' };
  if (rest.length > 0) return null;
  if (name === '-' || (name === undefined && !isTyped())) return { file: null, flags };
  return name !== undefined && isPath(name) && !name.startsWith('-') ? { file: name, flags } : null;
}
