import type { Finding, Fix } from '../../src/check.ts';
import { hasNvidiaRuntime } from '../../src/knowledge/running-engine.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import { isAtLeast } from '../../src/version.ts';

/** From this release on the snap fails where the host has a toolkit of its own (canonical/docker-snap, issue 357). */
const stumblesFrom = '29.2';

/** The snap is confined: it uses its own parts of the toolkit, or none. */
export function snapDocker(
  engine: RunningEngine,
  hostToolkit: boolean,
  replace: Fix,
  leave: Fix,
): Finding<'snap-docker'> {
  const own = hasNvidiaRuntime(engine);
  const stumbles = own && hostToolkit && isAtLeast(engine.version, stumblesFrom);
  const seen = {
    rootDir: engine.rootDir,
    version: engine.version,
    runtimes: engine.runtimes.map(({ name }) => name),
    hostToolkit,
  };
  if (!own) {
    return {
      code: 'snap-docker',
      severity: 'error',
      message:
        "Docker is the snap, which cannot use the NVIDIA Container Toolkit of this machine, and the snap's own has registered no NVIDIA runtime.",
      seen,
      fixes: [replace],
    };
  }
  if (stumbles) {
    return {
      code: 'snap-docker',
      severity: 'error',
      message: `Docker is the snap, and from ${stumblesFrom} on it fails to start containers with a GPU where the machine has an NVIDIA Container Toolkit of its own.`,
      seen,
      fixes: [replace, leave],
    };
  }
  return {
    code: 'snap-docker',
    severity: 'warning',
    message:
      'Docker is the snap: it gives GPUs by its own NVIDIA runtime alone (--runtime=nvidia), and sees files below home folders alone.',
    seen,
    fixes: [replace],
  };
}
