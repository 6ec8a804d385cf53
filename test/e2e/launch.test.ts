import { describe, expect, it } from 'vitest';
import { causesIn, diagnoseOn, doctorArgv, onHost } from './doctor.ts';
import { rigMissing } from './rig/host.ts';
import { checkoutDir } from './rig/paths.ts';

const missing = rigMissing();
const suite = missing === null ? 'the test launch on a real engine' : `the test launch (skipped: ${missing})`;
const torch = { images: ['torch'], shmSize: '16g' } as const;

describe.skipIf(missing !== null)(suite, { timeout: 600_000 }, () => {
  it('a healthy host is ready, and everything was measured', () =>
    onHost(torch, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(causesIn(report)).toEqual({});
      expect(report.verdict).toBe('ready');
      expect(report.launch.status).toBe('passed');
      expect(report.launch.measured).toMatchObject({ complete: true, dataloader: { ok: true, workers: 4 } });
      expect(report.launch.command.slice(0, 4)).toEqual(['docker', 'run', '--gpus', 'all']);
      expect(report.launch.command).toContain('--ipc=host');
      await nothingLeft(host);
    }));

  it('64 MB of shared memory for 8 loaders: a real bus error', () =>
    onHost(torch, async (host) => {
      const args = ['--shm-size', '64m', '--workers', '8'];
      const { report } = await diagnoseOn(host, [...args, '--launch', 'always']);
      expect(report.verdict).toBe('not-ready');
      expect(Object.keys(causesIn(report))).toEqual(['shm-too-small']);
      expect(report.launch.status).toBe('failed');
      expect(report.launch.measured).toMatchObject({ dataloader: { ok: false } });
      expect(JSON.stringify(report.causes)).toMatch(/bus error/i);
      const roomy = await diagnoseOn(host, ['--workers', '8']);
      expect(roomy.report.verdict).toBe('ready');
    }));

  it("a host whose own /dev/shm is 64 MB: the same with --ipc host, and a size of the doctor's without", () =>
    onHost({ ...torch, shmSize: '64m' }, async (host) => {
      const shared = await diagnoseOn(host, ['--ipc', 'host', '--launch', 'always']);
      expect(Object.keys(causesIn(shared.report))).toEqual(['shm-too-small']);
      expect(shared.report.launch.measured).toMatchObject({ dataloader: { ok: false } });
      expect((await host.exec(['ls', '-A', '/dev/shm'])).stdout).toBe('');
      const chosen = await diagnoseOn(host);
      expect(chosen.report.verdict).toBe('ready');
      expect(chosen.report.launch.command).toContain('--shm-size=2g');
    }));

  it.each([
    [
      'image-bundles-driver-libs',
      'nvidia-container-cli: mount error: file creation failed: /var/lib/docker/overlay2/ab/merged/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1: file exists',
    ],
    [
      'cgroup-write-denied',
      'nvidia-container-cli: mount error: failed to add device rules: bpf_prog_query(BPF_CGROUP_DEVICE) failed: operation not permitted',
    ],
    [
      'stale-driver-procfs',
      'nvidia-container-cli: mount error: mount operation failed: /proc/driver/nvidia: no such file or directory',
    ],
  ])('a hook that fails is %s, as the engine passes it on', (code, fails) =>
    onHost({ toolkit: { hook: { fails } } }, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(report.verdict).toBe('not-ready');
      expect(report.launch.status).toBe('failed');
      expect(Object.keys(causesIn(report))).toEqual([code]);
    }),
  );

  it('a hook that succeeds and injects nothing is found out', () =>
    onHost({ toolkit: { hook: 'injects-nothing' } }, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(report.verdict).toBe('not-ready');
      expect(causesIn(report)).toEqual({ 'launch-sees-no-gpu': ['ngc-banner-warning'] });
      expect(report.launch.status).toBe('failed');
    }));

  it('a limit that the host cannot grant is left out and said', () =>
    onHost({ grantsMemlock: false }, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(report.verdict).toBe('ready');
      expect(causesIn(report)).toEqual({ 'memlock-not-grantable?': [] });
      expect(report.launch.status).toBe('passed');
      expect(report.launch.command).not.toContain('memlock=-1');
    }));

  it('volumes are mounted, and a named volume is not made by the test', () =>
    onHost({}, async (host) => {
      await host.exec(['mkdir', '-p', '/data/set']);
      const args = ['-v', './set:/set:ro', '-v', 'cache:/cache'];
      const { report } = await diagnoseOn(host, args, { cwd: '/data' });
      expect(report.verdict).toBe('ready');
      expect(report.launch.command).toEqual(
        expect.arrayContaining(['-v', '/data/set:/set:ro', 'cache:/cache']),
      );
      expect((await host.exec(['docker', 'volume', 'ls', '-q'])).stdout).toBe('');
    }));

  it('GPUs are chosen by --gpus and by NVIDIA_VISIBLE_DEVICES', () =>
    onHost({}, async (host) => {
      const one = await diagnoseOn(host, ['--gpus', 'device=1']);
      expect(one.report.verdict).toBe('ready');
      expect(one.report.launch.command).toContain('device=1');
      const other = await diagnoseOn(host, [], { env: { NVIDIA_VISIBLE_DEVICES: '0' } });
      expect(other.report.launch.command).toContain('device=0');
      expect(other.report.verdict).toBe('ready');
      const both = await diagnoseOn(host, ['--gpus', 'device=0,1']);
      expect(both.report.launch.command).toContain('"device=0,1"');
      expect(both.report.launch.status).toBe('passed');
    }));

  it('--pull fetches the image from its registry and launches it', () =>
    onHost({ images: [] }, async (host) => {
      const args = ['--image', 'nvcr.io/nvidia/pytorch:23.10-py3'];
      const without = await diagnoseOn(host, args);
      expect(without.report.verdict).toBe('ready');
      expect(without.report.launch.status).toBe('not-run');
      const pulled = await diagnoseOn(host, [...args, '--pull']);
      expect(pulled.report.launch.status).toBe('passed');
      expect(pulled.report.verdict).toBe('ready');
    }));

  it('an engine that answers as 18.09 is launched through nvidia-docker', () =>
    onHost({ engineAnswersAs: '18.09' }, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(report.host.docker).toBe('18.09.9');
      expect(causesIn(report)).toEqual({ 'docker-cli-too-old?': [] });
      expect(report.launch.command.slice(0, 2)).toEqual(['nvidia-docker', 'run']);
      expect(report.launch.command).not.toContain('--gpus');
      expect(report.verdict).toBe('ready');
    }));

  it('without a service manager the plan says what a person must do', () =>
    onHost({ docker: { running: false }, serviceManager: 'none' }, async (host) => {
      const { report } = await diagnoseOn(host, ['--image', 'nvcr.io/nvidia/pytorch:23.10-py3']);
      expect(causesIn(report)).toEqual({ 'daemon-not-running': [] });
      expect(report.plan.flatMap(({ steps }) => steps).map(({ kind }) => kind)).toEqual(['do']);
    }));

  it("without a service manager a restart is a person's as well", () =>
    onHost({ toolkit: { installed: 'after-dockerd' }, serviceManager: 'none' }, async (host) => {
      const { report } = await diagnoseOn(host);
      expect(Object.keys(causesIn(report))).toEqual(['daemon-not-restarted']);
      expect(report.plan.map(({ id, risk }) => [id, risk])).toEqual([['restart-engine', 'manual']]);
    }));

  it('Ctrl-C in the middle leaves nothing behind and exits 130', () =>
    onHost(torch, async (host) => {
      const running = host.spawn(doctorArgv('--format', 'json'));
      await until(async () => (await containers(host)) !== '');
      running.signalGroup('SIGINT');
      const result = await running.done;
      expect(result.code).toBe(130);
      expect(result.stdout).toBe('');
      await nothingLeft(host);
    }));

  it('SIGTERM does the same and exits 143', () =>
    onHost(torch, async (host) => {
      const running = host.spawn(doctorArgv());
      await until(async () => (await containers(host)) !== '');
      running.signal('SIGTERM');
      expect((await running.done).code).toBe(143);
      await nothingLeft(host);
    }));

  it('run starts the container and exits as its command', () =>
    onHost({}, async (host) => {
      const result = await host.exec(doctorArgv('run', '--', 'sh', '-c', 'ls /dev/nvidia0 && exit 7'), {
        timeoutMs: 120_000,
      });
      expect(result.code).toBe(7);
      expect(result.stdout).toContain('/dev/nvidia0');
      await nothingLeft(host);
    }));

  it('run --print prints a command that a shell carries out', () =>
    onHost({}, async (host) => {
      await host.exec(['mkdir', '-p', "/data/it's here"]);
      const args = [
        'run',
        '--print',
        '-v',
        "/data/it's here:/in",
        '--',
        'sh',
        '-c',
        'echo "a  b"; ls -d /in',
      ];
      const printed = await host.exec(doctorArgv(...args), { timeoutMs: 120_000 });
      expect(printed.code).toBe(0);
      expect(printed.stdout.split('\n')).toHaveLength(2);
      const carried = await host.exec(['sh', '-c', printed.stdout]);
      expect(carried.code).toBe(0);
      expect(carried.stdout).toContain('a  b\n/in\n');
    }));
});

type Host = Parameters<Parameters<typeof onHost>[1]>[0];

const containers = async (host: Host): Promise<string> =>
  (await host.exec(['docker', 'ps', '-aq'])).stdout.trim();

async function nothingLeft(host: Host): Promise<void> {
  expect(await containers(host)).toBe('');
  // The checkout itself may lie below /tmp.
  const left = (await host.exec(['ls', '-A', '/tmp'])).stdout.split('\n').filter((name) => name !== '');
  expect(left.filter((name) => !checkoutDir.startsWith(`/tmp/${name}`))).toEqual([]);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not happen within 60 s.');
  }
}
