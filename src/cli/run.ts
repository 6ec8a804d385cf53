import { shellCommand } from '../render/shell.ts';
import { exitCode, exitCodes, type Report } from '../report.ts';
import { attach } from './attach.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { isInterrupt } from './interrupt.ts';
import { writeReport } from './output.ts';
import { writeOut } from './streams.ts';

/** `ngc-doctor run`: checks first, then launches the container and exits as it does. */
export async function run(
  command: readonly string[],
  flags: Flags & { readonly print?: true },
): Promise<number> {
  const print = flags.print === true;
  // Printing launches nothing, not even for a test.
  const result = await diagnoseHere(print ? { ...flags, launch: 'never' } : flags, command);
  if (isInterrupt(result)) return result.exitCode;
  const { report } = result;
  if (print) return printCommand(report);
  if (report.verdict !== 'ready') return refuse(report, flags);
  for (const note of report.launch.notes) await writeOut(process.stderr, `ngc-doctor: ${note}\n`);
  return attach(report.launch.command);
}

async function printCommand(report: Report): Promise<number> {
  const { command, notes } = report.launch;
  for (const cause of report.causes)
    await writeOut(process.stderr, `ngc-doctor: ${cause.code}: ${cause.message}\n`);
  for (const note of notes) await writeOut(process.stderr, `ngc-doctor: ${note}\n`);
  if (command.length === 0) return exitCodes.unknown;
  await writeOut(process.stdout, `${shellCommand(command)}\n`);
  return exitCode(report);
}

/** Standard output belongs to the container, even one that is not launched. */
async function refuse(report: Report, flags: Flags): Promise<number> {
  await writeReport(report, flags.format, process.stderr);
  return exitCode(report);
}
