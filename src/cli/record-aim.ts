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
  const last = file === undefined && words.length > 1 && flags.preview !== true ? words.at(-1) : undefined;
  if (last !== undefined && !(await isPlace(last))) throw new UsageError(unclear(last));
  const place = file ?? last;
  const hosts = withoutDuplicates((last === undefined ? words : words.slice(0, -1)).map(hostIn));
  const isFolder =
    place !== undefined && place !== standardOutput && (await mustBeFolder(place, hosts.length));
  if (hosts.length > 1 && place === standardOutput)
    throw new UsageError('Of several hosts each has a file of its own: name a folder.');
  const fileOf = (host: Destination) =>
    place === undefined ? null : isFolder ? join(place, nameOf(host)) : place;
  const [first] = hosts;
  if (new Set(hosts.map(fileOf)).size < hosts.length && place !== undefined)
    throw new UsageError('Two of these hosts would have one file; record them one by one.');
  const isThere = isFolder && (await kindOf(place)) === 'folder';
  await mustBeUsable(isThere && first !== undefined ? (fileOf(first) ?? undefined) : place, flags);
  return { hosts, place, isFolder, fileOf };
}

function hostIn(word: string): Destination {
  const destination = destinationOf(word);
  if (typeof destination !== 'string') return destination;
  throw new UsageError(`--ssh: ${word} is none of [USER@]HOST and ssh://[USER@]HOST[:PORT]: ${destination}.`);
}

/** What nobody would take for a host. */
const isPlace = async (word: string): Promise<boolean> =>
  word === standardOutput ||
  (!/^ssh:\/\//i.test(word) && (word.includes('/') || /\.(?:ngcdoc|gz|json)$/i.test(word))) ||
  (await kindOf(word)) !== null;

const unclear = (word: string): string =>
  `Is ${word} a host, or where the recordings go? Name the file or folder, as in ./${word} or gpu1.ngcdoc.gz.`;

async function mustBeFolder(place: string, hosts: number): Promise<boolean> {
  const kind = await kindOf(place);
  if (hosts > 1 && kind === 'file')
    throw new UsageError(`${place} is a file, and of several hosts each has one of its own: name a folder.`);
  return hosts > 1 || kind === 'folder';
}

const kindOf = (path: string): Promise<'folder' | 'file' | null> =>
  stat(path).then(
    (info) => (info.isDirectory() ? 'folder' : 'file'),
    () => null,
  );

/** As it was named to ssh, with its port, if that was. */
const nameOf = ({ host, port }: Destination): string =>
  `${host.replace(/[^\w.@:+-]/g, '_')}${port === null ? '' : `_${port}`}.ngcdoc.gz`;
