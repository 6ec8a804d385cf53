import type { JsonObject } from '../check.ts';
import { isObject, parseObject } from '../json.ts';

/**
 * What cloud-init was told by the provider at the start of the machine. Everybody may read it; secrets are taken out.
 * https://docs.cloud-init.io/en/latest/explanation/instancedata.html
 */
export const instanceDataPath = '/run/cloud-init/instance-data.json';

interface Tree {
  readonly [name: string]: true | Tree;
}

const seller: Tree = { publisher: true, offer: true };

/**
 * The members that say what kind of machine was rented, and from whose image: EC2, Oracle (`shape`), Azure (`imds`). The
 * others name the machine and its owner, and are never looked at.
 */
const named: Tree = {
  ds: {
    shape: true,
    meta_data: {
      instance_type: true,
      imds: {
        compute: {
          ...seller,
          vmSize: true,
          plan: { publisher: true, product: true },
          storageProfile: { imageReference: seller },
        },
      },
    },
  },
};

/** The names of all of them. */
export const instanceMembers: readonly string[] = [...new Set(namesIn(named))];

function namesIn(tree: Tree): readonly string[] {
  return Object.entries(tree).flatMap(([name, below]) => [name, ...(below === true ? [] : namesIn(below))]);
}

/** These members alone, their names with underscores: both spellings occur, by cloud-init's release. */
export const namedInstanceData = (text: string): JsonObject => chosen(parseObject(text) ?? {}, named);

function chosen(object: JsonObject, tree: Tree): JsonObject {
  const members = Object.entries(object).flatMap(([key, value]): readonly [string, JsonObject[string]][] => {
    const name = key.replaceAll('-', '_');
    const below = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (below === undefined) return [];
    if (below === true) return typeof value === 'string' ? [[name, value]] : [];
    return isObject(value) ? [[name, chosen(value, below)]] : [];
  });
  return Object.fromEntries(members);
}
