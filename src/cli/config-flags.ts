import type { JsonObject, JsonValue } from '../check.ts';
import { namesNear } from '../near.ts';
import { wrongIn } from './config-error.ts';

interface Kind {
  /** What the value is, for whoever wrote something else. */
  readonly is: string;
  readonly holds: (value: JsonValue) => boolean;
}

const isText = (value: JsonValue): boolean => typeof value === 'string' && value !== '';
const text: Kind = { is: 'a text', holds: isText };
const number: Kind = { is: 'a number', holds: (value) => typeof value === 'number' };
const truth: Kind = { is: 'true or false', holds: (value) => typeof value === 'boolean' };
const texts: Kind = {
  is: 'a text or a list of texts',
  holds: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
};
const gpus: Kind = { is: 'a text or a number', holds: (value) => isText(value) || Number.isInteger(value) };

/** The flags that a file may give, as `config.schema.json` has them; how each is written, its own parser says. */
export const configFlags: Readonly<Record<string, Kind>> = {
  image: text,
  gpus,
  volume: texts,
  'shm-size': text,
  ipc: text,
  workers: number,
  only: texts,
  skip: texts,
  launch: text,
  pull: truth,
  offline: truth,
  timeout: number,
  'host-root': text,
  strict: truth,
  format: texts,
};

const others = ['plugins', 'waivers', 'thresholds', 'registry'];

/** Throws for a key that says nothing, and for a value that no flag takes. */
export function mustBeFlags(file: string, flags: JsonObject): void {
  for (const [name, value] of Object.entries(flags)) {
    const kind = Object.hasOwn(configFlags, name) ? configFlags[name] : undefined;
    if (kind === undefined) throw wrongIn(file, name, `is nothing that a configuration says${meant(name)}`);
    if (!kind.holds(value)) throw wrongIn(file, name, `is not ${kind.is}`);
  }
}

function meant(name: string): string {
  const near = namesNear(name, [...Object.keys(configFlags), ...others]);
  return near.length === 0 ? '' : `; did you mean ${near.map((one) => `"${one}"`).join(' or ')}?`;
}

const diagnosing: readonly string[] = Object.keys(configFlags);

/** Which of these flags a command takes. */
const taken: Readonly<Record<string, readonly string[]>> = {
  check: diagnosing,
  run: diagnosing,
  record: diagnosing,
  report: diagnosing.filter((flag) => flag !== 'format'),
  replay: ['strict', 'format'],
  diff: ['image', 'gpus', 'only', 'skip', 'offline', 'timeout', 'host-root'],
  images: ['gpus', 'host-root', 'timeout', 'offline'],
  explain: ['host-root', 'timeout', 'offline'],
};

/** The words of a command line that say what the file says, as far as the command listens and was not told itself. */
export function wordsFor(
  command: string | null,
  flags: JsonObject,
  given: ReadonlySet<string>,
): readonly string[] {
  const listened =
    command === null ? diagnosing : Object.hasOwn(taken, command) ? (taken[command] ?? []) : [];
  return Object.entries(flags)
    .filter(([name]) => listened.includes(name) && !given.has(name))
    .flatMap(([name, value]) => flagWord(name, value));
}

function flagWord(name: string, value: JsonValue): readonly string[] {
  if (value === true) return [`--${name}`];
  if (value === false) return [];
  return [value].flat().map((one) => `--${name}=${one}`);
}
