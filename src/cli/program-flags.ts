import { type Command, Option } from 'commander';
import type { Target } from '../target.ts';
import {
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

/** What is given the exit code. */
export type Done = (exitCode: number) => void;

/** How a command of one answer writes it. */
export const formatFlag = (...more: readonly string[]): Option =>
  new Option('--format <name>', 'how to write the answer').choices(['text', 'json', ...more]).default('text');

export const formatsFlag = [
  '--format <name[:file]>',
  'text, json, markdown or html, to standard output or a file (repeatable)',
  gatherFormat,
] as const;
export const gpusFlag = [
  '--gpus <spec>',
  'as docker run takes it: all, a number, device=0,1',
  parseGpus,
] as const;
export const launchFlag = (usual: Target['launch']): Option =>
  new Option('--launch <when>', 'test-launch the container')
    .choices(['auto', 'always', 'never'])
    .default(usual);
export const onlyFlag = ['--only <ids>', 'these checks alone, separated by commas', gatherIds] as const;
export const skipFlag = ['--skip <ids>', 'not these checks', gatherIds] as const;
export const hostRootFlag = ['--host-root <dir>', 'look at the system whose root is mounted there'] as const;
export const timeoutFlag = (text: string) => ['--timeout <s>', text, parseSeconds] as const;
export const pluginFlag = [
  '--plugin <file|package>',
  'checks of your own (repeatable)',
  gatherPlugins,
] as const;
export const configFlag = [
  '--config <file>',
  'a JSON file of flags by their long names, plugins, waivers and more (see docs/configuration.md); flags given here win',
] as const;

/** The flags of every diagnosing command. */
export const diagnosing = (command: Command): Command =>
  withTarget(command)
    .optionsGroup('What comes of it:')
    .option('--strict', 'warnings count as problems')
    .option(...formatsFlag);

/** What is to be launched and what is asked. */
export function withTarget(command: Command): Command {
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
    .option(...onlyFlag)
    .option(...skipFlag)
    .addOption(launchFlag('auto'))
    .option('--pull', 'allow the test launch to pull the image')
    .option('--offline', 'ask nothing on the network')
    .option(...timeoutFlag('give up after so many seconds, a pull not counted (60, with a launch 360)'))
    .option(...hostRootFlag)
    .option(...pluginFlag)
    .option(...configFlag);
}
