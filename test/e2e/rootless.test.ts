import { describe, expect, it } from 'vitest';
import { carryOut, causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite = missing === null ? "a user's own (rootless) engine" : `rootless (skipped: ${missing})`;
const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const env = { XDG_RUNTIME_DIR: '/run/user/1999', DOCKER_HOST: 'unix:///run/user/1999/docker.sock' };
const shell = { user: 'tester', env } as const;
const host: RigDescription = { images: [], registry: {}, docker: { running: false, rootless: true } };

const diagnosed = async (on: RigHost, ...args: readonly string[]) =>
  (await diagnoseOn(on, ['--image', image, ...args], shell)).report;

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  it('has a configuration of its own, and a hook that must leave control groups alone', () =>
    onHost(host, async (on) => {
      const before = await diagnosed(on);
      expect(before.verdict).toBe('not-ready');
      expect(causesIn(before)).toEqual({
        'rootless-vs-rootful-config?': [],
        'rootless-no-cgroups': [],
        'memlock-not-grantable?': [],
      });
      const ids = before.plan.map(({ id }) => id);
      expect(ids).toEqual(['configure-runtime', 'leave-cgroups-alone', 'restart-engine']);

      // What the hook itself says, where nobody asks before.
      const launched = await diagnosed(
        on,
        '--pull',
        '--launch',
        'always',
        '--skip',
        'cgroups,toolkit-config',
      );
      expect(launched.launch.status).toBe('failed');
      expect(Object.keys(causesIn(launched))).toContain('rootless-no-cgroups');

      await carryOut(on, before, shell);
      const after = await diagnosed(on);
      expect(causesIn(after)).toEqual({ 'memlock-not-grantable?': [] });
      expect(after).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
      // Docker 20.10 cannot share the host's memory with a rootless container.
      expect(after.launch.command).toContain('--shm-size=2g');
    }));

  it('that is not started is not looked for elsewhere', () =>
    onHost(host, async (on) => {
      expect((await on.exec(['systemctl', '--user', 'stop', 'docker'], shell)).code).toBe(0);
      const down = await diagnosed(on);
      expect(causesIn(down)).toEqual({ 'rootless-daemon-not-started': [] });
      expect(down.plan.map(({ id }) => id)).toEqual(['start-engine']);
      await carryOut(on, down, shell);
      expect(causesIn(await diagnosed(on, '--launch', 'never'))).toMatchObject({ 'rootless-no-cgroups': [] });
    }));
});
