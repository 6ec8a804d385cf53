import { limits } from '../host/host.ts';
import { notAsked, type Probe, read, unread, valueIn } from '../probe.ts';

/** Confidential computing, on a machine whose GPUs have it switched on. */
export interface ConfidentialComputeFact {
  /** The GPUs take work; null where nvidia-smi does not say. */
  readonly ready: boolean | null;
}

export const confidentialCompute: Probe<ConfidentialComputeFact> = {
  title: 'Confidential computing',
  cost: 'local',
  needs: ['nvidiaSmi'],
  async ask(host, _target, facts) {
    const smi = valueIn(facts.nvidiaSmi);
    const on =
      smi?.kind === 'answered' && smi.gpus.some(({ state }) => (state.protectedMemoryBytes ?? 0) > 0);
    if (!on) return notAsked('no GPU has confidential computing switched on');
    const result = await host.run(['nvidia-smi', 'conf-compute', '-grs'], { timeoutMs: limits.nvidiaSmi });
    if (result.kind === 'timed-out' || result.kind === 'failed') {
      return unread(`nvidia-smi conf-compute did not answer: ${result.why}`);
    }
    if (result.kind === 'not-found') return read({ ready: null });
    const state = /ready state\s*:\s*(not[- ]ready|ready)/i.exec(result.stdout.slice(0, 10_000))?.[1];
    return read({ ready: state === undefined ? null : state.toLowerCase() === 'ready' });
  },
};
