import { Command, Option } from 'commander';
import { version } from '../generated/version.ts';
import { type Config, pluginSources } from './config.ts';
import type { ExplainFlags } from './explain-text.ts';
import type { Flags } from './flags.ts';
import type { ImagesFlags } from './images.ts';
import {
  configFlag,
  type Done,
  diagnosing,
  formatFlag,
  gpusFlag,
  hostRootFlag,
  pluginFlag,
  timeoutFlag,
} from './program-flags.ts';
import {
  collectorCommand,
  diffCommand,
  recordCommand,
  replayCommand,
  reportCommand,
} from './program-support.ts';
import type { SshFlags } from './ssh.ts';
import { gatherHosts, parseJobs } from './ssh-hosts.ts';
import { UsageError } from './usage-error.ts';

/**
 * The commands and their flags; `done` is given the exit code. Each command's own code is loaded when it runs.
 */
export function programOf(config: Config, done: Done): Command {
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
  program.addCommand(checkCommand(config, done), { isDefault: true });
  program.addCommand(runCommand(config, done));
  program.addCommand(imagesCommand(config, done));
  program.addCommand(recordCommand(config, done));
  program.addCommand(replayCommand(config, done));
  program.addCommand(collectorCommand(done));
  program.addCommand(diffCommand(config, done));
  program.addCommand(reportCommand(config, done));
  program.addCommand(listCommand(config, done));
  program.addCommand(explainCommand(config, done));
  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

const checkCommand = (config: Config, done: Done): Command =>
  diagnosing(new Command('check'))
    .description('ask, check, test-launch where allowed, and report; this is done without a command, too')
    .usage('[flags]')
    .optionsGroup('Other hosts:')
    .option(
      '--ssh <[user@]host...>',
      'ask these hosts over ssh instead of this one, and launch nothing',
      gatherHosts,
    )
    .option('--jobs <n>', 'with --ssh: ask so many hosts at a time (8)', parseJobs)
    .argument('[words...]')
    .action(async (words: readonly string[], flags: SshFlags, command: Command) => {
      const [word] = words;
      if (word !== undefined) throw new UsageError(noSuchCommand(word, command));
      if (flags.jobs !== undefined && flags.ssh === undefined)
        throw new UsageError('--jobs says how many hosts of --ssh are asked at a time.');
      if (flags.ssh !== undefined)
        return done(await (await import('./ssh.ts')).checkOverSsh(flags.ssh, flags, config));
      done(await (await import('./check.ts')).check(flags, config));
    });

/** Without a command, flags and words alike come here. */
function noSuchCommand(word: string, { parent }: Command): string {
  const names = (parent?.commands ?? []).map((command) => command.name());
  return names.includes(word)
    ? `Flags stand after the command: ngc-doctor ${word} [flags].`
    : `There is no command "${word}"; there are ${names.join(', ')} and help.`;
}

const runCommand = (config: Config, done: Done): Command =>
  diagnosing(new Command('run'))
    .description('check first, then launch the container')
    .usage('[flags] [-- command...]')
    .option(
      '--print',
      'print the launch command, quoted for a shell, and launch nothing; exits as check does',
    )
    .argument('[command...]', 'to run in the container; without it and on a terminal: interactive')
    .action(async (command: readonly string[], flags: Flags & { readonly print?: true }) => {
      mustStandAfterDashes(command, config.words);
      done(await (await import('./run.ts')).run(command, flags, config));
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

const imagesCommand = (config: Config, done: Done): Command =>
  new Command('images')
    .description('which NGC PyTorch releases this host can run, and how')
    .usage('[flags]')
    .option(...gpusFlag)
    .option('--all', 'each release in a line of its own, those that do not run as well')
    .addOption(formatFlag())
    .option('--offline', 'ask nothing on the network, as it never does')
    .option(...timeoutFlag('give up after so many seconds (60)'))
    .option(...hostRootFlag)
    .option(...configFlag)
    .action(async (flags: ImagesFlags) => done(await (await import('./images.ts')).images(flags, config)));

interface AnswerFlags {
  readonly format: string;
  readonly plugin?: readonly string[];
}

const listCommand = (config: Config, done: Done): Command =>
  answering(new Command('list'))
    .description('the checks and their codes')
    .usage('[--format json]')
    .action(async ({ format, plugin }: AnswerFlags) =>
      done(await (await import('./list.ts')).list(format, pluginSources(plugin, config))),
    );

const explainCommand = (config: Config, done: Done): Command =>
  answering(new Command('explain'))
    .description('causes and fixes for a pasted error or log; or the page of a code or a check')
    .usage('[code|check|file|-] [flags]')
    .argument('[name]', 'a code, the id of a check, a file (./x is always one), or - for standard input')
    .addOption(
      new Option('--neutral', 'look at nothing here: fixes for each family of distributions').conflicts(
        'here',
      ),
    )
    .option('--here', "let this host's own state decide between the causes of a text")
    .option('--offline', 'with --here: ask nothing on the network')
    .option(...timeoutFlag('with --here: give up after so many seconds (60)'))
    .option(...hostRootFlag)
    .action(async (name: string | undefined, flags: ExplainFlags & AnswerFlags) =>
      done(await (await import('./explain.ts')).explain(name, flags, config)),
    );

/** The flags of commands that look nothing up on this machine. */
const answering = (command: Command): Command =>
  command
    .addOption(formatFlag())
    .option(...pluginFlag)
    .option(...configFlag);

const helpAfter = `
The flags of each command: ngc-doctor help check and so on.

Exit codes: 0 ready, 1 not ready, 2 could not tell, 64 bad usage,
129, 130 or 143 interrupted. run exits as the container once it started, diff as diff(1):
0 the same, 1 something differs, 2 could not tell.`;
