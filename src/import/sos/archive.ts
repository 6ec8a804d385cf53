import { once } from 'node:events';
import { InvalidRecordingError } from '../../host/recorded.ts';
import type { Evidence } from '../evidence.ts';
import { gatherer, innerPath, most } from './gather.ts';

/**
 * A sosreport as it was packed by tar: read through once, and only what is wanted of it is kept. Nothing is written, links
 * are not followed, and what is damaged or too large ends it. Null where it is an archive of something else.
 */
export async function sosArchive(pieces: AsyncIterable<Uint8Array>): Promise<Evidence | null> {
  const { Parser } = await import('tar');
  const found = gatherer();
  let entries = 0;
  const parser = new Parser({
    strict: false,
    onReadEntry(entry) {
      entries++;
      const path = innerPath(entry.path);
      const isFile = entry.type === 'File' || entry.type === 'OldFile' || entry.type === 'ContiguousFile';
      if (path === null || !isFile || !found.wants(path, entry.size)) {
        entry.resume();
        return;
      }
      const chunks: Buffer[] = [];
      entry.on('data', (chunk) => chunks.push(chunk));
      entry.on('end', () => found.take(path, Buffer.concat(chunks)));
    },
  });
  const ended = once(parser, 'end');
  ended.catch(() => {});
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most.unpackedBytes || entries > most.entries)
      throw new InvalidRecordingError('it is larger than a sosreport can be');
    if (!parser.write(Buffer.from(piece))) await once(parser, 'drain');
  }
  parser.end();
  await ended;
  return found.evidence();
}
