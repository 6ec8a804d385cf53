import type { EngineFact, RunningEngine } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';

if (healthy.engine.kind !== 'running') throw new Error('The healthy machine has an engine that runs.');
const ofHealthy: RunningEngine = healthy.engine;

/** The healthy machine's engine, as it answers, with differences. */
export const engineWith = (more: Partial<RunningEngine>): RunningEngine => ({ ...ofHealthy, ...more });

/** No engine listens at the usual socket. */
export const engineDown: EngineFact = {
  kind: 'unreachable',
  endpoint: null,
  reason: 'refused',
  why: 'no',
  socketGid: null,
};
