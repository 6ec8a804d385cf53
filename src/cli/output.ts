import { rename, rm, writeFile } from 'node:fs/promises';
import type { WriteStream } from 'node:tty';
import { renderJson } from '../render/json.ts';
import { renderText } from '../render/text.ts';
import type { Report } from '../report.ts';
import type { Format } from './flags.ts';
import { writeOut } from './streams.ts';
import { plainStyle, styleFor } from './style.ts';
import { UsageError } from './usage-error.ts';

/** Writes each format to where it belongs; without any, text to `stream`. */
export async function writeReport(
  report: Report,
  formats: readonly Format[],
  stream: WriteStream,
): Promise<void> {
  const wanted = formats.length > 0 ? formats : [{ name: 'text', file: null }];
  for (const { name, file } of wanted) {
    if (file === null) await writeOut(stream, rendered(report, name, await styleFor(stream)));
    else await writeWhole(file, rendered(report, name, await plainStyle()));
  }
}

const rendered = (report: Report, name: string, style: Parameters<typeof renderText>[1]): string =>
  name === 'json' ? renderJson(report) : renderText(report, style);

/** Readers of the file see the old one or the new one, never half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(temporary, text);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--format: ${file} cannot be written (${why}).`);
  }
}
