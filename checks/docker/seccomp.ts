import type { Finding, Fix } from '../../src/check.ts';
import { usesClone3 } from '../../src/knowledge/image-glibc.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { RunningEngine } from '../../src/probes/engine.ts';
import type { ImageChoiceFact } from '../../src/probes/image-choice.ts';
import type { LocalImageFact } from '../../src/probes/local-image.ts';
import type { RegistryFact } from '../../src/probes/registry.ts';
import { isAtLeast, isBefore, parseVersion, type Version } from '../../src/version.ts';
import { type OldEngine, upgradeDocker } from '../fixes/docker-upgrade.ts';
import { byHand } from '../fixes/steps.ts';

interface Image {
  readonly localImage: Reading<LocalImageFact>;
  readonly registry: Reading<RegistryFact>;
  readonly imageChoice: Reading<ImageChoiceFact>;
}

/** From this release on clone3 is refused in the way that glibc understands (moby/moby#42836). */
const understoodFrom = '20.10.10';

/** From here to there the engine's filter knows calls newer than clone3, so that no runc takes clone3 for unknown. */
const refusedFrom = '20.10.5';

/** runc from 1.0.0-rc93 on answers for calls that are newer than the whole filter as a kernel without them would. */
const isOldRunc = (runc: string | null): boolean => Number(/^1\.0\.0-rc(\d+)/.exec(runc ?? '')?.[1]) < 93;

/** An engine from before all that with a runc that answers so is as good as a new one. */
function isHelped(version: Version, runc: string | null): boolean {
  const known = runc !== null && parseVersion(runc) !== null && !isOldRunc(runc);
  return known && isBefore(version, '20.10');
}

/** Older engines refuse clone3 outright, and threads cannot be begun in images with glibc 2.34 and later. */
export function blockedSyscalls(
  engine: RunningEngine,
  image: Image,
  host: OldEngine,
): readonly Finding<'docker-too-old-seccomp'>[] {
  const version = parseVersion(engine.version);
  if (version === null || isAtLeast(version, understoodFrom) || engine.product !== 'docker') return [];
  const filter = engine.securityOptions.find((option) => option.includes('seccomp'));
  if (filter === undefined || filter.includes('unconfined')) return [];
  const uses = usesClone3(labelsOf(image), valueIn(image.imageChoice)?.release ?? null);
  if (uses === 'no') return [];
  if (isHelped(version, engine.runcVersion)) return [];
  // Distributions put the change into older releases, and their number does not tell.
  const patched = isOfDistribution(engine);
  const blocks = isAtLeast(version, refusedFrom) || isOldRunc(engine.runcVersion);
  const certain = uses === 'yes' && blocks && !patched;
  const may = certain ? 'cannot' : 'may not be able to';
  return [
    {
      code: 'docker-too-old-seccomp',
      severity: certain ? 'error' : 'warning',
      message: `Programs in this image ${may} start threads ("Operation not permitted"): its C library uses the system call clone3, which filters of Docker before ${understoodFrom} refuse in the wrong way, and this is ${engine.version}.`,
      seen: { engine: engine.version, build: engine.gitCommit, filter, runc: engine.runcVersion, uses },
      fixes: [upgradeDocker(host, understoodFrom), withoutFilter],
    },
  ];
}

function labelsOf({ localImage, registry }: Image): Readonly<Record<string, string>> {
  const local = valueIn(localImage);
  if (local?.kind === 'present') return local.labels;
  const remote = valueIn(registry);
  return remote?.kind === 'found' ? (remote.config?.labels ?? {}) : {};
}

const isOfDistribution = ({ version, gitCommit, platformName }: RunningEngine): boolean =>
  /ubuntu|dfsg|deb\d|azure|_ce/.test(`${version} ${gitCommit}`) || platformName === '';

const withoutFilter: Fix = {
  id: 'launch-without-seccomp',
  title: 'Launch without the filter of system calls',
  risk: 'manual',
  interrupts: 'nothing, but the container is less shut off from this machine',
  steps: [
    byHand('Add --security-opt seccomp=unconfined to the docker run command, until Docker is upgraded.'),
  ],
};
