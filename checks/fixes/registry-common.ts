import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import type { Reading } from '../../src/probe.ts';
import type { DockerdFact } from '../../src/probes/dockerd.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { RegistryFact } from '../../src/probes/registry.ts';
import type { SystemFact } from '../../src/probes/system.ts';
import { byHand } from './steps.ts';

/** What the fixes of registry problems depend on. */
export interface RegistryFix {
  readonly registry: RegistryFact;
  readonly image: ImageChoiceFact | null;
  readonly system: SystemFact | null;
  readonly os: Reading<OsFact>;
  readonly dockerd: Reading<DockerdFact>;
}

const ngc = 'nvcr.io';
const hub = 'docker.io';

export const isNgc = ({ registry }: RegistryFix): boolean => registry.route.host === ngc;

/** The server that failed, with its port if it is not the usual one; Docker Hub answers under another name. */
export function serverOf({ registry }: RegistryFix): string {
  const at = registry.kind === 'failed' ? registry.at : registry.route.host;
  return at === hub ? 'registry-1.docker.io' : at;
}

/** Where it is told how one logs in to a registry. */
export const loginPage = (registry: string): string =>
  registry === ngc ? links.ngcLogin : links.dockerLogin;

/** Where somebody looks up which images and tags there are. */
export function catalogueOf({ registry, image }: RegistryFix): {
  readonly name: string;
  readonly url?: string;
} {
  const { host } = registry.route;
  if (host === ngc) return { name: 'the NGC catalogue', url: links.ngcPytorch };
  if (host === hub) {
    return { name: 'Docker Hub', url: `https://hub.docker.com/r/${image?.repository ?? ''}` };
  }
  return { name: `the registry ${host}` };
}

/** A fix in one step that only a person can do. */
export const manual = (id: string, title: string, text: string, source?: string): Fix => ({
  id,
  title,
  risk: 'manual',
  steps: [byHand(text)],
  ...(source === undefined ? {} : { source }),
});
