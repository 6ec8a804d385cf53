import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { toolkitPackages } from './install/toolkit.ts';
import type { HostForFix } from './toolkit.ts';

/** All parts together; the next launch uses them, and the engine need not be restarted. */
export function upgradeToolkit({ os, platform }: HostForFix): Fix {
  const steps = toolkitPackages(os, 'upgrade', platform);
  const whole = os.ok && os.value.packages === 'pacman';
  return {
    id: 'upgrade-toolkit',
    title: 'Bring all parts of the NVIDIA Container Toolkit to one current release',
    risk: steps.some(({ kind }) => kind === 'do') ? 'manual' : whole ? 'disruptive' : 'safe',
    ...(whole ? { interrupts: 'the whole system is upgraded, as Arch Linux asks for' } : {}),
    steps,
    verify: ['nvidia-container-cli', '--version'],
    source: links.toolkitInstall,
  };
}
