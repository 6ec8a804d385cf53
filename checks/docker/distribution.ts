import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { replaceDistributionDocker } from '../fixes/docker.ts';

/** Red Hat and Fedora shipped a Docker 1.13 of their own, with flags that quarrel with daemon.json. */
export function oldDistributionDocker(
  engine: RunningEngine,
  os: Reading<OsFact>,
): readonly Finding<'distro-docker-conflict'>[] {
  const family = os.ok ? os.value.family : null;
  const redHat = family === 'rhel' || family === 'fedora' || family === 'amazon';
  if (!redHat || !/^1\.1[0-3]\./.test(engine.version)) return [];
  return [
    {
      code: 'distro-docker-conflict',
      severity: 'error',
      message: `Docker ${engine.version} is the old package of the distribution, with which NVIDIA's toolkit does not work.`,
      seen: { version: engine.version, family },
      fixes: [replaceDistributionDocker(os)],
    },
  ];
}
