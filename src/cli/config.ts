import { dirname, resolve } from 'node:path';
import type { Thresholds } from '../target.ts';
import type { Waiver } from '../waivers.ts';
import { configIn, findConfig } from './config-file.ts';
import { mustBeFlags, wordsFor } from './config-flags.ts';
import { registryAt, textsAt, thresholdsAt, waiversAt } from './config-values.ts';
import type { PluginSource } from './plugins.ts';

/** What a configuration file says beside flags; see `config.schema.json`. */
export interface Config {
  /** The file that was read; null: none. */
  readonly file: string | null;
  /** Why the file that lies in the working directory was not read; null: it was, or there is none. */
  readonly leftAlone: string | null;
  /** The command line, with those flags of the file that it does not give itself. */
  readonly words: readonly string[];
  /** The flags among them that the file gives, by their long names. */
  readonly fromFile: ReadonlySet<string>;
  readonly plugins: readonly PluginSource[];
  readonly waivers: readonly Waiver[];
  readonly thresholds: Partial<Thresholds>;
  /** Stands in for nvcr.io where the doctor chooses the image, e.g. `registry.example/ngc`. */
  readonly registry: string | null;
}

/** Where there is no file. */
export const unconfigured: Omit<Config, 'words'> = {
  file: null,
  leftAlone: null,
  fromFile: new Set<string>(),
  plugins: [],
  waivers: [],
  thresholds: {},
  registry: null,
};

/** The command line together with the configuration file that it names, or that lies in the working directory. */
export function configured(argv: readonly string[]): Config {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  // Help is there for whoever has a file that is wrong.
  if (asksForHelp(own)) return { ...unconfigured, words: argv };
  const { file, leftAlone } = findConfig(own);
  if (file === null) return { ...unconfigured, leftAlone, words: argv };
  const { $schema: _, plugins, waivers, thresholds, registry, ...flags } = configIn(file);
  mustBeFlags(file, flags);
  const from = dirname(resolve(file));
  const command = commandIn(own);
  const words = wordsFor(command, flags, namesIn(own));
  const at = command === null ? 0 : 1;
  return {
    file,
    leftAlone,
    words: [...argv.slice(0, at), ...words, ...argv.slice(at)],
    fromFile: namesIn(words),
    plugins: textsAt(file, 'plugins', plugins).map((name) => ({ name, from })),
    waivers: waiversAt(file, waivers),
    thresholds: thresholdsAt(file, thresholds),
    registry: registryAt(file, registry),
  };
}

const commandIn = ([first]: readonly string[]): string | null =>
  first === undefined || first.startsWith('-') ? null : first;

const asksForHelp = (words: readonly string[]): boolean =>
  words[0] === 'help' || words.some((word) => ['-h', '--help', '-V', '--version'].includes(word));

/** The plugins that the file names, and those of the command line. */
export const pluginSources = (
  given: readonly string[] = [],
  { plugins }: Pick<Config, 'plugins'>,
): readonly PluginSource[] => [...plugins, ...given.map((name) => ({ name, from: process.cwd() }))];

/** The flags that stand among these words, by their long names. */
const namesIn = (words: readonly string[]): ReadonlySet<string> =>
  new Set(
    words.flatMap((word) => (/^-v/.test(word) ? ['volume'] : (/^--([a-z-]+)/.exec(word)?.slice(1) ?? []))),
  );
