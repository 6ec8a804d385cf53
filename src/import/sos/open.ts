import { createReadStream } from 'node:fs';
import { InvalidRecordingError } from '../../host/recorded.ts';
import type { Evidence } from '../evidence.ts';
import { type Imported, imported } from '../imported.ts';
import { sosArchive } from './archive.ts';
import { sosFolder } from './folder.ts';
import { isTar, packingOf, unpackedPieces } from './packed.ts';

/** A sosreport that was unpacked. Throws an InvalidRecordingError for any other folder. */
export const reportInFolder = async (folder: string): Promise<Imported> =>
  report(await sosFolder(folder), 'folder');

/** A sosreport as it is packed; null where it is no archive. Throws an InvalidRecordingError for any other. */
export async function reportInArchive(file: string): Promise<Imported | null> {
  const packing = packingOf(await firstOf(createReadStream(file), 10));
  const block = await firstOf(unpackedPieces(file, packing), 512);
  if (isTar(block)) return report(await sosArchive(unpackedPieces(file, packing)), 'archive');
  if (packing === 'gzip' || packing === 'none') return null;
  throw new InvalidRecordingError(`it is packed by ${packing}, and no sosreport`);
}

/** The first bytes, however they come in pieces. What is damaged further on is no matter of theirs. */
async function firstOf(pieces: AsyncIterable<Uint8Array>, bytes: number): Promise<Buffer> {
  let head = Buffer.alloc(0);
  try {
    for await (const piece of pieces) {
      head = Buffer.concat([head, piece]);
      if (head.length >= bytes) break;
    }
  } catch (error) {
    if (head.length === 0) throw error;
  }
  return head.subarray(0, bytes);
}

async function report(evidence: Evidence | null, what: string): Promise<Imported> {
  if (evidence === null)
    throw new InvalidRecordingError(`it is no recording, and this ${what} is no sosreport`);
  const result = await imported(evidence, 'sosreport', textOf(evidence));
  if (result === null)
    throw new InvalidRecordingError('it is a sosreport that tells nothing of what is asked');
  return result;
}

/** All that is used of it, as one text: what names people and machines in it, is named there. */
const textOf = ({ files, outputs }: Evidence): string =>
  [...files.values(), ...outputs.map(({ text }) => text)].join('\n');
