import { constants } from 'node:fs';
import { access, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Why a file could not be written, asked before there is anything to write; null if nothing stands against it. */
export async function obstacleTo(file: string): Promise<string | null> {
  try {
    const there = await kindOf(file);
    if (there === 'directory') return 'it is a directory';
    await access(there === 'other' ? file : dirname(await whereItIs(file)), constants.W_OK);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Writes a file so that its readers see the old one or the new one, never half of it. A device or a pipe cannot be
 * replaced and is written to. What went wrong, or null. A new file gets `mode`, less the umask.
 */
export async function writeWhole(
  file: string,
  content: string | Uint8Array,
  mode = 0o666,
): Promise<string | null> {
  try {
    if ((await kindOf(file)) === 'other') await writeFile(file, content);
    else await replace(await whereItIs(file), content, mode);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

async function replace(file: string, content: string | Uint8Array, mode: number): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, content, { mode });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

type Kind = 'absent' | 'file' | 'directory' | 'other';

async function kindOf(path: string): Promise<Kind> {
  const found = await stat(path).catch(() => null);
  if (found === null) return 'absent';
  return found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'other';
}

/** A link is followed, so that it goes on to exist; what is not there yet is where it is said to be. */
const whereItIs = (path: string): Promise<string> => realpath(path).catch(() => path);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
