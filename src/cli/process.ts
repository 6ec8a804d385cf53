import { harmless } from '../harmless.ts';
import { exitCodes } from '../report.ts';
import { exit, writeOut } from './streams.ts';

/** Ends the process with the exit code that comes of it, when everything is written. */
export async function asProgram(exitCode: () => Promise<number>): Promise<void> {
  // Node would exit 1, and that says "not ready".
  process.on('uncaughtException', (error) => {
    process.stderr.write(mistake(error));
    process.exit(exitCodes.unknown);
  });
  process.exitCode = await exitCode();
  // Questions that nobody can cancel (a look-up, a process in the kernel) must not hold the program.
  await exit();
}

/** Says what went wrong and gives the exit code for it; `usage` is what was wrong with the command line, if that was it. */
export async function failed(error: unknown, usage: string | null): Promise<number> {
  const text = usage === null ? mistake(error) : `ngc-doctor: ${usage}\nTry 'ngc-doctor --help'.\n`;
  await writeOut(process.stderr, harmless(text));
  return usage === null ? exitCodes.unknown : exitCodes.usage;
}

/** A system error speaks for itself; anything else is a mistake in the program, and whoever mends it needs to know where. */
function mistake(error: unknown): string {
  if (!(error instanceof Error)) return `ngc-doctor: ${String(error)}\n`;
  return `ngc-doctor: ${'syscall' in error ? error.message : (error.stack ?? error.message)}\n`;
}
