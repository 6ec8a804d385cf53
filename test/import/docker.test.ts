import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/import/evidence.ts';
import { noEvidence } from '../../src/import/evidence.ts';
import { dockerCliIn, engineEndpointIn, engineIn } from '../../src/import/facts/docker.ts';
import { infoOf, versionOf } from '../../src/import/facts/docker-info.ts';
import { daemonLogIn, dockerdIn, dockerUnitIn, runtimeBinariesIn } from '../../src/import/facts/dockerd.ts';
import { unitIn } from '../../src/import/facts/units.ts';

const told = (...outputs: readonly (readonly [string, string])[]): Evidence => ({
  ...noEvidence,
  outputs: outputs.map(([command, text]) => ({ argv: command.split(' '), kept: 'all', text })),
});
const engine = (evidence: Evidence) => engineIn(evidence, engineEndpointIn(evidence));

const info = `Client: Docker Engine - Community
 Version:    28.2.2
 Context:    default

Server:
 Containers: 4
  Running: 3
 Images: 1
 Server Version: 28.2.2
 Storage Driver: overlayfs
  driver-type: io.containerd.snapshotter.v1
 Cgroup Driver: systemd
 Cgroup Version: 2
 CDI spec directories:
  /etc/cdi
  /var/run/cdi
 Discovered Devices:
  cdi: nvidia.com/gpu=0
  cdi: nvidia.com/gpu=all
 Runtimes: io.containerd.runc.v2 nvidia runc
 Default Runtime: nvidia
 Security Options:
  apparmor
  seccomp
   Profile: builtin
  rootless
  cgroupns
 Kernel Version: 6.8.0-64-generic
 Operating System: Ubuntu 24.04.2 LTS
 OSType: linux
 Architecture: x86_64
 Docker Root Dir: /var/lib/docker
 HTTP Proxy: http://user:secret@proxy.example:3128
 Registry Mirrors:
  https://mirror.example/
 Live Restore Enabled: true
WARNING: CDI: Error associated with spec file /etc/cdi/x.yaml: failed to parse
`;
const version = `Client: Docker Engine - Community
 Version:           28.2.2

Server: Docker Engine - Community
 Engine:
  Version:          28.2.2
  API version:      1.50 (minimum version 1.24)
  Git commit:       45873be
 containerd:
  Version:          1.7.27
 runc:
  Version:          1.2.5
`;

describe('an engine that answers', () => {
  it('is read from docker info and docker version', () => {
    expect(engine(told(['docker info', info], ['docker version', version]))).toEqual({
      kind: 'running',
      endpoint: 'unix:///var/run/docker.sock',
      version: '28.2.2',
      apiVersion: '1.50',
      minApiVersion: '1.24',
      product: 'docker',
      platformName: 'Docker Engine - Community',
      gitCommit: '45873be',
      runcVersion: '1.2.5',
      operatingSystem: 'Ubuntu 24.04.2 LTS',
      kernelVersion: '6.8.0-64-generic',
      osType: 'linux',
      architecture: 'x86_64',
      rootDir: '/var/lib/docker',
      storageDriver: 'overlayfs',
      lacksDType: false,
      baseDeviceBytes: null,
      containerdStore: true,
      runtimes: [
        { name: 'io.containerd.runc.v2', path: null },
        { name: 'nvidia', path: null },
        { name: 'runc', path: null },
      ],
      defaultRuntime: 'nvidia',
      cdiSpecDirs: ['/etc/cdi', '/var/run/cdi'],
      cdiDevices: ['nvidia.com/gpu=0', 'nvidia.com/gpu=all'],
      cdiProblems: [{ path: '/etc/cdi/x.yaml', why: 'failed to parse' }],
      rootless: true,
      securityOptions: ['name=apparmor', 'name=seccomp', 'name=rootless', 'name=cgroupns'],
      cgroupDriver: 'systemd',
      cgroupVersion: '2',
      liveRestore: true,
      proxies: { http: 'http://proxy.example:3128', https: '', no: '' },
      registryMirrors: ['https://mirror.example/'],
      insecureRegistries: [],
      containersRunning: 3,
    });
  });

  it('speaks the newest API of its release where no version is told, and older ones are left open', () => {
    expect(engine(told(['docker info', info]))).toMatchObject({ apiVersion: '1.50', minApiVersion: null });
    expect(engine(told(['docker info', info.replaceAll('28.2.2', '17.09.1')]))).toBe(null);
  });

  it('is read from JSON as well', () => {
    const json = JSON.stringify({
      ServerVersion: '24.0.7',
      DockerRootDir: '/d',
      Runtimes: { runc: { path: 'runc' } },
    });
    const evidence = told(
      ['docker version', ' Context: default\n'],
      ['docker info --format {{json .}}', json],
    );
    expect(engine(evidence)).toMatchObject({ rootDir: '/d', runtimes: [{ name: 'runc', path: 'runc' }] });
  });

  it('whose runtimes have programs that are not told leaves them open', () => {
    expect(runtimeBinariesIn(engine(told(['docker info', info])))).toMatchObject({ ok: false, asked: true });
    const own = info.replace(' nvidia runc', ' runc');
    expect(runtimeBinariesIn(engine(told(['docker info', own])))).toEqual({ ok: true, value: [] });
  });

  it.each([
    ['only the client', info.slice(0, info.indexOf('Server:'))],
    ['what Podman says', 'host:\n  arch: amd64\n'],
    ['nothing', ''],
  ])('%s is no engine', (_, text) => {
    expect([infoOf(text), versionOf(text)]).toEqual([null, null]);
  });
});

