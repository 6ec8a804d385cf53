import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { JsonObject, JsonValue } from '../check.ts';
import { parseObject } from '../json.ts';
import { parseSize } from '../size.ts';
import type { Thresholds } from '../target.ts';
import type { Waiver } from '../waivers.ts';
import type { PluginSource } from './plugins.ts';
import { UsageError } from './usage-error.ts';

/** What a configuration file says beside flags; see `config.schema.json`. */
export interface Config {
  /** The file that was read; null: none. */
  readonly file: string | null;
  /** The command line, with those flags of the file that it does not give itself. */
  readonly words: readonly string[];
  readonly plugins: readonly PluginSource[];
  readonly waivers: readonly Waiver[];
  readonly thresholds: Partial<Thresholds>;
  /** Stands in for nvcr.io where the doctor chooses the image, e.g. `registry.example/ngc`. */
  readonly registry: string | null;
}

/** In the working directory; there root takes nothing that somebody else may have put. */
const usualFile = 'ngc-doctor.config.json';

/** Commands that take the flags of a diagnosis. */
const diagnosing: ReadonlySet<string> = new Set(['check', 'run']);

/** Those of these flags that `images` takes, too. */
const ofImages: ReadonlySet<string> = new Set(['gpus', 'host-root', 'timeout', 'offline']);

function flagsFor(command: string | null, flags: JsonObject): JsonObject {
  if (command === null || diagnosing.has(command)) return flags;
  const some = Object.entries(flags).filter(([name]) => command === 'images' && ofImages.has(name));
  return Object.fromEntries(some);
}

/** The command line together with the configuration file that it names, or that lies in the working directory. */
export function configured(argv: readonly string[]): Config {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  const file = namedFile(own) ?? fileHere();
  if (file === null) {
    return { file, words: argv, plugins: [], waivers: [], thresholds: {}, registry: null };
  }
  const { $schema: _, plugins, waivers, thresholds, registry, ...flags } = contentOf(file);
  const from = dirname(resolve(file));
  const command = own[0]?.startsWith('-') === false ? own[0] : null;
  const words = flagWords(file, flagsFor(command, flags), namesIn(own));
  const at = command === null ? 0 : 1;
  return {
    file,
    words: [...argv.slice(0, at), ...words, ...argv.slice(at)],
    plugins: textsAt(file, 'plugins', plugins).map((name) => ({ name, from })),
    waivers: listAt(file, 'waivers', waivers).map((value) => waiverOf(file, value)),
    thresholds: thresholdsOf(file, thresholds),
    registry: registryOf(file, registry),
  };
}

/** The plugins that the file names, and those of the command line. */
export const pluginSources = (
  given: readonly string[] = [],
  { plugins }: Pick<Config, 'plugins'>,
): readonly PluginSource[] => [...plugins, ...given.map((name) => ({ name, from: process.cwd() }))];

function namedFile(argv: readonly string[]): string | null {
  const joined = argv.find((word) => word.startsWith('--config='));
  if (joined !== undefined) return joined.slice('--config='.length);
  const at = argv.indexOf('--config');
  return at === -1 ? null : (argv[at + 1] ?? null);
}

const fileHere = (): string | null => (process.getuid?.() !== 0 && existsSync(usualFile) ? usualFile : null);

function contentOf(file: string): JsonObject {
  const config = parseObject(textOf(file));
  if (config === null) throw new UsageError(`--config: ${file} holds no JSON object.`);
  return config;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `--config: ${file} cannot be read (${error instanceof Error ? error.message : error}).`,
    );
  }
}

/** The flags that stand on the command line, by their long names. */
const namesIn = (words: readonly string[]): ReadonlySet<string> =>
  new Set(
    words.flatMap((word) => (/^-v/.test(word) ? ['volume'] : (/^--([a-z-]+)/.exec(word)?.slice(1) ?? []))),
  );

const flagWords = (file: string, flags: JsonObject, given: ReadonlySet<string>): readonly string[] =>
  Object.entries(flags)
    .filter(([name]) => !given.has(name))
    .flatMap(([name, value]) => flagWord(file, name, value));

function flagWord(file: string, name: string, value: JsonValue): readonly string[] {
  if (value === false || value === null) return [];
  if (value === true) return [`--${name}`];
  if (typeof value === 'string' || typeof value === 'number') return [`--${name}=${value}`];
  if (!Array.isArray(value)) throw wrong(file, name, "is no flag's value");
  return value.flatMap((one: JsonValue) => flagWord(file, name, one));
}

const wrong = (file: string, key: string, why: string): UsageError =>
  new UsageError(`--config: "${key}" in ${file} ${why}.`);

function listAt(file: string, key: string, value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw wrong(file, key, 'is no list');
  return value;
}

const textsAt = (file: string, key: string, value: JsonValue | undefined): readonly string[] =>
  listAt(file, key, value).map((one) => {
    if (typeof one !== 'string' || one === '') throw wrong(file, key, 'holds something that is no text');
    return one;
  });

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function waiverOf(file: string, value: JsonValue): Waiver {
  const { code, reason, until, ...rest } = isObject(value) ? value : {};
  const [stranger] = Object.keys(rest);
  if (stranger !== undefined) throw wrong(file, 'waivers', `knows no "${stranger}"`);
  if (typeof code !== 'string' || !/^[a-z0-9-]+$/.test(code)) throw wrong(file, 'waivers', 'lacks a code');
  if (typeof reason !== 'string' || reason.trim() === '')
    throw wrong(file, 'waivers', `gives no reason for ${code}`);
  if (typeof until !== 'string' || !isDay(until)) {
    throw wrong(file, 'waivers', `does not say until when ${code} is waived ("until": "YYYY-MM-DD")`);
  }
  return { code, reason: reason.trim(), until };
}

/** A day that there is: 30 February is none. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const thresholdKeys = { 'free-disk': 'freeDiskBytes', shm: 'shmBytes' } as const;

function thresholdsOf(file: string, value: JsonValue | undefined): Partial<Thresholds> {
  if (value === undefined) return {};
  if (!isObject(value)) throw wrong(file, 'thresholds', 'is no object');
  const entries = Object.entries(value).map(([key, size]) => {
    if (key !== 'free-disk' && key !== 'shm') throw wrong(file, 'thresholds', `knows no "${key}"`);
    const bytes = typeof size === 'string' ? parseSize(size) : null;
    if (bytes === null) throw wrong(file, 'thresholds', `gives no size for "${key}", such as 20g`);
    return [thresholdKeys[key], bytes];
  });
  return Object.fromEntries(entries);
}

function registryOf(file: string, value: JsonValue | undefined): string | null {
  if (value === undefined) return null;
  const usable = typeof value === 'string' && /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*$/.test(value);
  if (!usable) throw wrong(file, 'registry', 'is no registry, such as registry.example/ngc');
  return value;
}
