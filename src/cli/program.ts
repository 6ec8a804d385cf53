import { Command, Option } from 'commander';
import { version } from '../generated/version.ts';
import {
  type Flags,
  gatherFormat,
  gatherIds,
  gatherVolume,
  ipcFlag,
  parseGpus,
  parseImage,
  parseSeconds,
  parseShm,
  parseWorkers,
} from './flags.ts';
import { UsageError } from './usage-error.ts';

type Done = (exitCode: number) => void;

/**
 * The commands and their flags, for these words of the command line; `done` is given the exit code. Each command's own
 * code is loaded when it runs.
 */
export function programOf(argv: readonly string[], done: Done): Command {
  const program = new Command('ngc-doctor')
    .description(
      'Finds what stands between this machine and a running NVIDIA NGC PyTorch container, test-launches it, and prints the exact fix.',
    )
    .usage('[command] [flags]')
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .addHelpText('after', helpAfter);
  program.addCommand(checkCommand(done), { isDefault: true });
  program.addCommand(runCommand(argv, done));
  program.addCommand(listCommand(done));
  program.addCommand(explainCommand(done));
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

const checkCommand = (done: Done): Command =>
  diagnosing(new Command('check'))
    .description('ask, check, test-launch where allowed, and report; this is done without a command, too')
    .usage('[flags]')
    .argument('[words...]')
    .action(async (words: readonly string[], flags: Flags, command: Command) => {
      const [word] = words;
      if (word !== undefined) throw new UsageError(noSuchCommand(word, command));
      done(await (await import('./check.ts')).check(flags));
    });

/** Without a command, flags and words alike come here. */
function noSuchCommand(word: string, { parent }: Command): string {
  const names = (parent?.commands ?? []).map((command) => command.name());
  return names.includes(word)
    ? `Flags stand after the command: ngc-doctor ${word} [flags].`
    : `There is no command "${word}"; there are ${names.join(', ')} and help.`;
}

const runCommand = (argv: readonly string[], done: Done): Command =>
  diagnosing(new Command('run'))
    .description('check first, then launch the container')
    .usage('[flags] [-- command...]')
    .option(
      '--print',
      'print the launch command, quoted for a shell, and launch nothing; exits as check does',
    )
    .argument('[command...]', 'to run in the container; without it and on a terminal: interactive')
    .action(async (command: readonly string[], flags: Flags & { readonly print?: true }) => {
      mustStandAfterDashes(command, argv);
      done(await (await import('./run.ts')).run(command, flags));
    });

/** Before the dashes, flags that are meant for the command in the container would be taken for the doctor's own. */
function mustStandAfterDashes(command: readonly string[], argv: readonly string[]): void {
  const dashes = argv.indexOf('--');
  const after = dashes === -1 ? 0 : argv.length - dashes - 1;
  if (command.length > after) {
    throw new UsageError(
      'What runs in the container stands after two dashes: ngc-doctor run [flags] -- command.',
    );
  }
}

const listCommand = (done: Done): Command =>
  new Command('list')
    .description('the checks and their codes')
    .usage('[--format json]')
    .addOption(answerFormat())
    .action(async ({ format }: { format: string }) => done(await (await import('./list.ts')).list(format)));

const explainCommand = (done: Done): Command =>
  new Command('explain')
    .description('the page of a code or a check')
    .usage('<code|check> [--format json]')
    .argument('<name>', 'a code or the id of a check')
    .addOption(answerFormat())
    .action(async (name: string, { format }: { format: string }) =>
      done(await (await import('./explain.ts')).explain(name, format)),
    );

const answerFormat = (): Option =>
  new Option('--format <name>', 'how to write the answer').choices(['text', 'json']).default('text');

/** The flags of every diagnosing command. */
function diagnosing(command: Command): Command {
  command
    .optionsGroup('What is to be launched:')
    .option('--image <ref>', 'an image, or auto: chosen from what this host has', parseImage, 'auto')
    .option('--gpus <spec>', 'as docker run takes it: all, a number, device=0,1', parseGpus)
    .option('-v, --volume <src:dst[:ro]>', 'mount a folder or a named volume (repeatable)', gatherVolume)
    .option('--shm-size <size>', 'shared memory of the container, e.g. 2g', parseShm)
    .addOption(ipcFlag())
    .option('--workers <n>', 'data-loader processes that the job will use', parseWorkers, 4);
  command
    .optionsGroup('What is asked:')
    .option('--only <ids>', 'these checks alone, separated by commas', gatherIds)
    .option('--skip <ids>', 'not these checks', gatherIds)
    .addOption(
      new Option('--launch <when>', 'test-launch the container')
        .choices(['auto', 'always', 'never'])
        .default('auto'),
    )
    .option('--pull', 'allow the test launch to pull the image')
    .option('--offline', 'ask nothing on the network')
    .option(
      '--timeout <s>',
      'give up after so many seconds, a pull not counted (60, with a launch 360)',
      parseSeconds,
    )
    .option('--host-root <dir>', 'look at the system whose root is mounted there')
    .option('--config <file>', 'a JSON object of flags by their long names; those given here win');
  return command
    .optionsGroup('What comes of it:')
    .option('--strict', 'warnings count as problems')
    .option(
      '--format <name[:file]>',
      'text or json, to standard output or a file (repeatable)',
      gatherFormat,
    );
}

const helpAfter = `
The flags of check and run: ngc-doctor help check, ngc-doctor help run.

Exit codes: 0 ready, 1 not ready, 2 could not tell, 64 bad usage,
129, 130 or 143 interrupted. run exits as the container once it started.`;
