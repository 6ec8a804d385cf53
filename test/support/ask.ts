import { type PartialRecording, recordedHost } from '../../src/host/recorded.ts';
import type { Probe, Reading } from '../../src/probe.ts';
import type { Readings } from '../../src/probes.ts';
import { defaultTarget, type Target } from '../../src/target.ts';

/** Puts one probe's questions to a small recording: what is not in it must not be asked. */
export const askProbe = <T>(
  probe: Probe<T>,
  recording: PartialRecording,
  facts: Readings = {},
  target: Partial<Target> = {},
): Promise<Reading<T>> => probe.ask(recordedHost(recording), { ...defaultTarget, ...target }, facts);

export const exited = (code: number, stdout: string, stderr = '') =>
  ({ kind: 'exited', code, stdout, stderr }) as const;
export const absent = { failed: 'absent' } as const;
