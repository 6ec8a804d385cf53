import { Command } from 'commander';
import type { Destination } from '../ssh/destination.ts';
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
  onlyFlag,
  pluginFlag,
  skipFlag,
  timeoutFlag,
  withTarget,
} from './program-flags.ts';
import type { RecordSshFlags } from './record-ssh.ts';
import type { ReplayFlags } from './replay.ts';
import type { Subject } from './request.ts';
import { gatherHosts, parseJobs } from './ssh-hosts.ts';
import { UsageError } from './usage-error.ts';

type RecordCommandFlags = RecordSshFlags & { readonly ssh?: readonly string[]; readonly from?: string };

/** A host in a file. */
export const recordCommand = (config: Config, done: Done): Command =>
  diagnosing(new Command('record'))
    .description('write a redacted recording of this host, or of others, to be diagnosed elsewhere')
    .usage('FILE [flags]')
    .optionsGroup('The recording:')
    .option('--preview', 'show what would be written, and write nothing')
    .option('--map <file>', 'keep here which pseudonym stands for whom, and use the same again')
    .option('--with-report', 'put the report in as well')
    .optionsGroup('Of what:')
    .option(
      '--ssh <[user@]host...>',
      'of these hosts, asked over ssh; as with cp, the last word is where to: of several hosts a folder',
      gatherWords,
    )
    .option('--jobs <n>', 'with --ssh: ask so many hosts at a time (8)', parseJobs)
    .option('--from <file>', 'of what the collector or another tool wrote, or somebody pasted (- is a pipe)')
    .argument('[file]', 'where to write it, e.g. host.ngcdoc.gz; - is standard output')
    .action(async (file: string | undefined, flags: RecordCommandFlags, command: Command) => {
      const { ssh, from, jobs } = flags;
      if (ssh !== undefined && from !== undefined)
        throw new UsageError('--from is a file, and --ssh asks hosts: one of them.');
      if (jobs !== undefined && ssh === undefined)
        throw new UsageError('--jobs says how many hosts of --ssh are asked at a time.');
      if (ssh !== undefined)
        return done(await (await import('./record-ssh.ts')).recordOverSsh(ssh, file, flags, config));
      if (from === undefined) return done(await (await import('./record.ts')).record(file, flags, config));
      mustBeOfRecordings(command, config, ['from', 'map', 'preview', 'with-report', 'format']);
      done(await (await import('./record-from.ts')).recordFrom(from, file, flags, config));
    });

/** Which of them are hosts is known when all are there. */
const gatherWords = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

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
    .option(...onlyFlag)
    .option(...skipFlag)
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
    .optionsGroup('Of what:')
    .option('--ssh <[user@]host>', 'of this host, asked over ssh', gatherHosts)
    .argument('[file]', 'what replay reads; without one, this host is asked as check asks it')
    .action(async (file: string | undefined, flags: ReportFlags, command: Command) => {
      const subject = subjectOf(file, flags);
      if (subject.kind === 'file') mustBeOfRecordings(command, config);
      done(await (await import('./request.ts')).request(subject, flags, config));
    });

type ReportFlags = Flags & { readonly ssh?: readonly Destination[] };

function subjectOf(file: string | undefined, { ssh = [] }: ReportFlags): Subject {
  const [host, ...more] = ssh;
  if (more.length > 0 || (host !== undefined && file !== undefined))
    throw new UsageError('A request is about one host: name one, or one file.');
  if (host !== undefined) return { kind: 'ssh', host };
  return file === undefined ? { kind: 'here' } : { kind: 'file', file };
}

const ofRecordings: readonly string[] = ['strict', 'plugin', 'config'];

/** What was to be launched, and what was asked, is in the recording. */
function mustBeOfRecordings(command: Command, { fromFile }: Config, also: readonly string[] = []): void {
  const other = command.options.find(
    (option) =>
      command.getOptionValueSource(option.attributeName()) === 'cli' &&
      ![...ofRecordings, ...also].includes(option.name()) &&
      !fromFile.has(option.name()),
  );
  if (other !== undefined)
    throw new UsageError(`${other.long}: a recording is diagnosed as it was recorded.`);
}
