import { defineCheck } from '../src/check.ts';

export default defineCheck({
  id: 'ulimits',
  title: 'The limits that NVIDIA recommends can be granted',
  needs: ['engine', 'dockerd'],
  uses: ['launch'],
  codes: ['memlock-not-grantable'],
  applies: ({ engine }) => engine.kind === 'running' || 'no Docker Engine answers',
  examine({ engine, dockerd, launch }) {
    const rootless = engine.kind === 'running' && engine.rootless;
    const refused = launch.ok && launch.value.kind === 'ran' && launch.value.leftOut.length > 0;
    const limit = dockerd.process?.memlockHardBytes ?? null;
    const bounded = dockerd.process?.mayRaiseLimits === false && limit !== null;
    if (!rootless && !refused && !bounded) return [];
    return [
      {
        code: 'memlock-not-grantable',
        severity: 'warning',
        message:
          'This engine may not raise the limit of locked memory that NVIDIA recommends (memlock), so the launch goes on without it. Only RDMA needs it.',
        seen: { rootless, refusedAtLaunch: refused, hardLimitBytes: limit },
        // Nothing need be done for a launch; the page says what RDMA needs.
        fixes: [],
      },
    ];
  },
});
