import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { HostRecording } from '../recording/document.ts';
import { packed } from '../recording/unpack.ts';
import { jsonText } from '../render/json.ts';
import { exitCodes } from '../report.ts';
import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import { obstacleTo, writeWhole } from './format-file.ts';
import { isInterrupt } from './interrupt.ts';
import { mustBeWritable, writeReport } from './output.ts';
import { type KeptMap, mapAt, mapText } from './pseudonym-map.ts';
import { madeOf, type RecordFlags, summary } from './recording-here.ts';
import { note, writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Whatever the umask says: what is in these files is for their owner to hand on. */
const ownersAlone = 0o600;
const standardOutput = '-';

/** `ngc-doctor record FILE`: diagnoses as `check` does, and writes what was asked and answered, redacted. */
export async function record(file: string | undefined, flags: RecordFlags, config: Config): Promise<number> {
  await mustBeUsable(file, flags);
  const map = flags.map === undefined ? null : await mapAt(flags.map);
  const pseudonyms = pseudonymsFrom(map?.known);
  const result = await diagnoseHere(flags, config, { keep: true });
  if (isInterrupt(result)) return result.exitCode;
  const made = await madeOf(result, pseudonyms, [file, flags.map], flags, config);
  const { answers } = made.recording;
  if (flags.format !== undefined)
    await writeReport({ ...result, answers: async () => answers }, flags.format, process.stdout);
  const done =
    flags.preview === true
      ? await shown(made.document)
      : await save(file ?? '', await packed(made.document), map, mapText(pseudonyms.all()));
  const place = flags.preview === true ? null : (file ?? null);
  if (done) await writeOut(process.stderr, summary(made, place));
  return done ? exitCodes.ready : exitCodes.unknown;
}

async function mustBeUsable(file: string | undefined, flags: RecordFlags): Promise<void> {
  const problem = contradictionIn(file, flags);
  if (problem !== null) throw new UsageError(problem);
  await mustBeWritable(flags.format ?? []);
  if (flags.preview === true) return;
  for (const [name, path] of [
    ['', file === standardOutput ? undefined : file],
    ['--map: ', flags.map],
  ] as const) {
    const obstacle = path === undefined ? null : await obstacleTo(path);
    if (obstacle !== null) throw new UsageError(`${name}${path} cannot be written: ${obstacle}.`);
  }
}

/** What cannot be had together; null: nothing. */
function contradictionIn(file: string | undefined, { preview, format, map }: RecordFlags): string | null {
  const isReportWanted = format?.some((one) => one.file === null) === true;
  if (file !== undefined && file === map)
    return '--map: the pseudonyms stay here and need a file of their own.';
  if (preview === true)
    return isReportWanted ? '--preview has standard output to itself; give the format a file.' : null;
  if (file === undefined)
    return 'Name the file to write, as in ngc-doctor record host.ngcdoc.gz, or give --preview.';
  if (file !== standardOutput) return null;
  if (process.stdout.isTTY === true) return 'A recording is no text: name a file, or give --preview.';
  return isReportWanted ? 'The recording has standard output to itself; give the format a file.' : null;
}

async function shown(document: HostRecording): Promise<boolean> {
  await writeOut(process.stdout, jsonText(document));
  return true;
}

/** The map first: a recording whose pseudonyms nobody can undo would have to be made again. */
async function save(file: string, content: Uint8Array, map: KeptMap | null, names: string): Promise<boolean> {
  if (map !== null && (await mapAt(map.file)).text !== map.text) {
    await note(`${map.file} was changed by somebody else meanwhile, and would lose names; record once more.`);
    return false;
  }
  if (map !== null && !(await written(map.file, names))) return false;
  if (file !== standardOutput) return written(file, content);
  await writeOut(process.stdout, content);
  return true;
}

async function written(path: string, content: string | Uint8Array): Promise<boolean> {
  const problem = await writeWhole(path, content, ownersAlone);
  if (problem !== null) await note(`${path} could not be written: ${problem}.`);
  return problem === null;
}
