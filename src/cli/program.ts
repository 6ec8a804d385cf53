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

/** The commands and their flags; `done` is given the exit code. Each command's own code is loaded when it runs. */
export function programOf(done: Done): Command {
  const program = new Command('ngc-doctor')
    .description(
      'Finds what stands between this machine and a running NVIDIA NGC PyTorch container, test-launches it, and prints the exact fix.',
    )
    .version(version, '-V, --version')
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .addHelpText('after', exitCodeHelp);

  const check = diagnosing(
    new Command('check').description('ask, check, test-launch where allowed, and report').usage('[flags]'),
  )
    .exitOverride()
    .argument('[words...]')
    .action(async (words: readonly string[], flags: Flags) => {
      if (words.length > 0)
        throw new UsageError(
          `There is no command "${words[0]}"; there are check, run, list, explain and help.`,
        );
      done(await (await import('./check.ts')).check(flags));
    });
  const run = diagnosing(new Command('run').description('check first, then launch the container'))
    .addOption(new Option('--print', 'print the launch command, quoted for a shell, and launch nothing'))
    .argument(
      '[command...]',
      'what to run in the container, after --; without it and on a terminal: interactive',
    )
    .exitOverride()
    .action(async (command: readonly string[], flags: Flags & { readonly print?: true }) =>
      done(await (await import('./run.ts')).run(command, flags)),
    );
  const list = new Command('list')
    .description('the checks and their codes')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .exitOverride()
    .action(async ({ format }: { format: string }) => done(await (await import('./list.ts')).list(format)));
  const explain = new Command('explain')
    .description('the page of a code or a check')
    .argument('<name>', 'a code or the id of a check')
    .addOption(new Option('--format <name>', 'text or json').choices(['text', 'json']).default('text'))
    .exitOverride()
    .action(async (name: string, { format }: { format: string }) =>
      done(await (await import('./explain.ts')).explain(name, format)),
    );
  program.addCommand(check, { isDefault: true });
  for (const command of [run, list, explain]) program.addCommand(command);
  return program;
}

/** The flags of every diagnosing command. */
function diagnosing(command: Command): Command {
  return command
    .configureOutput({ writeErr: () => {} })
    .optionsGroup('What is to be launched:')
    .option('--image <ref>', 'an image, or auto: chosen from what this host has', parseImage, 'auto')
    .option('--gpus <spec>', 'as docker run takes it: all, a number, device=0,1', parseGpus)
    .option('-v, --volume <src:dst[:ro]>', 'mount a folder or a named volume (repeatable)', gatherVolume, [])
    .option('--shm-size <size>', 'shared memory of the container, e.g. 2g', parseShm)
    .addOption(ipcFlag())
    .option('--workers <n>', 'data-loader processes that the job will use', parseWorkers, 4)
    .optionsGroup('What is asked:')
    .option('--only <ids>', 'these checks alone, separated by commas', gatherIds, [])
    .option('--skip <ids>', 'not these checks', gatherIds, [])
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
    .option('--config <file>', 'a JSON object of flags by their long names; those given here win')
    .optionsGroup('What comes of it:')
    .option('--strict', 'warnings count as problems')
    .option(
      '--format <name[:file]>',
      'text or json, to standard output or a file (repeatable)',
      gatherFormat,
      [],
    );
}

const exitCodeHelp = `
Exit codes: 0 ready, 1 not ready, 2 could not tell, 64 bad usage, 130 or 143 interrupted.
run exits as the container once it started.`;
