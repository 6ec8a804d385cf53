import { Command, Option } from 'commander';
import { version } from '../generated/version.ts';
import type { Target } from '../target.ts';
import { type Config, pluginSources } from './config.ts';
import type { DiffFlags } from './diff.ts';
import type { ExplainFlags } from './explain-text.ts';
import {
  type Flags,
  gatherFormat,
  gatherIds,
  gatherPlugins,
  gatherVolume,
  ipcFlag,
  parseGpus,
  parseImage,
  parseSeconds,
  parseShm,
  parseWorkers,
} from './flags.ts';
import type { ImagesFlags } from './images.ts';
import type { RecordFlags } from './recording-here.ts';
import type { ReplayFlags } from './replay.ts';
import type { SshFlags } from './ssh.ts';
import { gatherHosts, parseJobs } from './ssh-hosts.ts';
import { UsageError } from './usage-error.ts';

type Done = (exitCode: number) => void;

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

const recordCommand = (config: Config, done: Done): Command =>
  diagnosing(new Command('record'))
    .description('write a redacted recording of this host, to be diagnosed elsewhere')
    .usage('FILE [flags]')
    .optionsGroup('The recording:')
    .option('--preview', 'show what would be written, and write nothing')
    .option('--map <file>', 'keep here which pseudonym stands for whom, and use the same again')
    .option('--with-report', 'put the report in as well')
    .argument('[file]', 'where to write it, e.g. host.ngcdoc.gz')
    .action(async (file: string | undefined, flags: RecordFlags) =>
      done(await (await import('./record.ts')).record(file, flags, config)),
    );

const replayCommand = (config: Config, done: Done): Command =>
  new Command('replay')
    .description('diagnose recordings of hosts, by the rules of this version')
    .usage('FILE... [flags]')
    .argument('<files...>', 'what ngc-doctor record or the collector wrote')
    .option('--strict', 'warnings count as problems')
    .option(...pluginFlag)
    .option(...configFlag)
    .option(...formatsFlag)
    .action(async (files: readonly string[], flags: ReplayFlags) =>
      done(await (await import('./replay.ts')).replay(files, flags, config)),
    );

const collectorCommand = (done: Done): Command =>
  new Command('collector')
    .description('print a script that asks a machine where nothing but a shell is, for replay elsewhere')
    .action(async () => done(await (await import('./collector.ts')).collector()));

const diffCommand = (config: Config, done: Done): Command =>
  new Command('diff')
    .description('what differs between hosts, and which of it accounts for what is wrong with one')
    .usage('HOST HOST... [flags]')
    .argument(
      '<hosts...>',
      'recordings, [user@]host over ssh (ssh://… is always one), and here for this machine',
    )
    .option('--all', 'all that differs, and what was left out as saying nothing')
    .addOption(formatFlag('markdown'))
    .option(...pluginFlag)
    .option(...configFlag)
    .optionsGroup('How this machine and hosts over ssh are asked:')
    .option('--image <ref>', 'an image; without it, that of the first recording', parseImage)
    .option(...gpusFlag)
    .addOption(launchFlag('never'))
    .option('--offline', 'ask nothing on the network')
    .option(...timeoutFlag('give up after so many seconds (60, with a launch 360; over ssh 120)'))
    .option(...hostRootFlag)
    .action(async (hosts: readonly string[], flags: DiffFlags) =>
      done(await (await import('./diff.ts')).diff(hosts, flags, config)),
    );

const reportCommand = (config: Config, done: Done): Command =>
  withTarget(new Command('report'))
    .description('print a redacted request for support, ready to be pasted into an issue')
    .usage('[FILE] [flags]')
    .optionsGroup('What comes of it:')
    .option('--strict', 'warnings count as problems')
    .argument('[file]', 'a recording; without one, this host is asked as check asks it')
    .action(async (file: string | undefined, flags: Flags, command: Command) => {
      if (file !== undefined) mustBeOfRecordings(command, config);
      done(await (await import('./request.ts')).request(file, flags, config));
    });

const ofRecordings: readonly string[] = ['strict', 'plugin', 'config'];

/** What was to be launched, and what was asked, is in the recording. */
function mustBeOfRecordings(command: Command, { fromFile }: Config): void {
  const other = command.options.find(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === 'cli' &&
      !ofRecordings.includes(option.name()) &&
      !fromFile.has(option.name()),
  );
  if (other !== undefined)
    throw new UsageError(`${other.long}: a recording is diagnosed as it was recorded.`);
}

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

const formatFlag = (...more: readonly string[]): Option =>
  new Option('--format <name>', 'how to write the answer').choices(['text', 'json', ...more]).default('text');

const formatsFlag = [
  '--format <name[:file]>',
  'text, json, markdown or html, to standard output or a file (repeatable)',
  gatherFormat,
] as const;
const gpusFlag = ['--gpus <spec>', 'as docker run takes it: all, a number, device=0,1', parseGpus] as const;
const launchFlag = (usual: Target['launch']): Option =>
  new Option('--launch <when>', 'test-launch the container')
    .choices(['auto', 'always', 'never'])
    .default(usual);
const hostRootFlag = ['--host-root <dir>', 'look at the system whose root is mounted there'] as const;
const timeoutFlag = (text: string) => ['--timeout <s>', text, parseSeconds] as const;
const pluginFlag = ['--plugin <file|package>', 'checks of your own (repeatable)', gatherPlugins] as const;
const configFlag = [
  '--config <file>',
  'a JSON file of flags by their long names, plugins, waivers and more (see docs/configuration.md); flags given here win',
] as const;

/** The flags of every diagnosing command. */
const diagnosing = (command: Command): Command =>
  withTarget(command)
    .optionsGroup('What comes of it:')
    .option('--strict', 'warnings count as problems')
    .option(...formatsFlag);

/** What is to be launched and what is asked. */
function withTarget(command: Command): Command {
  command
    .optionsGroup('What is to be launched:')
    .option('--image <ref>', 'an image, or auto: chosen from what this host has', parseImage, 'auto')
    .option(...gpusFlag)
    .option('-v, --volume <src:dst[:ro]>', 'mount a folder or a named volume (repeatable)', gatherVolume)
    .option('--shm-size <size>', 'shared memory of the container, e.g. 2g', parseShm)
    .addOption(ipcFlag())
    .option('--workers <n>', 'data-loader processes that the job will use', parseWorkers, 4);
  return command
    .optionsGroup('What is asked:')
    .option('--only <ids>', 'these checks alone, separated by commas', gatherIds)
    .option('--skip <ids>', 'not these checks', gatherIds)
    .addOption(launchFlag('auto'))
    .option('--pull', 'allow the test launch to pull the image')
    .option('--offline', 'ask nothing on the network')
    .option(...timeoutFlag('give up after so many seconds, a pull not counted (60, with a launch 360)'))
    .option(...hostRootFlag)
    .option(...pluginFlag)
    .option(...configFlag);
}

const helpAfter = `
The flags of each command: ngc-doctor help check and so on.

Exit codes: 0 ready, 1 not ready, 2 could not tell, 64 bad usage,
129, 130 or 143 interrupted. run exits as the container once it started.`;
