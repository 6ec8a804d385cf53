import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One real output of a tool, recorded on some machine. */
export interface Capture {
  readonly file: string;
  readonly kind: string;
  readonly what: string;
  readonly status: string;
  readonly text: string;
}

const folder = join(
  process.env['NGC_DOCTOR_SHARED'] ?? join(import.meta.dirname, '../../../shared'),
  'captures',
);

/** Why tests over captures are skipped; null: they are here. */
export const capturesMissing: string | null = existsSync(join(folder, 'INDEX.json'))
  ? null
  : `no captures in ${folder}; NGC_DOCTOR_SHARED names the folder that holds them`;

const indexed = (): readonly Omit<Capture, 'text'>[] =>
  capturesMissing === null ? JSON.parse(readFileSync(join(folder, 'INDEX.json'), 'utf8')) : [];

/** Every kind that there is, sorted. */
export const captureKinds = (): readonly string[] => [...new Set(indexed().map(({ kind }) => kind))].sort();

/** Every capture of a kind, such as `nvidia-smi-xml`. */
export function captures(kind: string): readonly Capture[] {
  return indexed()
    .filter((one) => one.kind === kind)
    .map((one) => ({ ...one, text: readFileSync(join(folder, one.file), 'utf8') }));
}
