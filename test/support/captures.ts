import { readFileSync } from 'node:fs';
import { sharedMissing, sharedPath } from './shared.ts';

/** One real output of a tool, recorded on some machine. */
export interface Capture {
  readonly file: string;
  readonly kind: string;
  readonly what: string;
  readonly status: string;
  readonly text: string;
}

const folder = 'captures';
const index = `${folder}/INDEX.json`;

/** Why tests over captures are skipped; null: they are here. */
export const capturesMissing = sharedMissing(index);

const indexed = (): readonly Omit<Capture, 'text'>[] =>
  capturesMissing === null ? JSON.parse(readFileSync(sharedPath(index), 'utf8')) : [];

/** Every kind that there is, sorted. */
export const captureKinds = (): readonly string[] => [...new Set(indexed().map(({ kind }) => kind))].sort();

/** Every capture of a kind, such as `nvidia-smi-xml`. */
export function captures(kind: string): readonly Capture[] {
  return indexed()
    .filter((one) => one.kind === kind)
    .map((one) => ({ ...one, text: readFileSync(sharedPath(`${folder}/${one.file}`), 'utf8') }));
}

/** Four GPUs are attached by this capture's own word, and it describes one: nothing is known of them. */
export const cutShort = /telegraf-a100-sxm4-v12\.xml$/;
