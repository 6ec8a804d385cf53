import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Pseudonyms, pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import { InvalidRecordingError } from '../host/recorded.ts';
import type { HostRecording } from '../recording/document.ts';
import { packed } from '../recording/unpack.ts';
import { jsonText } from '../render/json.ts';
import { obstacleTo, writeWhole } from './format-file.ts';
import { mustBeWritable } from './output.ts';
import { type KeptMap, mapAt, mapText } from './pseudonym-map.ts';
import type { RecordFlags } from './recording-here.ts';
import { type Made, summary } from './recording-made.ts';
import { note, writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Whatever the umask says: what is in these files is for their owner to hand on. */
const ownersAlone = 0o600;
export const standardOutput = '-';

/** Writes recordings one after another, with the pseudonyms of one map. */
export interface Recorder {
  /** For the next recording. */
  pseudonyms(): Pseudonyms;
  /** Writes or shows it; whether that could be done. `there` is what it was made of, e.g. `here`. */
  keep(made: Made, pseudonyms: Pseudonyms, file: string | null, there: string): Promise<boolean>;
}

/** Reads the map, if there is to be one. */
export async function recorderFor({ map: path, preview }: RecordFlags): Promise<Recorder> {
  let map = path === undefined ? null : await mapAt(path);
  const written = async (file: string | null, { document }: Made, pseudonyms: Pseudonyms) => {
    if (file === null || preview === true) return shown(document);
    const content = await packed(document);
    const names = mapText(pseudonyms.all());
    if (map !== null && !(await mapWritten(map, names))) return false;
    if (map !== null) map = await mapAt(map.file);
    return save(file, content);
  };
  return {
    pseudonyms: () => pseudonymsFrom(map?.known),
    async keep(made, pseudonyms, file, there) {
      try {
        if (!(await written(file, made, pseudonyms))) return false;
      } catch (error) {
        if (!(error instanceof InvalidRecordingError)) throw error;
        await note(`nothing is recorded: ${error.message}.`);
        return false;
      }
      await writeOut(process.stderr, summary(made, preview === true ? null : file, there));
      return true;
    },
  };
}

async function shown(document: HostRecording): Promise<boolean> {
  await writeOut(process.stdout, jsonText(document));
  return true;
}

/** The map first: a recording whose pseudonyms nobody can undo would have to be made again. */
async function mapWritten(map: KeptMap, names: string): Promise<boolean> {
  if ((await mapAt(map.file)).text === map.text) return writtenTo(map.file, names);
  await note(`${map.file} was changed by somebody else meanwhile, and would lose names; record once more.`);
  return false;
}

async function save(file: string, content: Uint8Array): Promise<boolean> {
  if (file !== standardOutput) return writtenTo(file, content);
  await writeOut(process.stdout, content);
  return true;
}

async function writtenTo(path: string, content: string | Uint8Array): Promise<boolean> {
  const problem = await writeWhole(path, content, ownersAlone);
  if (problem !== null) await note(`${path} could not be written: ${problem}.`);
  return problem === null;
}

/** Makes the folder for the files of several hosts, if it is not there. What keeps it from that, the file is told by. */
export const folderMade = (file: string): Promise<unknown> => mkdir(dirname(file)).catch(() => null);

/** Nobody should be asked for what could not be written then. */
export async function mustBeUsable(file: string | undefined, flags: RecordFlags): Promise<void> {
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
