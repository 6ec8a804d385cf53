import type { Finding } from '../../src/check.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { ModuleObstaclesFact } from '../../src/probes/module-obstacles.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { NvidiaPciDevice } from '../../src/probes/pci.ts';
import { rebuildInitramfs } from '../fixes/initramfs.ts';
import { retireNouveau, retireNova } from '../fixes/other-drivers.ts';

type Code = 'nouveau-conflict' | 'nova-core-conflict';

interface Around {
  readonly moduleObstacles: Reading<ModuleObstaclesFact>;
  readonly os: Reading<OsFact>;
}

const drivers = [
  {
    code: 'nouveau-conflict',
    name: 'nouveau',
    holds: /^nouveau$/,
    retires: /\bnouveau\b/,
    retire: retireNouveau,
  },
  {
    code: 'nova-core-conflict',
    name: 'nova-core',
    holds: /^nova[-_]?core$/i,
    retires: /\bnova[-_]core\b/,
    retire: retireNova,
  },
] as const;

/** A driver of the kernel's own holds the GPU. */
export function byOtherDriver(
  gpus: readonly NvidiaPciDevice[],
  { moduleObstacles, os }: Around,
): readonly Finding<Code>[] {
  const retired = valueIn(moduleObstacles)?.retired ?? [];
  return drivers.flatMap(({ code, name, holds, retires, retire }) => {
    const held = gpus.filter(({ driver }) => holds.test(driver ?? ''));
    if (held.length === 0) return [];
    const [already] = retired.filter(({ line }) => retires.test(line));
    const more =
      already === undefined
        ? ''
        : ` ${already.file} forbids it already: the initramfs, which loads drivers first, was made before that, or the machine was not restarted since.`;
    const finding: Finding<Code> = {
      code,
      severity: 'error',
      message: `The ${name} driver holds the GPU, so the NVIDIA kernel module cannot be loaded.${more}`,
      seen: {
        gpus: held.map(({ address }) => address),
        ...(already === undefined ? {} : { forbidden: already.file }),
      },
      fixes:
        already === undefined
          ? [retire(os)]
          : [rebuildInitramfs(os, ['lspci', '-k', '-d', '10de:']), retire(os)],
    };
    return [finding];
  });
}
