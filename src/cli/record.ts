import { harmless } from '../harmless.ts';
import { pseudonymsFrom } from '../host/anonymous/pseudonyms.ts';
import type { HostRecording } from '../recording/document.ts';
import { packed } from '../recording/unpack.ts';
import { exitCodes } from '../report.ts';
import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import { obstacleTo, writeWhole } from './format-file.ts';
import { isInterrupt } from './interrupt.ts';
import { mustBeWritable, writeReport } from './output.ts';
import { knownIn, mapText } from './pseudonym-map.ts';
import { madeOf, type RecordFlags, summary } from './recording-here.ts';
import { note, writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Whatever the umask says: what is in these files is for their owner to hand on. */
const ownersAlone = 0o600;

/** `ngc-doctor record FILE`: diagnoses as `check` does, and writes what was asked and answered, redacted. */
export async function record(file: string | undefined, flags: RecordFlags, config: Config): Promise<number> {
  await mustBeUsable(file, flags);
  const pseudonyms = pseudonymsFrom(flags.map === undefined ? {} : await knownIn(flags.map));
  const result = await diagnoseHere(flags, config, { keep: true });
  if (isInterrupt(result)) return result.exitCode;
  const made = await madeOf(result, pseudonyms, [file, flags.map], flags, config);
  const { answers } = made.recording;
  if (flags.format !== undefined)
    await writeReport({ ...result, answers: async () => answers }, flags.format, process.stdout);
  const written =
    flags.preview === true
      ? await shown(made.document)
      : await save(file ?? '', await packed(made.document), flags.map, mapText(pseudonyms.all()));
  if (written) await writeOut(process.stderr, summary(made, flags.preview === true ? null : (file ?? null)));
  return written ? exitCodes.ready : exitCodes.unknown;
}

async function mustBeUsable(file: string | undefined, flags: RecordFlags): Promise<void> {
  if (file === undefined && flags.preview !== true)
    throw new UsageError(
      'Name the file to write, as in ngc-doctor record host.ngcdoc.gz, or give --preview.',
    );
  if (file !== undefined && file === flags.map)
    throw new UsageError('--map: the pseudonyms stay here and need a file of their own.');
  if (flags.preview === true && flags.format?.some((format) => format.file === null) === true)
    throw new UsageError('--preview has standard output to itself; give the format a file.');
  await mustBeWritable(flags.format ?? []);
  if (flags.preview === true) return;
  for (const [name, path] of [
    ['', file],
    ['--map: ', flags.map],
  ] as const) {
    const obstacle = path === undefined ? null : await obstacleTo(path);
    if (obstacle !== null) throw new UsageError(`${name}${path} cannot be written: ${obstacle}.`);
  }
}

async function shown(document: HostRecording): Promise<boolean> {
  await writeOut(process.stdout, `${harmless(JSON.stringify(document, null, 2))}\n`);
  return true;
}

/** The map first: a recording whose pseudonyms nobody can undo would have to be made again. */
async function save(
  file: string,
  content: Uint8Array,
  map: string | undefined,
  names: string,
): Promise<boolean> {
  const parts: readonly (readonly [string, string | Uint8Array])[] = [
    ...(map === undefined ? [] : [[map, names] as const]),
    [file, content],
  ];
  for (const [path, bytes] of parts) {
    const problem = await writeWhole(path, bytes, ownersAlone);
    if (problem === null) continue;
    await note(`${path} could not be written: ${problem}.`);
    return false;
  }
  return true;
}
