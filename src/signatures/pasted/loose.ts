import type { Signature } from '../signature.ts';
import { looseAround } from './loose-around.ts';
import { looseEngines } from './loose-engines.ts';
import { looseOf } from './loose-group.ts';
import { looseRegistries } from './loose-registries.ts';
import { looseToolkit } from './loose-toolkit.ts';
import { looseWords } from './loose-words.ts';

/** Few words, for what no other signature knows: looked for last, and heard where nothing else tells. */
export const looseSignatures: readonly Signature[] = [
  ...looseRegistries,
  ...looseOf([...looseToolkit, ...looseEngines, ...looseAround, ...looseWords]),
];
