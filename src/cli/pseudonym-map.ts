import { readFile } from 'node:fs/promises';
import type { Known } from '../host/anonymous/pseudonyms.ts';
import { isObject, objectAt, parseObject, textsIn } from '../json.ts';
import { UsageError } from './usage-error.ts';

/** The pseudonyms of earlier recordings; none where there is no file yet. */
export async function knownIn(file: string): Promise<Known> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UsageError(`--map: ${file} cannot be read.`);
  });
  if (text === null || text === '') return {};
  const document = parseObject(text);
  if (document === null || document['schema'] !== 1)
    throw new UsageError(`--map: ${file} holds no pseudonyms of ngc-doctor.`);
  const pseudonyms = objectAt(document, 'pseudonyms');
  return Object.fromEntries(
    Object.entries(pseudonyms).flatMap(([kind, names]) => (isObject(names) ? [[kind, textsIn(names)]] : [])),
  );
}

/** What is kept by whoever recorded: it undoes the pseudonyms. */
export const mapText = (pseudonyms: Known): string =>
  `${JSON.stringify({ schema: 1, pseudonyms }, null, 2)}\n`;
