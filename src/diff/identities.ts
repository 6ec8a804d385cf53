import type { JsonObject, JsonValue } from '../check.ts';
import { isObject, numberAt, objectAt, stringAt } from '../json.ts';
import type { Mask } from './alike.ts';
import type { ByPattern } from './place.ts';

/** What an element of a list is called, so that it is compared with its like, wherever in the list that stands. */
export type Identity = (element: JsonObject) => string;

const text =
  (...keys: readonly string[]): Identity =>
  (element) =>
    keys.flatMap((key) => stringAt(element, key) ?? numberAt(element, key) ?? []).join(' ');

/**
 * By list, best first: the first by which the elements of one host are among those of the other, else the last. Two of
 * the same name are told apart by their order.
 */
export const identities: ByPattern<readonly Identity[]> = {
  'cdi.specs': [text('path')],
  'cdi.specs.*.devices': [text('name')],
  daemonConfigs: [text('path')],
  'deviceNodes.nodes': [text('path')],
  'dockerd.others': [text('flavour')],
  'engine.cdiProblems': [text('path')],
  'engine.runtimes': [text('name')],
  'kernelLog.events': [text('kind', 'number', 'address'), text('kind', 'number')],
  'launch.banner': [text('id')],
  'launch.measured.cuda.devices': [text('name')],
  'launch.measured.matmul': [text('device')],
  localImages: [text('reference')],
  'moduleBuild.dkms': [text('name')],
  'moduleHolders.programs': [text('program')],
  'moduleObstacles.blocks': [text('line')],
  'moduleObstacles.retired': [text('line')],
  'nvidiaSmi.gpus': [text('busId'), text('index')],
  'nvidiaSmi.gpus.*.state.migInstances': [text('gpuInstance', 'computeInstance')],
  'nvidiaSmi.gpus.*.state.processes': [text('name')],
  'os.aptSources': [text('uri', 'suite')],
  'pci.devices': [text('address'), text('kind')],
  runtimeBinaries: [text('name')],
  'target.volumes': [text('destination')],
  volumes: [(volume) => stringAt(objectAt(volume, 'request'), 'destination') ?? ''],
};

/** Lists in which the order tells something: they are compared as one value. */
export const ordered: ReadonlySet<string> = new Set([
  'dockerUnit.start.argv',
  'dockerUnit.start.path',
  'dockerd.process.argv',
  'dockerd.process.path',
  'gpuLinks.matrix',
  'launch.command',
  'launch.leftOut',
  'system.path',
  'target.command',
]);

/** A host's list, and how its texts read without names. */
export interface Listed {
  readonly list: readonly JsonValue[];
  readonly mask: Mask;
}

/** Names for the elements of each host's list: those that all have in common, without pseudonyms where they must. */
export function named(pattern: string, lists: readonly Listed[]): readonly (readonly string[])[] {
  const ways = (identities[pattern]?.map(nameBy) ?? [wholeText]).flatMap((nameOf) => [
    lists.map(({ list }) => distinct(list.map(nameOf))),
    lists.map(({ list, mask }) => distinct(list.map((element) => mask(nameOf(element), 'names')))),
  ]);
  return ways.find(nested) ?? ways.at(-1) ?? [];
}

const wholeText = (element: JsonValue): string =>
  typeof element === 'string' ? element : JSON.stringify(element);

const nameBy =
  (identity: Identity) =>
  (element: JsonValue): string =>
    isObject(element) ? identity(element) : wholeText(element);

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

/** Every host's names are among those of the host that has the most. */
function nested(lists: readonly (readonly string[])[]): boolean {
  const most = new Set(lists.reduce((a, b) => (b.length > a.length ? b : a), []));
  return lists.every((list) => list.every((name) => most.has(name)));
}