describe('an engine that does not answer', () => {
  it.each([
    [
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://x": dial unix',
      'permission',
      'unix:///var/run/docker.sock',
    ],
    [
      'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
      'no-socket',
      'unix:///var/run/docker.sock',
    ],
    [
      'Cannot connect to the Docker daemon at unix:///home/ada/.docker/desktop/docker.sock. Is the docker daemon running?',
      'refused',
      'unix:///home/ada/.docker/desktop/docker.sock',
    ],
  ])('%s', (text, reason, endpoint) => {
    const evidence = told(['docker ps', text]);
    expect(engine(evidence)).toMatchObject({ kind: 'unreachable', reason, endpoint });
    // Whether it is installed, nobody tells.
    expect(dockerdIn(evidence, engine(evidence), null)).toBe(null);
  });

  it('counts no more once a later command was answered', () => {
    const down = [
      'docker ps',
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    ] as const;
    expect(engine(told(down, ['docker info', info]))).toMatchObject({ kind: 'running' });
    expect(engine(told(['docker info', info], down))).toMatchObject({ kind: 'unreachable' });
  });

  it('is installed where its service is', () => {
    const status = `× docker.service - Docker Application Container Engine
     Loaded: loaded (/usr/lib/systemd/system/docker.service; enabled; preset: disabled)
     Active: failed (Result: exit-code) since Fri 2024-06-14
    Process: 61442 ExecStart=/opt/bin/dockerd -H fd:// (code=exited, status=1/FAILURE)

Jun 14 11:02:44 n dockerd[61442]: failed to start daemon: error initializing graphdriver: driver not supported
`;
    const evidence = told(
      [
        'docker ps',
        'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      ],
      ['systemctl status docker', status],
    );
    expect(dockerdIn(evidence, engine(evidence), null)).toMatchObject({
      binary: '/opt/bin/dockerd',
      flavour: 'package',
      process: null,
    });
    expect(dockerUnitIn(evidence)).toEqual({
      kind: 'unit',
      path: '/usr/lib/systemd/system/docker.service',
      masked: false,
      enabled: true,
      start: null,
    });
    expect(daemonLogIn(evidence, engine(evidence))).toEqual({
      refusal: 'failed to start daemon: error initializing graphdriver: driver not supported',
    });
  });
});

describe('units', () => {
  const two = `○ nvidia-suspend.service - NVIDIA system suspend actions
     Loaded: loaded (/usr/lib/systemd/system/nvidia-suspend.service; disabled; preset: disabled)
     Active: inactive (dead)

● nvidia-persistenced.service - NVIDIA Persistence Daemon
     Loaded: loaded (/usr/lib/systemd/system/nvidia-persistenced.service; enabled; preset: enabled)
     Active: active (running) since Thu
`;
  const evidence = told(['systemctl status nvidia-suspend.service nvidia-persistenced.service', two]);

  it('are told apart where several were asked at once', () => {
    expect(unitIn(evidence, 'nvidia-persistenced')).toMatchObject({
      loaded: 'loaded',
      enabled: true,
      active: 'active',
    });
    expect(unitIn(evidence, 'nvidia-suspend')).toMatchObject({ enabled: false, active: 'inactive' });
    expect(unitIn(evidence, 'docker')).toBe(null);
  });

  it.each([
    ['Unit docker.service could not be found.', { loaded: 'absent' }],
    [
      '○ docker.service\n     Loaded: masked (Reason: Unit docker.service is masked.)\n     Active: inactive (dead)',
      { loaded: 'masked', active: 'inactive' },
    ],
    ['System has not been booted with systemd as init system (PID 1).', null],
  ])('%s', (text, expected) => {
    const unit = unitIn(told(['systemctl status docker', text]), 'docker');
    if (expected === null) expect(unit).toBe(null);
    else expect(unit).toMatchObject(expected);
  });
});

describe('the docker command', () => {
  it.each([
    ['docker --version', 'Docker version 24.0.7, build afdd53b', { version: '24.0.7', podman: false }],
    ['docker info', info, { version: '28.2.2' }],
    ['docker version', version, { version: '28.2.2' }],
    [
      'docker --version',
      'Emulate Docker CLI using podman. Create /etc/containers/nodocker to quiet msg.\npodman version 4.9.4',
      { version: '4.9.4', podman: true },
    ],
    ['docker info', 'bash: docker: command not found', { kind: 'absent' }],
  ])('%s: %s', (command, text, expected) => {
    expect(dockerCliIn(told([command, text]))).toMatchObject(expected);
  });

  it('that ran something else tells nothing of itself', () => {
    expect(dockerCliIn(told(['docker run x', 'hello']))).toBe(null);
  });
});
