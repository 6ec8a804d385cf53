import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../check.ts';
import type { Known } from '../host/anonymous/pseudonyms.ts';
import { isObject, objectAt, parseObject, textsIn } from '../json.ts';
import { UsageError } from './usage-error.ts';

/** The pseudonyms of earlier recordings. */
export interface KeptMap {
  readonly file: string;
  /** As it is there; empty: there is none yet. */
  readonly text: string;
  readonly known: Known;
}

/** Reads the map that a customer keeps; none where there is no file yet. */
export async function mapAt(file: string): Promise<KeptMap> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new UsageError(`--map: ${file} cannot be read.`);
  });
  return { file, text, known: text === '' ? {} : knownIn(text, file) };
}

function knownIn(text: string, file: string): Known {
  const document = parseObject(text);
  const schema = document?.['schema'];
  if (typeof schema === 'number' && schema > 1)
    throw new UsageError(`--map: ${file} was written by a newer ngc-doctor, which this one cannot read.`);
  if (document === null || schema !== 1)
    throw new UsageError(`--map: ${file} holds no pseudonyms of ngc-doctor.`);
  const known = Object.entries(objectAt(document, 'pseudonyms')).map(
    ([kind, names]) => [kind, isObject(names) ? textsAlone(names) : null] as const,
  );
  const whole = known.flatMap(([kind, names]) =>
    names === null || !areNumbers(names) ? [] : [[kind, names]],
  );
  if (whole.length < known.length)
    throw new UsageError(`--map: ${file} is damaged: two names have one pseudonym there, or one has none.`);
  return Object.fromEntries(whole);
}

/** Null where a member is none. */
function textsAlone(names: JsonObject): Readonly<Record<string, string>> | null {
  const texts = textsIn(names);
  return Object.keys(texts).length === Object.keys(names).length ? texts : null;
}

/** Each counts from 1, and none twice. */
function areNumbers(names: Readonly<Record<string, string>>): boolean {
  const numbers = Object.values(names);
  return new Set(numbers).size === numbers.length && numbers.every((one) => /^[1-9]\d{0,8}$/.test(one));
}

/** What is kept by whoever recorded: it undoes the pseudonyms. */
export const mapText = (pseudonyms: Known): string =>
  `${JSON.stringify({ schema: 1, pseudonyms }, null, 2)}\n`;
