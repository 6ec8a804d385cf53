import { readFileSync } from 'node:fs';
import { sharedMissing, sharedPath } from './shared.ts';

/** One answer that a real engine gave on a machine that was broken on purpose. */
export interface LabRecord {
  /** The state of the machine, and the daemon: `d20`, `d26`, `d28`. */
  readonly name: string;
  readonly cmd: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

const name = 'lab/records.jsonl';

/** Why tests over these answers are skipped; null: they are here. */
export const labMissing = sharedMissing(name);

export function labRecords(): readonly LabRecord[] {
  if (labMissing !== null) return [];
  const lines = readFileSync(sharedPath(name), 'utf8').trim().split('\n');
  return lines.map((line): LabRecord => JSON.parse(line));
}
