import { InvalidArgumentError, Option } from 'commander';
import { parseReference } from '../image-reference.ts';
import { parseSize } from '../size.ts';
import type { Target, VolumeRequest } from '../target.ts';

/** A format and the file that it goes to; null: standard output. */
export interface Format {
  readonly name: FormatName;
  readonly file: string | null;
}

/** The flags of a diagnosing command, parsed. */
export interface Flags {
  readonly image: string;
  readonly gpus?: string;
  readonly volume?: readonly VolumeRequest[];
  readonly shmSize?: number;
  readonly ipc?: 'host';
  readonly workers: number;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly launch: Target['launch'];
  readonly pull?: true;
  readonly offline?: true;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly hostRoot?: string;
  readonly strict?: true;
  readonly format?: readonly Format[];
  readonly plugin?: readonly string[];
}

const refuse = (why: string): never => {
  throw new InvalidArgumentError(why);
};

export const parseImage = (text: string): string =>
  text === 'auto' || parseReference(text) !== null ? text : refuse('It is no image reference.');

export function parseGpus(text: string): string {
  const bare = text.replace(/^"(.*)"$/, '$1');
  const devices = /^device=[A-Za-z0-9:_./-]+(,[A-Za-z0-9:_./-]+)*$/;
  if (bare === 'all' || /^\d{1,3}$/.test(bare) || devices.test(bare)) return text;
  return refuse('It is all, a number, or device= with indexes or UUIDs separated by commas.');
}

/** Modes of a bind mount or volume (moby, volume/mounts/linux_parser.go). */
const volumeModes = new Set(
  'ro rw z Z nocopy shared rshared slave rslave private rprivate consistent cached delegated'.split(' '),
);

export function gatherVolume(text: string, before: readonly VolumeRequest[] = []): readonly VolumeRequest[] {
  const [source = '', destination = '', options = '', ...more] = text.split(':');
  if (source === '' || !/^\/+[^/]/.test(destination) || more.length > 0) {
    return refuse(
      'It is SOURCE:DESTINATION or SOURCE:DESTINATION:ro, with an absolute path other than / as the destination.',
    );
  }
  const unknown = options.split(',').find((mode) => mode !== '' && !volumeModes.has(mode));
  if (unknown !== undefined) return refuse(`"${unknown}" is no mount option.`);
  return [...before, { source, destination, options }];
}

export function parseShm(text: string): number {
  const bytes = parseSize(text);
  return bytes !== null && bytes > 0 ? bytes : refuse('It is a size above 0, such as 64m or 2g.');
}

/** Docker knows other modes; this one alone changes what shared memory a container has. */
export const ipcFlag = (): Option =>
  new Option('--ipc <mode>', "host: use the host's shared memory").choices(['host']);

export function parseWorkers(text: string): number {
  const count = Number(text);
  return /^\d{1,4}$/.test(text) && count <= 1024 ? count : refuse('It is a whole number from 0 to 1024.');
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  const usable = /^\d+(\.\d+)?$/.test(text) && seconds > 0 && seconds <= 86_400;
  return usable ? seconds * 1000 : refuse('It is a number of seconds above 0.');
}

/** Whether there are such checks is known once the plugins are in. */
export const gatherIds = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').map((id) => id.trim()),
];

export const gatherPlugins = (text: string, before: readonly string[] = []): readonly string[] =>
  text === '' ? refuse('It is a file or the name of a package.') : [...before, text];

/** What a report can be written as. */
export const formatNames = ['text', 'json', 'markdown', 'html'] as const;

/** One of them. */
export type FormatName = (typeof formatNames)[number];

const isFormat = (name: string): name is FormatName => formatNames.some((known) => known === name);

export function gatherFormat(text: string, before: readonly Format[] = []): readonly Format[] {
  const at = text.indexOf(':');
  const name = at === -1 ? text : text.slice(0, at);
  const place = at === -1 ? '-' : text.slice(at + 1);
  const file = place === '-' ? null : place;
  if (!isFormat(name)) return refuse('Known formats are text, json, markdown and html.');
  if (file === '') return refuse('A file name is missing after the colon.');
  if (file === null && before.some((format) => format.file === null)) {
    return refuse(
      'Only one format can go to standard output; give the others a file, as in json:report.json.',
    );
  }
  return [...before, { name, file }];
}
