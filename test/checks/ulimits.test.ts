import ulimits from '../../checks/ulimits.ts';
import type { EngineFact } from '../../src/probes/engine.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const rootless: EngineFact = engineWith({ rootless: true });
const unreachable: EngineFact = {
  kind: 'unreachable',
  endpoint: null,
  reason: 'no-socket',
  why: 'no such file',
  socketGid: null,
};
const bounded = (mayRaiseLimits: boolean | null, memlockHardBytes: number | null) => ({
  dockerd: {
    ...healthy.dockerd,
    process:
      healthy.dockerd.process === null
        ? null
        : { ...healthy.dockerd.process, mayRaiseLimits, memlockHardBytes },
  },
});

const opens = (openFiles: number) => ({
  launch:
    healthy.launch.kind === 'ran' && healthy.launch.measured.limits !== null
      ? {
          ...healthy.launch,
          measured: {
            ...healthy.launch.measured,
            limits: { ...healthy.launch.measured.limits, openFiles },
          },
        }
      : healthy.launch,
});

testCheck(ulimits, {
  passes: {
    'RDMA, and the limit can be raised': { facts: { rdma: { devices: ['mlx5_0'] } } },
    'a million files': { facts: opens(1_048_576) },
    'bounded, and it may raise it': { facts: bounded(true, 8_388_608) },
    'unlimited, and it may not raise what needs no raising': { facts: bounded(false, null) },
    'rights that could not be read': { facts: bounded(null, 8_388_608) },
  },
  skips: {
    'no engine': { facts: { engine: unreachable } },
    'a daemon that is not seen, and nothing was launched': {
      facts: { dockerd: { ...healthy.dockerd, process: null } },
      unread: ['launch'],
    },
  },
  finds: {
    'bounded without the right, with RDMA': {
      facts: { ...bounded(false, 8_388_608), rdma: { devices: ['mlx5_0', 'mlx5_1'] } },
      codes: ['memlock-limit?'],
      fixes: ['raise-memlock'],
      seen: { devices: ['mlx5_0', 'mlx5_1'] },
    },
    'rootless, with RDMA': {
      facts: { engine: rootless, rdma: { devices: ['mlx5_0'] } },
      codes: ['memlock-limit?'],
    },
    'a billion files': {
      facts: opens(1_073_741_816),
      codes: ['nofile-limit-huge?'],
      fixes: ['limit-open-files'],
    },
    'bounded without the right': {
      facts: bounded(false, 8_388_608),
      codes: ['memlock-not-grantable?'],
      fixes: [],
      seen: { hardLimitBytes: 8_388_608, rootless: false },
    },
    rootless: { facts: { engine: rootless }, codes: ['memlock-not-grantable?'], seen: { rootless: true } },
    'refused at the launch': {
      facts: {
        launch: {
          ...healthy.launch,
          ...(healthy.launch.kind === 'ran' ? { leftOut: ['--ulimit memlock=-1'] } : {}),
        },
      },
      codes: ['memlock-not-grantable?'],
      seen: { refusedAtLaunch: true },
    },
  },
});
