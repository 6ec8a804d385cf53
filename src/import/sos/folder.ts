import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidRecordingError } from '../../host/recorded.ts';
import type { Evidence } from '../evidence.ts';
import { type Gatherer, gatherer, most } from './gather.ts';
import { mayHold } from './wanted.ts';

/** A sosreport that was unpacked: the folder itself, or the one in which it lies alone. Links are not followed. */
export async function sosFolder(folder: string): Promise<Evidence | null> {
  const root = await rootOf(folder);
  if (root === null) return null;
  const found = gatherer();
  await walk(root, '', found, { entries: 0 });
  return found.evidence();
}

async function rootOf(folder: string): Promise<string | null> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (folders.includes('sos_commands')) return folder;
  const [only] = folders;
  if (folders.length !== 1 || only === undefined) return null;
  const inner = await readdir(join(folder, only), { withFileTypes: true });
  return inner.some((entry) => entry.isDirectory() && entry.name === 'sos_commands')
    ? join(folder, only)
    : null;
}

/** A folder that may not be read is passed over. */
async function walk(root: string, path: string, found: Gatherer, seen: { entries: number }): Promise<void> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => []);
  seen.entries += entries.length;
  if (seen.entries > most.entries) throw new InvalidRecordingError('it is larger than a sosreport can be');
  for (const entry of entries) {
    const inner = path === '' ? entry.name : `${path}/${entry.name}`;
    if (entry.isDirectory() && mayHold(inner)) await walk(root, inner, found, seen);
    else if (entry.isFile()) await takeFile(join(root, inner), inner, found);
  }
}

/** Opened as what was seen: a link that has taken its place since is refused. */
async function takeFile(file: string, path: string, found: Gatherer): Promise<void> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    () => null,
  );
  if (handle === null) return;
  try {
    const stat = await handle.stat();
    if (!stat.isFile() || !found.wants(path, stat.size)) return;
    const content = Buffer.alloc(stat.size);
    const { bytesRead } = await handle.read(content, 0, stat.size, 0);
    found.take(path, content.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
