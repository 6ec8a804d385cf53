import { stat } from 'node:fs/promises';
import { type Destination, destinationOf } from '../ssh/destination.ts';
import { UsageError } from './usage-error.ts';

/** What a word that names a host stands for. */
export type Source =
  | { readonly kind: 'here'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'ssh'; readonly name: string; readonly destination: Destination };

/** This machine; `./here` is a file of that name. */
const here = 'here';

/** A file that is there wins over a host of its name, and `ssh://` is always a host. */
export async function sourceOf(name: string): Promise<Source> {
  if (name === here) return { kind: 'here', name };
  const always = /^ssh:\/\//i.test(name);
  if (!always && (looksLikeFile(name) || (await exists(name)))) return { kind: 'file', name };
  const destination = destinationOf(name);
  if (typeof destination !== 'string') return { kind: 'ssh', name, destination };
  throw new UsageError(`${name} is no file, and no host: ${destination}.`);
}

const looksLikeFile = (name: string): boolean =>
  name.includes('/') || /\.(?:ngcdoc|gz|json|txt|log|out|xz|bz2|tgz|tar)$/i.test(name);

const exists = (name: string): Promise<boolean> =>
  stat(name).then(
    () => true,
    () => false,
  );
