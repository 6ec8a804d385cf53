import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { ModuleObstaclesFact } from '../../src/probes/module-obstacles.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { selectNvidia, unblockModule } from '../fixes/module.ts';

type Code = 'kernel-module-blacklisted' | 'prime-intel-selected';

interface Around {
  readonly moduleObstacles: Reading<ModuleObstaclesFact>;
  readonly os: Reading<OsFact>;
}

/** A tool for notebooks with two GPUs has switched this one off. */
export const switchedOff = (obstacles: Reading<ModuleObstaclesFact>): boolean =>
  obstacles.ok && /^(?:off|intel)$/i.test(obstacles.value.prime ?? '');

export function bySwitch({ moduleObstacles, os }: Around): readonly Finding<Code>[] {
  if (!moduleObstacles.ok || !switchedOff(moduleObstacles)) return [];
  const finding: Finding<Code> = {
    code: 'prime-intel-selected',
    severity: 'error',
    message:
      "The NVIDIA GPU is switched off: the processor's own graphics were chosen (/etc/prime-discrete).",
    seen: { profile: moduleObstacles.value.prime },
    fixes: [selectNvidia(os)],
  };
  return [finding];
}

/** Lines that keep it from loading, if they are not that tool's. */
export function byConfiguration(around: Around, gpus: number): readonly Finding<Code>[] {
  const { moduleObstacles, os } = around;
  if (switchedOff(moduleObstacles)) return bySwitch(around);
  const blocks = moduleObstacles.ok ? moduleObstacles.value.blocks : [];
  if (blocks.length === 0) return [];
  const finding: Finding<Code> = {
    code: 'kernel-module-blacklisted',
    severity: 'error',
    message: `${blocks.map(({ file }) => file).join(', ')} keeps the nvidia module from loading.`,
    seen: { lines: blocks.map(({ file, line }) => ({ file, line })) },
    fixes: [unblockModule(blocks, os, gpus)],
  };
  return [finding];
}
