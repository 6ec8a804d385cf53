import type { FactsFor } from '../../src/check.ts';
import type { EngineFact } from '../../src/probes/engine.ts';

export type ConfigFacts = FactsFor<
  'engine' | 'dockerd',
  'daemonJson' | 'daemonConfigs' | 'runtimeBinaries' | 'toolkit' | 'platform' | 'os'
>;

export type RunningEngine = Extract<EngineFact, { kind: 'running' }>;
