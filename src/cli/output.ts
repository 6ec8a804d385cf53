import type { WriteStream } from 'node:tty';
import { probes } from '../probes.ts';
import { rawAnswersIn } from '../recording/raw-answers.ts';
import { renderHtml } from '../render/html.ts';
import { renderJson } from '../render/json.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { Style } from '../render/style.ts';
import { renderText } from '../render/text.ts';
import { exitCode, exitCodes } from '../report.ts';
import { thisCall } from './call.ts';
import type { Diagnosed } from './diagnosis.ts';
import type { Format, FormatName } from './flags.ts';
import { obstacleTo, writeWhole } from './format-file.ts';
import { note, writeOut } from './streams.ts';
import { plainStyle, styleFor } from './style.ts';
import { UsageError } from './usage-error.ts';

/** Nobody should wait for a report that cannot be written where it was wanted. */
export async function mustBeWritable(formats: readonly Format[]): Promise<void> {
  for (const { file } of formats) {
    const obstacle = file === null ? null : await obstacleTo(file);
    if (obstacle !== null) throw new UsageError(`--format: ${file} cannot be written: ${obstacle}.`);
  }
}

/** Writes each format to where it belongs, to `stream` where no file is named, and gives the exit code. */
export async function writeReport(
  diagnosed: Diagnosed,
  formats: readonly Format[],
  stream: WriteStream,
): Promise<number> {
  const toStream = formats.filter(({ file }) => file === null);
  for (const { name } of toStream) await writeOut(stream, await rendered(diagnosed, name, styleFor(stream)));
  let complete = true;
  for (const { name, file } of formats) {
    const problem =
      file === null ? null : await writeWhole(file, await rendered(diagnosed, name, plainStyle()));
    if (problem === null) continue;
    complete = false;
    await note(`${file} could not be written: ${problem}.`);
  }
  const code = exitCode(diagnosed.report);
  return complete ? code : code || exitCodes.unknown;
}

/** What is written where nothing was asked for. */
export const textAlone: readonly Format[] = [{ name: 'text', file: null }];

async function rendered(diagnosed: Diagnosed, name: FormatName, style: Style): Promise<string> {
  const { report, milliseconds, config, call, answers } = diagnosed;
  const occasion = { call: call ?? thisCall(), milliseconds, config };
  if (name === 'json') return renderJson(report);
  if (name === 'markdown') return renderMarkdown(report, occasion);
  if (name === 'html') return renderHtml(report, occasion, rawAnswersIn((await answers?.()) ?? {}), titles());
  return renderText(report, style, occasion);
}

/** What is asked, as it is called while it is asked. */
const titles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(probes).map(([key, { title }]) => [key, title]));
