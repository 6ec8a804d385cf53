import { valueIn } from '../probe.ts';
import type { Readings } from '../probes.ts';

/** The PATH of the running dockerd: by its process, whose environment root alone may read, else by its unit. */
export function dockerdPath(facts: Readings): readonly string[] | null {
  const process = valueIn(facts.dockerd)?.process ?? null;
  const unit = valueIn(facts.dockerUnit);
  const start = unit === null || unit.kind === 'absent' ? null : unit.start;
  return process === null ? null : (process.path ?? start?.path ?? null);
}
