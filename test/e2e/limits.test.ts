import { describe, expect, it } from 'vitest';
import { causesIn, diagnoseOn, onHost } from './doctor.ts';
import { rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? 'hosts that run out of something' : `limits (skipped: ${missing})`;
const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const remap = {
  'userns-remap': 'tester',
  runtimes: { nvidia: { args: [], path: 'nvidia-container-runtime' } },
};

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it("shared memory that others fill is told as that, by its rest and by a real bus error; a size of one's own helps", () =>
    onHost({ shmSize: '2g' }, async (host) => {
      await host.exec(['bash', '-c', 'head -c 2100000000 /dev/zero >/dev/shm/left']);
      const shared = await diagnoseOn(host, ['--ipc', 'host']);
      expect(causesIn(shared.report)).toEqual({ 'shm-full-host': [] });
      expect(shared.report).toMatchObject({ verdict: 'not-ready', launch: { status: 'failed' } });
      expect(shared.report.plan.map(({ id }) => id)).toEqual(['free-host-shm']);
      const own = await diagnoseOn(host);
      expect(causesIn(own.report)).toEqual({});
      expect(own.report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));

  it('inodes, where df shows room, and a pull ends in "no space left on device"', () =>
    onHost({ images: [], registry: {} }, async (host) => {
      await host.exec(['mount', '-o', 'remount,nr_inodes=500', '/var/lib/docker']);
      const { report } = await diagnoseOn(host, ['--image', image]);
      expect(causesIn(report)).toEqual({ 'disk-full-other-fs': [] });
      expect(report.causes[0]?.message).toMatch(/has \d+ inodes left/);
      const pull = await host.exec(['docker', 'pull', '-q', image]);
      expect(pull.stderr).toContain('no space left on device');
      await host.exec(['mount', '-o', 'remount,nr_inodes=1m', '/var/lib/docker']);
      const after = await diagnoseOn(host, ['--image', image, '--pull']);
      expect(after.report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' }, causes: [] });
    }));

  it('a system that cannot be written to, or nobody who may, is told before the steps of a fix', () =>
    onHost(
      { toolkit: { installed: false }, docker: { testerInGroup: true }, hidden: ['/usr/bin/sudo'] },
      async (host) => {
        const firstStep = async (user: 'root' | 'tester') => {
          const { report } = await diagnoseOn(host, ['--image', image], { user });
          expect(causesIn(report)).toEqual({ 'toolkit-not-installed': ['gpus-not-supported'] });
          return report.plan[0]?.steps[0];
        };
        expect(await firstStep('root')).toMatchObject({ kind: 'run', argv: ['apt-get', 'update'] });
        expect(await firstStep('tester')).toMatchObject({
          kind: 'do',
          text: expect.stringContaining('there is no sudo here'),
        });
        const readOnly = 'mount --bind /usr /usr && mount -o remount,bind,ro /usr && ! touch /usr/new';
        expect((await host.exec(['bash', '-c', readOnly])).code).toBe(0);
        expect(await firstStep('root')).toMatchObject({
          kind: 'do',
          text: expect.stringMatching(/^\/usr is mounted read-only/),
        });
      },
    ));

  it('users of their own for containers (userns-remap) are no fault', () =>
    onHost({ images: [], docker: { daemonJson: JSON.stringify(remap), running: false } }, async (host) => {
      await host.exec(['bash', '-c', 'echo tester:200000:65536 | tee /etc/subuid >/etc/subgid']);
      expect((await host.exec(['systemctl', 'start', 'docker'])).code).toBe(0);
      const { report } = await diagnoseOn(host, ['--image', image, '--pull']);
      expect(causesIn(report)).toEqual({});
      expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
    }));
});
