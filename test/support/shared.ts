import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env['NGC_DOCTOR_SHARED'] ?? join(import.meta.dirname, '../../../shared');

/** Where something lies that is too large, or not ours, to be kept among the tests. */
export const sharedPath = (name: string): string => join(folder, name);

/** Why tests over it are skipped; null: it is here. */
export const sharedMissing = (name: string): string | null =>
  existsSync(sharedPath(name)) ? null : `no ${sharedPath(name)}; NGC_DOCTOR_SHARED names its folder`;
