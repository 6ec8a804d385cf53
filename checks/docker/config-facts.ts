import type { FactsFor } from '../../src/check.ts';

/** What the checks of the engine's configuration look at. */
export type ConfigFacts = FactsFor<
  'engine' | 'dockerd',
  'daemonJson' | 'daemonConfigs' | 'runtimeBinaries' | 'toolkit' | 'platform' | 'os'
>;
