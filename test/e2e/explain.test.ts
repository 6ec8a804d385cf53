import { describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/explain/answer.ts';
import { doctorArgv, onHost } from './doctor.ts';
import { type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

interface Failure {
  readonly host: RigDescription;
  /** What somebody runs, by a shell; all that it says goes to `explain`. */
  readonly runs: string;
  readonly user?: 'tester';
  /** The cause that is first with nothing but the text. */
  readonly byText: string;
  /** The cause that the host shows, and that is certain with --here. */
  readonly byHost: string;
}

const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const launch = `docker run --rm --gpus all ${image} true`;

const failures: Readonly<Record<string, Failure>> = {
  'the toolkit is not installed': {
    host: { toolkit: { installed: false } },
    runs: launch,
    byText: 'toolkit-not-installed',
    byHost: 'toolkit-not-installed',
  },
  'the toolkit came after dockerd started': {
    host: { toolkit: { installed: 'after-dockerd' } },
    runs: launch,
    byText: 'toolkit-not-installed',
    byHost: 'daemon-not-restarted',
  },
  "the hook is not on dockerd's PATH": {
    host: { toolkit: { hookDirectory: '/opt/nvidia/toolkit' } },
    runs: launch,
    byText: 'toolkit-not-installed',
    byHost: 'toolkit-hook-missing',
  },
  'driver and libraries do not match': {
    host: { driver: { libraries: '550.163.01', module: '550.54.15' } },
    runs: launch,
    byText: 'driver-library-mismatch',
    byHost: 'driver-library-mismatch',
  },
  'the runtime is not registered': {
    host: { docker: { daemonJson: null } },
    runs: `docker run --rm --runtime=nvidia ${image} true`,
    byText: 'nvidia-runtime-not-registered',
    byHost: 'nvidia-runtime-not-registered',
  },
  'the daemon is down': {
    host: { docker: { running: false } },
    runs: launch,
    byText: 'daemon-not-running',
    byHost: 'daemon-not-running',
  },
  'the user may not use the socket': {
    host: {},
    runs: launch,
    user: 'tester',
    byText: 'docker-socket-permission',
    byHost: 'docker-socket-permission',
  },
  'the real nvidia-smi says that the GPU is lost': {
    host: { nvmlCode: 15 },
    runs: 'nvidia-smi',
    byText: 'gpu-fell-off-bus',
    byHost: 'gpu-fell-off-bus',
  },
};

async function explained(
  host: RigHost,
  { runs, user }: Pick<Failure, 'runs' | 'user'>,
  ...flags: readonly string[]
): Promise<Explanation> {
  const [node, bin] = doctorArgv();
  const line = `(${runs}) 2>&1 | ${node} ${bin} explain --format json ${flags.join(' ')}`;
  const result = await host.exec(['sh', '-c', line], {
    timeoutMs: 120_000,
    ...(user === undefined ? {} : { user }),
  });
  expect(result.code, result.stderr + result.stdout).toBe(0);
  return JSON.parse(result.stdout);
}

const missing = rigMissing();
const suite = missing === null ? 'explain of what real tools say' : `explain (skipped: ${missing})`;

describe.skipIf(missing !== null)(suite, { timeout: 600_000 }, () => {
  it.each(Object.entries(failures))('%s', (_, failure) =>
    onHost(failure.host, async (host) => {
      const alone = await explained(host, failure);
      expect(alone.causes[0]?.code).toBe(failure.byText);
      expect(alone.causes.map(({ code }) => code)).toContain(failure.byHost);
      const here = await explained(host, failure, '--here');
      expect(here.causes[0]).toMatchObject({ code: failure.byHost, confidence: 'certain' });
      expect(here.plan.length).toBeGreaterThan(0);
    }),
  );

  it('a data loader without shared memory: a real bus error', () =>
    onHost({ images: ['torch'] }, async (host) => {
      const program = [
        'import torch, torch.utils.data as d',
        'class S(d.Dataset):',
        '    def __len__(self): return 64',
        '    def __getitem__(self, i): return torch.zeros(8 << 20)',
        'for batch in d.DataLoader(S(), batch_size=8, num_workers=4): pass',
      ].join('\n');
      await host.writeFile('/tmp/load.py', program);
      const { causes } = await explained(host, {
        runs: `docker run --rm --gpus all --shm-size 64m -v /tmp/load.py:/load.py:ro ${image} python3 /load.py`,
      });
      expect(causes[0]?.code).toBe('shm-too-small');
    }));

  it('a run whose launch fails is explained, and exits as docker does', () =>
    onHost(
      {
        toolkit: {
          hook: {
            fails:
              'nvidia-container-cli: mount error: failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted',
          },
        },
      },
      async (host) => {
        const { code, stderr, stdout } = await host.exec(
          doctorArgv('run', '--launch', 'never', '--', 'true'),
        );
        expect(stderr).toMatch(/cgroup-write-denied|rootless-no-cgroups|lxc-nested-no-cgroups/);
        expect(stderr).toMatch(/ {2}(certain|likely)/);
        expect([code, stdout]).toEqual([125, '']);
      },
    ));
});
