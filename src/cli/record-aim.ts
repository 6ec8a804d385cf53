import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Destination, destinationOf, withoutDuplicates } from '../ssh/destination.ts';
import { mustBeUsable, standardOutput } from './recorder.ts';
import type { RecordFlags } from './recording-here.ts';
import { UsageError } from './usage-error.ts';

/** Which hosts are recorded, and where to. */
export interface RecordAim {
  readonly hosts: readonly Destination[];
  /** The file or folder as it was named; undefined: none was. */
  readonly place: string | undefined;
  /** Each host has a file of its own in it. */
  readonly isFolder: boolean;
  /** Null: it is only shown. */
  readonly fileOf: (host: Destination) => string | null;
}

/**
 * The words after `--ssh` are hosts; as with cp(1), the last one is where to, unless that was named before. Of several hosts
 * it is a folder.
 */
export async function recordAim(
  words: readonly string[],
  file: string | undefined,
  flags: RecordFlags,
): Promise<RecordAim> {
  const last = file === undefined ? await placeIn(words, flags.preview === true) : undefined;
  const place = file ?? last;
  const hosts = withoutDuplicates((last === undefined ? words : words.slice(0, -1)).map(hostIn));
  const kind = place === undefined || place === standardOutput ? null : await kindOf(place);
  const isFolder = isForFolder(place, kind, hosts.length);
  const fileOf = (host: Destination) =>
    place === undefined ? null : isFolder ? join(place, nameOf(host)) : place;
  if (isFolder && new Set(hosts.map(fileOf)).size < hosts.length)
    throw new UsageError('Two of these hosts would have one file; record them one by one.');
  const [first] = hosts.map(fileOf);
  await mustBeUsable(kind === 'folder' ? (first ?? undefined) : place?.replace(/(?<=.)\/+$/, ''), flags);
  return { hosts, place, isFolder, fileOf };
}

/** Where to, by the last word; undefined: that is not said. */
async function placeIn(words: readonly string[], preview: boolean): Promise<string | undefined> {
  const last = words.at(-1);
  if (last === undefined || words.length < 2) return undefined;
  if (isNoHost(last) || (!preview && (await kindOf(last)) !== null)) return last;
  if (preview) return undefined;
  throw new UsageError(
    `Is ${last} a host, or where the recordings go? Name the file or folder, as in ./${last} or gpu1.ngcdoc.gz.`,
  );
}

/** Nobody would take it for one. */
const isNoHost = (word: string): boolean =>
  word === standardOutput ||
  (!/^ssh:\/\//i.test(word) && (word.includes('/') || /\.(?:ngcdoc|gz|json)$/i.test(word)));

function hostIn(word: string): Destination {
  const destination = destinationOf(word);
  if (typeof destination !== 'string') return destination;
  throw new UsageError(`--ssh: ${word} is none of [USER@]HOST and ssh://[USER@]HOST[:PORT]: ${destination}.`);
}

function isForFolder(place: string | undefined, kind: 'folder' | 'file' | null, hosts: number): boolean {
  if (place === undefined) return false;
  if (hosts > 1 && (kind === 'file' || place === standardOutput))
    throw new UsageError(`Of several hosts each has a file of its own: name a folder, and not ${place}.`);
  return hosts > 1 || kind === 'folder' || place.endsWith('/');
}

const kindOf = (path: string): Promise<'folder' | 'file' | null> =>
  stat(path).then(
    (info) => (info.isDirectory() ? 'folder' : 'file'),
    () => null,
  );

/** As it was named to ssh, with its port, if that was. */
const nameOf = ({ host, port }: Destination): string =>
  `${host.replace(/[^\w.@+-]/g, '_')}${port === null ? '' : `_${port}`}.ngcdoc.gz`;
