import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report.ts';
import { carryOut, causesIn, diagnoseOn, onHost } from './doctor.ts';
import { type RigDescription, type RigHost, rigMissing } from './rig/host.ts';

const missing = rigMissing();
const suite =
  missing === null ? 'which engine answers, and by which settings' : `engines (skipped: ${missing})`;
const image = 'nvcr.io/nvidia/pytorch:23.10-py3';
const unitFile = '/etc/systemd/system/docker.service.d/override.conf';

interface Case {
  readonly host: RigDescription;
  readonly env?: Readonly<Record<string, string>>;
  readonly verdict?: Report['verdict'];
  readonly causes: Readonly<Record<string, readonly string[]>>;
  readonly plan: readonly string[];
  /** What the plan's steps for a person do; then the launch passes. */
  readonly person?: (host: RigHost) => Promise<void>;
}

const startedBy = (command: string) => ({ [unitFile]: `[Service]\nExecStart=\nExecStart=${command}\n` });
const runtime = { runtimes: { nvidia: { args: [], path: 'nvidia-container-runtime' } } };
const json = (value: object) => JSON.stringify({ ...runtime, ...value });
const config = (text: string): RigDescription => ({ toolkit: { config: text } });

const cases: Readonly<Record<string, Case>> = {
  'hosts both in daemon.json and in the unit that came with the package': {
    host: { docker: { daemonJson: json({ hosts: ['unix:///var/run/docker.sock'] }) } },
    causes: { 'daemon-flag-conflict': ['daemon-not-running'] },
    plan: ['drop-daemon-flags', 'restart-engine'],
    person: (host) =>
      host.writeFile(
        unitFile,
        '[Service]\nExecStart=\nExecStart=/usr/sbin/dockerd --containerd=/run/containerd/containerd.sock\n',
      ),
  },
  'a flag of a drop-in that daemon.json has as well': {
    host: {
      docker: { daemonJson: json({ 'data-root': '/var/lib/docker' }) },
      files: startedBy('/usr/sbin/dockerd -H fd:// --data-root=/var/lib/docker'),
    },
    causes: { 'daemon-flag-conflict': ['daemon-not-running'] },
    plan: ['drop-daemon-json-keys', 'restart-engine'],
    person: async () => undefined,
  },
  'the runtime is registered in a file that the daemon does not read': {
    host: {
      ...config('[nvidia-container-runtime]\nmode = "cdi"\n'),
      docker: { daemonJson: json({}) },
      files: {
        ...startedBy('/usr/sbin/dockerd -H fd:// --config-file=/srv/docker.json'),
        '/srv/docker.json': '{}',
      },
    },
    causes: {
      'daemon-uses-other-config': ['nvidia-runtime-not-registered'],
      'cdi-spec-missing-or-unreadable': [],
    },
    plan: ['configure-runtime', 'generate-cdi-spec', 'restart-engine'],
    person: async () => undefined,
  },
  'the toolkit leaves control groups alone, and the engine is no rootless one': {
    host: config('[nvidia-container-cli]\nno-cgroups = true\n'),
    causes: { 'no-cgroups-on-rootful': [] },
    plan: ['let-hook-open-devices'],
    person: async () => undefined,
  },
  'the toolkit is set to the way of Jetson': {
    host: config('[nvidia-container-runtime]\nmode = "csv"\n'),
    causes: { 'toolkit-mode-unsuitable': [] },
    plan: ['set-toolkit-mode'],
    person: async () => undefined,
  },
  "the toolkit's configuration is cut off": {
    host: config('[nvidia-container-runtime\nmode = "legacy"\n'),
    causes: { 'toolkit-config-invalid': [] },
    plan: ['correct-toolkit-config'],
    person: (host) =>
      host.writeFile('/etc/nvidia-container-runtime/config.toml', '[nvidia-container-runtime]\n'),
  },
  'DOCKER_HOST names a socket that is gone, beside the daemon': {
    host: {},
    env: { DOCKER_HOST: 'unix:///run/gone.sock' },
    causes: { 'daemon-not-running': [] },
    plan: ['choose-context'],
  },
  'a context is chosen that does not exist': {
    host: {},
    env: { DOCKER_CONTEXT: 'gone' },
    causes: { 'docker-context-missing': [] },
    plan: ['choose-context'],
  },
};

describe.skipIf(missing !== null).concurrent(suite, { timeout: 300_000 }, () => {
  for (const [name, { host: description, env = {}, causes, plan, person }] of Object.entries(cases)) {
    it(name, () =>
      onHost(description, async (host) => {
        const { report } = await diagnoseOn(host, ['--image', image], { env });
        expect(causesIn(report)).toEqual(causes);
        expect(report).toMatchObject({ verdict: 'not-ready', launch: { status: 'not-run' } });
        expect(report.plan.map(({ id }) => id)).toEqual(plan);
        if (person !== undefined) await carryOut(host, report, { person });
        await isReady(host);
      }),
    );
  }

  it('no-cgroups shows in the container as well: the nodes are there and may not be opened', () =>
    onHost(config('[nvidia-container-cli]\nno-cgroups = true\n'), async (host) => {
      const { report } = await diagnoseOn(host, ['--skip', 'cgroups,toolkit-config']);
      expect(report.launch.status).toBe('failed');
      expect(causesIn(report)).toEqual({ 'no-cgroups-on-rootful': [] });
    }));

  it('of two daemons the one that a context names is judged, by its own file', () =>
    onHost(
      {
        ...config('[nvidia-container-runtime]\nmode = "cdi"\n'),
        docker: { daemonJson: json({}) },
        files: { '/etc/second.json': '{}' },
      },
      async (host) => {
        await startSecond(host);
        const { report } = await diagnoseOn(host, ['--image', image]);
        expect(causesIn(report)).toMatchObject({
          'daemon-uses-other-config': ['nvidia-runtime-not-registered'],
        });
        const configure = report.plan.find(({ id }) => id === 'configure-runtime');
        expect(configure?.steps).toMatchObject([
          {
            argv: ['nvidia-ctk', 'runtime', 'configure', '--runtime=docker', '--config=/etc/second.json'],
          },
        ]);
        // No service starts that one: a restart of the other would not help.
        const restart = report.plan.find(({ id }) => id === 'restart-engine');
        expect(restart?.steps).toMatchObject([{ kind: 'do' }]);
      },
    ));
});

async function isReady(host: RigHost): Promise<void> {
  const { report } = await diagnoseOn(host, ['--image', image]);
  expect(causesIn(report)).toEqual({});
  expect(report).toMatchObject({ verdict: 'ready', launch: { status: 'passed' } });
}

/** A second real daemon on the host, with places of its own, to which a context points. */
async function startSecond(host: RigHost): Promise<void> {
  const folders = '--data-root=/tmp/second --exec-root=/run/second --pidfile=/run/second.pid';
  const socket = '/run/second.sock';
  const settings = `--config-file=/etc/second.json --containerd=/run/containerd/containerd.sock`;
  const script = `
    setsid dockerd -H unix://${socket} ${folders} ${settings} --iptables=false --bridge=none >/dev/null 2>&1 &
    until curl -s --unix-socket ${socket} http://engine/_ping >/dev/null; do sleep 0.05; done
    docker context create second --docker host=unix://${socket} && docker context use second`;
  expect((await host.exec(['bash', '-c', script])).code).toBe(0);
}
