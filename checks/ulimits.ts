import { defineCheck, type Finding } from '../src/check.ts';
import { valueIn } from '../src/probe.ts';
import type { DockerdFact } from '../src/probes/dockerd.ts';
import { limitOpenFiles, raiseMemlock } from './fixes/limits.ts';

type Code = 'memlock-not-grantable' | 'memlock-limit' | 'nofile-limit-huge';

export default defineCheck({
  id: 'ulimits',
  title: 'The limits that NVIDIA recommends can be granted',
  needs: ['engine', 'dockerd'],
  uses: ['rdma', 'containment', 'launch'],
  codes: ['memlock-not-grantable', 'memlock-limit', 'nofile-limit-huge'],
  applies({ engine, dockerd, launch }) {
    if (engine.kind !== 'running') return 'no Docker Engine answers';
    const told = engine.rootless || valueIn(launch)?.kind === 'ran' || isTold(dockerd.process);
    return told || 'the limits that the daemon runs with could not be read';
  },
  examine({ engine, dockerd, ...facts }): readonly Finding<Code>[] {
    const rootless = engine.kind === 'running' && engine.rootless;
    const launch = valueIn(facts.launch);
    const ran = launch?.kind === 'ran' ? launch : null;
    const refused = ran !== null && ran.leftOut.length > 0;
    const limit = dockerd.process?.memlockHardBytes ?? null;
    const bounded = dockerd.process?.mayRaiseLimits === false && limit !== null;
    const devices = valueIn(facts.rdma)?.devices ?? [];
    const seen = { rootless, refusedAtLaunch: refused, hardLimitBytes: limit };
    return [
      ...(rootless || refused || bounded ? [memlock(seen, devices)] : []),
      ...openFiles(ran?.measured.limits?.openFiles ?? null),
    ];
  },
});

/** A daemon that may raise limits has none, whichever they are. */
const isTold = (process: DockerdFact['process']): boolean =>
  process !== null &&
  (process.mayRaiseLimits === true || (process.mayRaiseLimits !== null && 'memlockHardBytes' in process));

type Seen = {
  readonly rootless: boolean;
  readonly refusedAtLaunch: boolean;
  readonly hardLimitBytes: number | null;
};

/** One limit, which matters to RDMA alone: with such devices here it keeps something from working. */
function memlock(seen: Seen, devices: readonly string[]): Finding<Code> {
  if (devices.length === 0) {
    return {
      code: 'memlock-not-grantable',
      severity: 'warning',
      message:
        'This engine may not raise the limit of locked memory that NVIDIA recommends (memlock), so the launch goes on without it. Only RDMA needs it.',
      seen,
      // Nothing need be done for a launch; the page says what RDMA needs.
      fixes: [],
    };
  }
  return {
    code: 'memlock-limit',
    severity: 'warning',
    message: `This machine has RDMA devices (${devices.join(', ')}), and this engine may not raise the limit of locked memory (memlock) that they need in a container: jobs over several machines fail or fall back to slow ways.`,
    seen: { ...seen, devices },
    fixes: [raiseMemlock(seen.rootless)],
  };
}

/** What `infinity` comes to with systemd from 240 on is 2^30; a million served everybody before (containerd#8924). */
const huge = 1_000_000_000;

function openFiles(limit: number | null): readonly Finding<Code>[] {
  if (limit === null || limit < huge) return [];
  return [
    {
      code: 'nofile-limit-huge',
      severity: 'warning',
      message: `A program in the container may open ${limit} files at once. Those that go through all of them first, such as nvidia-smi beside nvidia-persistenced, take half a minute to start.`,
      seen: { openFiles: limit },
      fixes: [limitOpenFiles],
    },
  ];
}
