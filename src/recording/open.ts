import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { isCollected, readCollected } from '../collector/read-collected.ts';
import { InvalidRecordingError } from '../host/recorded.ts';
import { bugReport, isBugReport } from '../import/bug-report.ts';
import { imported } from '../import/imported.ts';
import { hasMoreLines, mostLines } from '../import/lines.ts';
import { session } from '../import/session.ts';
import { reportInArchive, reportInFolder } from '../import/sos/open.ts';
import type { ReadRecording } from './document.ts';
import { readRecording } from './read.ts';
import { contentOf, documentIn } from './unpack.ts';

/** What a file holds of a host; or why it is refused, in a phrase. */
export type Opened =
  | {
      readonly kind: 'opened';
      readonly recording: ReadRecording;
      /** What is to be said beside the report: a sentence each, without its end. */
      readonly notes?: readonly string[];
      /** The text that it was, where `explain` could read it as well. */
      readonly text?: string;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** Reads a host that somebody wrote down, in whichever way. It never throws for what the file is. */
export async function opened(file: string): Promise<Opened> {
  try {
    if (file === '-') return await openedContent(await contentOf(createReadStream('', { fd: 0 })));
    const info = await stat(file);
    if (info.isDirectory()) return { kind: 'opened', ...(await reportInFolder(file)) };
    // What comes through a pipe can be read but once.
    const report = info.isFile() ? await reportInArchive(file) : null;
    if (report !== null) return { kind: 'opened', ...report };
    return await openedContent(await contentOf(createReadStream(file)));
  } catch (error) {
    if (!(error instanceof InvalidRecordingError) && !isSystemError(error)) throw error;
    return { kind: 'refused', why: error.message.replace(/, (?:open|stat|scandir) '.*$/s, '') };
  }
}

const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

/** By what it is, whatever it is called. */
async function openedContent(content: Buffer): Promise<Opened> {
  if (isCollected(content.toString('latin1', 0, 100))) return openedCollected(content.toString('utf8'));
  if (/^\s*[{[]/.test(content.toString('utf8', 0, 1000))) return openedDocument(content);
  const text = textIn(content);
  const isReport = isBugReport(text);
  const tooLong = isReport
    ? hasMoreLines(content, mostLines.report)
    : text.length > mostPasted || hasMoreLines(content, mostLines.pasted);
  if (tooLong)
    throw new InvalidRecordingError('it is longer than what people paste; logs are for ngc-doctor explain');
  const evidence = isReport ? bugReport(text) : session(text);
  const result = await imported(evidence, isReport ? 'bug report of NVIDIA' : 'text', text);
  if (result === null)
    throw new InvalidRecordingError(
      evidence.others === undefined || evidence.others.length < 2
        ? 'it is no recording, and no output in it is one that is known here; errors and logs are for ngc-doctor explain'
        : `it tells of several machines (${evidence.others.join(', ')}), and not which output is of which`,
    );
  return { kind: 'opened', ...result, text };
}

function openedDocument(content: Buffer): Opened {
  const recording = readRecording(documentIn(content));
  const { told } = recording;
  const source = told === undefined ? [] : [`it was made of a ${told.what}; of all else nothing is known`];
  return { kind: 'opened', recording, notes: [...source, ...cutNotes(recording)] };
}

function openedCollected(text: string): Opened {
  const recording = readCollected(text);
  return { kind: 'opened', recording, notes: cutNotes(recording) };
}

const cutNotes = ({ cutShort }: ReadRecording): readonly string[] =>
  cutShort === undefined ? [] : [`${cutShort}; what it lacks is not known`];

/** Characters of a text that nobody's tool wrote. */
const mostPasted = 8 * 1024 ** 2;

/** In the encoding that its first bytes tell, as files of Windows have them; else UTF-8. */
function textIn(content: Buffer): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(content);
  if (text.slice(0, 4096).includes('\u0000'))
    throw new InvalidRecordingError('it is no recording and no text');
  return text;
}
