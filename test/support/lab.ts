import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One answer that a real engine gave on a machine that was broken on purpose. */
export interface LabRecord {
  /** The state of the machine, and the daemon: `d20`, `d26`, `d28`. */
  readonly name: string;
  readonly cmd: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

const file = join(
  process.env['NGC_DOCTOR_SHARED'] ?? join(import.meta.dirname, '../../../shared'),
  'lab/records.jsonl',
);

/** Why tests over these answers are skipped; null: they are here. */
export const labMissing: string | null = existsSync(file)
  ? null
  : `no ${file}; NGC_DOCTOR_SHARED names the folder that holds it`;

export function labRecords(): readonly LabRecord[] {
  if (labMissing !== null) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line): LabRecord => JSON.parse(line));
}
