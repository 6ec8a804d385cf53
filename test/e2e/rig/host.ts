import type { RigDescription } from './description.ts';
import { ensureImages } from './images.ts';
import { type RigHost, start } from './machine.ts';
import { ensureRegistry } from './registry/content.ts';
import { settle } from './settle.ts';

export type { GpuCondition, RigDescription } from './description.ts';
export type { ExecOptions, ExecResult, Running } from './exec.ts';
export { gpuModels } from './gpu-models.ts';
export type { AdminCall, RigHost } from './machine.ts';
export { rigMissing } from './paths.ts';

/** Starts a host as described and waits until it is up; builds what is not in the rig's cache before. */
export async function rigHost(description: RigDescription = {}): Promise<RigHost> {
  const settled = settle(description);
  await ensureImages(settled.images);
  if (settled.registry !== null) await ensureRegistry();
  return start(settled);
}
