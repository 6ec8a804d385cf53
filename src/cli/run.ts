import { shellCommand } from '../render/shell.ts';
import { exitCode, exitCodes, type Report } from '../report.ts';
import { attach } from './attach.ts';
import type { Config } from './config.ts';
import { type Diagnosed, diagnoseHere } from './diagnosis.ts';
import { listenerTo } from './explain-launch.ts';
import type { Flags } from './flags.ts';
import { isInterrupt } from './interrupt.ts';
import { mustBeWritable, textAlone, writeReport } from './output.ts';
import { note, writeOut } from './streams.ts';

/**
 * `ngc-doctor run`: checks first, then launches the container and exits as it does. Standard output belongs to the
 * container, even one that is not launched, so reports without a file of their own go to standard error.
 */
export async function run(
  command: readonly string[],
  flags: Flags & { readonly print?: true },
  config: Config,
): Promise<number> {
  await mustBeWritable(flags.format ?? []);
  const print = flags.print === true;
  const result = print
    ? await diagnoseHere({ ...flags, launch: 'never' }, config, {
        command,
        terminal: process.stdin.isTTY === true,
      })
    : await diagnoseHere(flags, config, { command });
  if (isInterrupt(result)) return result.exitCode;
  const { report } = result;
  const refused = !print && report.verdict !== 'ready';
  const code = await writeReport(result, flags.format ?? (refused ? textAlone : []), process.stderr);
  if (refused) return code;
  return print ? printed(report, code) : launched(result);
}

/** The command is given wherever there is one; the exit code says whether it will work. */
async function printed(report: Report, code: number): Promise<number> {
  for (const cause of report.causes) await note(`${cause.code}: ${cause.message}`);
  for (const text of report.launch.notes) await note(text);
  if (report.launch.command.length === 0) {
    await note('There is no command: it is not known which image is meant.');
    return exitCode(report) || exitCodes.unknown;
  }
  await writeOut(process.stdout, `${shellCommand(report.launch.command)}\n`);
  return code;
}

/** How a container ends is its own affair; why it failed is told where its words are known. */
async function launched(diagnosed: Diagnosed): Promise<number> {
  const { launch } = diagnosed.report;
  for (const text of launch.notes) await note(text);
  const listener = listenerTo(diagnosed);
  const attached = await attach(launch.command, listener.hear);
  if (attached.kind === 'ended') {
    if (attached.exitCode !== 0) await listener.explain();
    return attached.exitCode;
  }
  await note(`The container could not be launched: ${attached.why}.`);
  return exitCodes['not-ready'];
}
