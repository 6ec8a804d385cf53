import { Command } from 'commander';
import type { Config } from './config.ts';
import type { DiffFlags } from './diff.ts';
import { type Flags, parseImage } from './flags.ts';
import {
  configFlag,
  type Done,
  diagnosing,
  formatFlag,
  formatsFlag,
  gpusFlag,
  hostRootFlag,
  launchFlag,
  pluginFlag,
  timeoutFlag,
  withTarget,
} from './program-flags.ts';
import type { RecordFlags } from './recording-here.ts';
import type { ReplayFlags } from './replay.ts';
import { UsageError } from './usage-error.ts';

/** A host in a file. */
export const recordCommand = (config: Config, done: Done): Command =>
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

export const replayCommand = (config: Config, done: Done): Command =>
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

export const collectorCommand = (done: Done): Command =>
  new Command('collector')
    .description('print a script that asks a machine where nothing but a shell is, for replay elsewhere')
    .action(async () => done(await (await import('./collector.ts')).collector()));

export const diffCommand = (config: Config, done: Done): Command =>
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

export const reportCommand = (config: Config, done: Done): Command =>
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
