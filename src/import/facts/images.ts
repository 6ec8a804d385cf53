import type { JsonObject } from '../../check.ts';
import { listAt, objectsIn, parseJson, stringAt, stringsIn } from '../../json.ts';
import { type LocalImageFact, presentImage } from '../../probes/local-image.ts';
import { isPytorch, type LocalImage } from '../../probes/local-images.ts';
import { covers, type Evidence, type Output, outputsOf } from '../evidence.ts';

/** A row of `docker images`: `REPOSITORY TAG IMAGE ID CREATED SIZE`, with a digest if it was asked for. */
const row = /^(\S+) +(\S+) +(?:(?:sha256:\w+|<none>) +)?([0-9a-f]{12}) .*?(\d[\d.]*) ?([kMGT]?B)\s*$/;
/** The same from Docker 29 on: `IMAGE ID DISK USAGE CONTENT SIZE EXTRA`. */
const newRow = /^(\S+:\S+) +([0-9a-f]{12}) +(\d[\d.]*) ?([kMGT]?B)(?: .*)?$/;

const powers = ['B', 'kB', 'MB', 'GB', 'TB'];

/** As the engine lists them, where its list is whole as far as images of NVIDIA's go. */
export function localImagesIn(evidence: Evidence): readonly LocalImage[] | null {
  const lists = [...outputsOf(evidence, 'docker', 'images'), ...outputsOf(evidence, 'docker', 'image', 'ls')];
  const list = lists.find((output) => covers(output, 'nvcr.io/nvidia/pytorch') && isWhole(output));
  if (list === undefined) return null;
  return list.text
    .split('\n')
    .flatMap(imageIn)
    .filter(({ reference }) => isPytorch.test(reference));
}

/** Names have at most 255 characters, and tags 128 (distribution's reference format). */
const longestRow = 1000;

/** Not of one repository alone, nor with names that are cut; what is no list at all is an error. */
const isWhole = ({ argv, kept, text }: Output): boolean =>
  argv.slice(argv[1] === 'image' ? 3 : 2).every((word) => /^(?:-a|--all|--digests|--no-trunc)$/.test(word)) &&
  !text.includes('…') &&
  text.split('\n').every((line) => line.length <= longestRow) &&
  (kept !== 'all' || /^(?:REPOSITORY +TAG|IMAGE +ID) /m.test(text));

function imageIn(line: string): readonly LocalImage[] {
  const [, repository, tag, id = '', size, unit = ''] = row.exec(line) ?? [];
  if (repository !== undefined && tag !== undefined)
    return [{ reference: `${repository}:${tag}`, id, sizeBytes: bytesOf(size, unit) }];
  const [, reference, newId = '', usage, newUnit = ''] = newRow.exec(line) ?? [];
  return reference === undefined ? [] : [{ reference, id: newId, sizeBytes: bytesOf(usage, newUnit) }];
}

/** Docker counts in powers of 1000. */
const bytesOf = (number: string | undefined, unit: string): number =>
  Math.round(Number(number) * 1000 ** Math.max(powers.indexOf(unit), 0));

/** The image that is meant, by `docker inspect`; or that it is not there, by the engine's list. */
export function localImageIn(
  evidence: Evidence,
  reference: string,
  listed: readonly LocalImage[] | null,
): LocalImageFact | null {
  const inspected = [...outputsOf(evidence, 'docker', 'inspect')].flatMap(({ text }) => {
    const list = parseJson(text.trim());
    return Array.isArray(list) ? objectsIn(list) : [];
  });
  const image = inspected.find((one) => isOf(one, reference));
  if (image !== undefined) return presentImage(image);
  const mayLack = listed !== null && isPytorch.test(reference);
  return mayLack && !listed.some((one) => one.reference === reference) ? { kind: 'absent' } : null;
}

const isOf = (image: JsonObject, reference: string): boolean =>
  stringsIn(listAt(image, 'RepoTags')).includes(reference) && stringAt(image, 'Architecture') !== null;
