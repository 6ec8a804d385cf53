import { type Config, configured } from './config.ts';
import { asProgram, failed } from './process.ts';
import { programOf } from './program.ts';
import { guardStreams, writeOut } from './streams.ts';
import { UsageError } from './usage-error.ts';

/** Runs the program and ends the process with its exit code, when everything is written. */
export function main(argv: readonly string[]): Promise<void> {
  guardStreams();
  return asProgram(() => exitCodeOf(argv));
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
    return failed(error, usageMessage(error, config));
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

function usageMessage(error: unknown, config: Config | null): string | null {
  if (error instanceof UsageError) return error.message;
  if (commanderCode(error) === null || !(error instanceof Error)) return null;
  const message = error.message.replace(/^error: /, '').trim();
  const flag = /--([a-z-]+)/.exec(message)?.[1] ?? '';
  return config?.fromFile.has(flag) === true ? `${config.file}: ${message}` : message;
}
