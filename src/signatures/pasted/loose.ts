import type { Signature } from '../signature.ts';
import { facts } from './facts.ts';
import { looseAround } from './loose-around.ts';
import { looseEngines } from './loose-engines.ts';
import { looseFragments } from './loose-fragments.ts';
import { looseOf } from './loose-group.ts';
import { looseHalves } from './loose-halves.ts';
import { looseHosts } from './loose-hosts.ts';
import { looseImages } from './loose-images.ts';
import { looseKernel } from './loose-kernel.ts';
import { loosePackages } from './loose-packages.ts';
import { looseRegistries } from './loose-registries.ts';
import { looseSteps } from './loose-steps.ts';
import { looseTitles } from './loose-titles.ts';
import { looseToolkit } from './loose-toolkit.ts';
import { looseUnseen } from './loose-unseen.ts';
import { looseWords } from './loose-words.ts';
import { looseWordsEngines } from './loose-words-engines.ts';

/** Few words, for what no other signature knows: looked for last, and heard where nothing else tells. */
export const looseSignatures: readonly Signature[] = [
  ...looseRegistries,
  ...looseOf([
    ...looseKernel,
    ...looseToolkit,
    ...looseSteps,
    ...loosePackages,
    ...looseEngines,
    ...looseImages,
    ...looseAround,
    ...looseUnseen,
    ...looseHosts,
    ...looseFragments,
    ...facts,
    ...looseWordsEngines,
    ...looseWords,
    ...looseHalves,
    ...looseTitles,
  ]),
];
