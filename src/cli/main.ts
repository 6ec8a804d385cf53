import { exitCodes } from '../report.ts';
import { withConfig } from './config.ts';
import { programOf } from './program.ts';
import { exit, writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Runs the program and ends the process with its exit code, when everything is written. */
export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await exitCodeOf(argv);
  // Questions that nobody can cancel (a look-up, a process in the kernel) must not hold the program.
  await exit();
}

async function exitCodeOf(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = programOf((result) => {
    code = result;
  });
  try {
    await program.parseAsync([...withConfig(argv)], { from: 'user' });
    return code;
  } catch (error) {
    if (isHelp(error)) return 0;
    const message = usageMessage(error);
    if (message === null) throw error;
    await writeOut(process.stderr, `ngc-doctor: ${message}\nTry 'ngc-doctor --help'.\n`);
    return exitCodes.usage;
  }
}

const commanderCode = (error: unknown): string | null =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('commander.')
    ? error.code
    : null;

const isHelp = (error: unknown): boolean =>
  ['commander.help', 'commander.helpDisplayed', 'commander.version'].includes(commanderCode(error) ?? '');

function usageMessage(error: unknown): string | null {
  if (error instanceof UsageError) return error.message;
  if (commanderCode(error) === null || !(error instanceof Error)) return null;
  return error.message.replace(/^error: /, '').trim();
}
