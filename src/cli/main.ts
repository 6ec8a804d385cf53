import { harmless } from '../harmless.ts';
import { exitCodes } from '../report.ts';
import { type Config, configured } from './config.ts';
import { programOf } from './program.ts';
import { exit, guardStreams, writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Runs the program and ends the process with its exit code, when everything is written. */
export async function main(argv: readonly string[]): Promise<void> {
  guardStreams();
  // Node would exit 1, and that says "not ready".
  process.on('uncaughtException', (error) => {
    process.stderr.write(mistake(error));
    process.exit(exitCodes.unknown);
  });
  process.exitCode = await exitCodeOf(argv);
  // Questions that nobody can cancel (a look-up, a process in the kernel) must not hold the program.
  await exit();
}

async function exitCodeOf(argv: readonly string[]): Promise<number> {
  let code = 0;
  let config: Config | null = null;
  try {
    config = configured(argv);
    if (config.leftAlone !== null) await writeOut(process.stderr, `ngc-doctor: ${config.leftAlone}\n`);
    const program = programOf(config, (result) => {
      code = result;
    });
    await program.parseAsync([...config.words], { from: 'user' });
    return code;
  } catch (error) {
    if (isHelp(error)) return 0;
    const usage = usageMessage(error, config);
    const text = usage === null ? mistake(error) : `ngc-doctor: ${usage}\nTry 'ngc-doctor --help'.\n`;
    await writeOut(process.stderr, harmless(text));
    return usage === null ? exitCodes.unknown : exitCodes.usage;
  }
}

/** A system error speaks for itself; anything else is a mistake in the program, and whoever mends it needs to know where. */
function mistake(error: unknown): string {
  if (!(error instanceof Error)) return `ngc-doctor: ${String(error)}\n`;
  return `ngc-doctor: ${'syscall' in error ? error.message : (error.stack ?? error.message)}\n`;
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

function usageMessage(error: unknown, config: Config | null): string | null {
  if (error instanceof UsageError) return error.message;
  if (commanderCode(error) === null || !(error instanceof Error)) return null;
  const message = error.message.replace(/^error: /, '').trim();
  const flag = /--([a-z-]+)/.exec(message)?.[1] ?? '';
  return config?.fromFile.has(flag) === true ? `${config.file}: ${message}` : message;
}
