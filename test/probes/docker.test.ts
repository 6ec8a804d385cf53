import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { HttpResult } from '../../src/host/host.ts';
import type { PartialRecording } from '../../src/host/recorded.ts';
import { read } from '../../src/probe.ts';
import { daemonJson } from '../../src/probes/daemon-json.ts';
import { dockerCli } from '../../src/probes/docker-cli.ts';
import { dockerd } from '../../src/probes/dockerd.ts';
import { type EngineFact, engine } from '../../src/probes/engine.ts';
import { engineEndpoint } from '../../src/probes/engine-endpoint.ts';
import { imageChoice } from '../../src/probes/image-choice.ts';
import { mistakeIn } from '../../src/probes/json-mistake.ts';
import { localImage } from '../../src/probes/local-image.ts';
import { runtimeBinaries } from '../../src/probes/runtime-binaries.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';

const socket = 'unix:///var/run/docker.sock';
const answered = (body: unknown, status = 200): HttpResult => ({
  kind: 'answered',
  status,
  headers: {},
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const failed = (code: string, timedOut = false): HttpResult => ({
  kind: 'failed',
  stage: 'connect',
  timedOut,
  code,
  why: code,
});
const facts = readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } });
const file = {
  type: 'file',
  sizeBytes: 1,
  mode: 0o755,
  uid: 0,
  gid: 0,
  ctimeMs: 5000,
  birthMs: 4000,
  major: null,
  minor: null,
} as const;

describe('the docker command', () => {
  const ask = (result: ReturnType<typeof exited> | { kind: 'not-found' }, wrapper = false) =>
    askProbe(
      dockerCli,
      {
        env: { DOCKER_API_VERSION: null },
        run: { 'docker --version': result },
        stat: { '/usr/bin/docker': file, '/usr/bin/nvidia-docker': wrapper ? file : absent },
      },
      facts,
    );
  it('tells its version', async () => {
    expect(await ask(exited(0, 'Docker version 20.10.24+dfsg1, build 297e128\n'), true)).toEqual(
      read({
        kind: 'present',
        path: '/usr/bin/docker',
        version: '20.10.24+dfsg1',
        podman: false,
        nvidiaDocker: true,
        apiVersion: null,
      }),
    );
  });
  it('may be Podman, missing, or silent', async () => {
    const podman = exited(0, 'podman version 4.3.1\n', 'Emulate Docker CLI using podman.\n');
    expect(await ask(podman)).toMatchObject({ value: { podman: true, version: '4.3.1' } });
    expect(await ask({ kind: 'not-found' })).toEqual(read({ kind: 'absent' }));
    expect(await ask(exited(0, 'hello'))).toMatchObject({ ok: false, asked: true });
  });
});

describe('the endpoint', () => {
  const home = '/home/ada/.docker';
  const meta = (name: string) =>
    `${home}/contexts/meta/${createHash('sha256').update(name).digest('hex')}/meta.json`;
  const env = (more: object = {}) => ({
    DOCKER_HOST: null,
    DOCKER_CONTEXT: null,
    DOCKER_CONFIG: null,
    ...more,
  });
  const desktop = JSON.stringify({
    Name: 'desktop-linux',
    Endpoints: { docker: { Host: 'unix:///home/ada/.docker/desktop/docker.sock' } },
  });

  it.each([
    [
      'DOCKER_HOST before all',
      { env: env({ DOCKER_HOST: 'tcp://h:1', DOCKER_CONTEXT: 'x' }) },
      { endpoint: 'tcp://h:1', from: 'DOCKER_HOST', context: null },
    ],
    [
      'the context of the environment',
      { env: env({ DOCKER_CONTEXT: 'desktop-linux' }), read: { [meta('desktop-linux')]: desktop } },
      {
        endpoint: 'unix:///home/ada/.docker/desktop/docker.sock',
        from: 'DOCKER_CONTEXT',
        context: 'desktop-linux',
      },
    ],
    [
      'the current context',
      { env: env(), read: { [`${home}/config.json`]: '{"currentContext":"gone"}', [meta('gone')]: absent } },
      { endpoint: null, from: 'config.json', context: 'gone' },
    ],
    [
      'the default',
      { env: env(), read: { [`${home}/config.json`]: absent } },
      { endpoint: socket, from: 'default', context: 'default' },
    ],
    [
      'the default where the configuration is broken',
      { env: env(), read: { [`${home}/config.json`]: '{' } },
      { endpoint: socket, from: 'default', context: 'default' },
    ],
    [
      'the context named default',
      { env: env({ DOCKER_CONTEXT: 'default' }) },
      { endpoint: socket, from: 'DOCKER_CONTEXT', context: 'default' },
    ],
  ])('is %s', async (_, recording, expected) => {
    expect(await askProbe(engineEndpoint, recording, facts)).toEqual(read(expected));
  });

  it('is not known where the context is there and may not be read', async () => {
    const recording = {
      env: env({ DOCKER_CONTEXT: 'desktop-linux' }),
      read: { [meta('desktop-linux')]: { failed: 'denied' } as const },
    };
    expect(await askProbe(engineEndpoint, recording, facts)).toMatchObject({ ok: false, asked: true });
  });
});

describe('the engine', () => {
  const version = { Version: '20.10.24', ApiVersion: '1.41', MinAPIVersion: '1.12' };
  const info = {
    DockerRootDir: '/var/lib/docker',
    Driver: 'overlay2',
    Runtimes: {
      runc: { path: 'runc' },
      nvidia: { path: 'nvidia-container-runtime' },
      'io.containerd.runc.v2': { path: '' },
    },
    DefaultRuntime: 'runc',
    SecurityOptions: ['name=seccomp,profile=default', 'name=rootless'],
    HttpsProxy: 'http://ada:secret@proxy:3128',
    ContainersRunning: 2,
    RegistryConfig: {
      InsecureRegistryCIDRs: ['127.0.0.0/8'],
      IndexConfigs: { 'r.example': { Secure: false } },
      Mirrors: [],
    },
  };
  const ask = (a: HttpResult, b: HttpResult, stat: PartialRecording['stat'] = {}) =>
    askProbe(engine, { engine: { [`GET ${socket} /version`]: a, [`GET ${socket} /info`]: b }, stat }, facts);

  it('that runs tells about itself, its credentials left out', async () => {
    const answer = await ask(answered(version), answered(info));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        kind: 'running',
        version: '20.10.24',
        apiVersion: '1.41',
        rootless: true,
        containerdStore: false,
        runtimes: [
          { name: 'io.containerd.runc.v2', path: null },
          { name: 'nvidia', path: 'nvidia-container-runtime' },
          { name: 'runc', path: 'runc' },
        ],
        cdiSpecDirs: null,
        cdiDevices: null,
        cdiProblems: [],
        insecureRegistries: ['127.0.0.0/8', 'r.example'],
        proxies: { https: 'http://proxy:3128' },
        containersRunning: 2,
      },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('says what CDI it has, and where containerd keeps the images', async () => {
    const newer = {
      ...info,
      CDISpecDirs: ['/etc/cdi'],
      DiscoveredDevices: [{ Source: 'cdi', ID: 'nvidia.com/gpu=all' }],
      Warnings: [
        'WARNING: No swap limit support',
        'CDI: Error associated with spec file /etc/cdi/x.yaml: failed to load CDI Spec no',
      ],
      DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
    };
    expect(await ask(answered(version), answered(newer))).toMatchObject({
      value: {
        cdiSpecDirs: ['/etc/cdi'],
        cdiDevices: ['nvidia.com/gpu=all'],
        cdiProblems: [{ path: '/etc/cdi/x.yaml', why: 'failed to load CDI Spec no' }],
        containerdStore: true,
      },
    });
  });

  it.each([
    ['ENOENT', 'no-socket'],
    ['EACCES', 'permission'],
    ['ECONNREFUSED', 'refused'],
  ])('that fails with %j is unreachable', async (code, reason) => {
    const stat = {
      '/var/run/docker.sock': code === 'ENOENT' ? absent : ({ ...file, type: 'socket', gid: 998 } as const),
    };
    expect(await ask(failed(code), failed(code), stat)).toMatchObject({
      value: { kind: 'unreachable', reason, socketGid: code === 'ENOENT' ? null : 998 },
    });
  });

  it.each([
    ['is slow, or hangs', '900 (dockerd) S 1 900', null],
    ['is in the kernel', '900 (dockerd) D 1 900', null],
    ['was stopped', '900 (dockerd) T 1 900', 'stopped'],
    ['left its number to another process', '900 (a) T (dockerd) T 1 900', null],
    ['is gone', absent, null],
  ])('that keeps silent and %s', async (_, stat, reason) => {
    const answer = await askProbe(
      engine,
      {
        engine: { [`GET ${socket} /version`]: failed('', true), [`GET ${socket} /info`]: failed('', true) },
        read: { '/var/run/docker.pid': '900', '/proc/900/stat': stat },
      },
      facts,
    );
    if (reason === null)
      expect(answer).toMatchObject({ ok: false, asked: true, why: expect.stringContaining('for 5 s') });
    else expect(answer).toMatchObject({ value: { kind: 'unreachable', reason } });
  });

  it('that keeps silent elsewhere is not the process of this machine', async () => {
    const answer = await askProbe(
      engine,
      {
        engine: {
          'GET tcp://10.0.0.5:2375 /version': failed('', true),
          'GET tcp://10.0.0.5:2375 /info': failed('', true),
        },
      },
      readingsOf({ engineEndpoint: { endpoint: 'tcp://10.0.0.5:2375', from: 'DOCKER_HOST', context: null } }),
    );
    expect(answer).toMatchObject({ ok: false, asked: true });
  });

  it.each([
    [answered(version), failed('', true)],
    [answered(version), answered('<html>')],
    [answered(version), answered({})],
    [answered(version, 500), answered(info)],
    [answered({ ...version, ApiVersion: 'x' }), answered(info)],
  ])('that answers half is not known', async (a, b) => {
    expect(await ask(a, b)).toMatchObject({ ok: false, asked: true });
  });

  it.skipIf(capturesMissing !== null)(`reads every captured /info ${capturesMissing ?? ''}`, async () => {
    for (const { text, file: name } of captures('docker-info-json')) {
      const parsed: Record<string, unknown> = JSON.parse(text);
      const answer = await ask(answered(version), answered(text));
      expect(answer.ok, name).toBe(typeof parsed['DockerRootDir'] === 'string');
      if (answer.ok && answer.value.kind === 'running')
        expect(answer.value.rootDir, name).toBe(parsed['DockerRootDir']);
    }
  });
});

const unreachable: EngineFact = {
  kind: 'unreachable',
  endpoint: socket,
  reason: 'no-socket',
  why: 'no',
  socketGid: null,
};

describe('dockerd', () => {
  it('tells when and with what PATH it was started, and whether it may raise limits', async () => {
    const at = (name: string) => `/proc/900/${name}`;
    const dirs = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin', '/home/ada/bin'];
    const recording = {
      env: { XDG_CONFIG_HOME: null, XDG_RUNTIME_DIR: null },
      link: { '/usr/bin/docker': absent },
      run: { '/usr/bin/dockerd --version': exited(0, 'Docker version 24.0.7, build 311b9ff\n') },
      read: {
        '/var/run/docker.pid': '900',
        '/run/snap.docker/docker.pid': absent,
        '/run/user/1000/docker.pid': absent,
        [at('comm')]: 'dockerd\n',
        [at('cmdline')]: '/usr/bin/dockerd\0--config-file=/etc/other.json\0',
        [at('environ')]: 'LANG=C\0PATH=/opt/bin:/usr/bin\0LD_PRELOAD=/opt/a.so:/opt/b.so\0',
        [at('stat')]: `900 (a) (b)) S ${Array(18).fill('1').join(' ')} 12345 1 1\n`,
        [at('limits')]:
          'Limit  Soft  Hard  Units\nMax locked memory         65536                8388608              bytes\n',
        [at('status')]: 'CapEff:\t000001fffeffffff\n',
      },
      stat: {
        ...Object.fromEntries(dirs.map((dir) => [`${dir}/dockerd`, dir === '/usr/bin' ? file : absent])),
        '/snap/docker/current': absent,
        '/home/ada/.config/systemd/user/docker.service': absent,
        '/opt/docker-desktop': absent,
        '/lib/systemd/system/docker.service': file,
        '/usr/lib/systemd/system/docker.service': absent,
        '/etc/systemd/system/docker.service': absent,
        '/etc/init.d/docker': absent,
      },
    };
    const down = read({ ...unreachable });
    const booted = {
      ...facts,
      engine: down,
      system: read({ ...healthy.system, path: ['/usr/bin'], bootMs: 1_000_000 }),
    };
    expect(await askProbe(dockerd, recording, booted)).toEqual(
      read({
        binary: '/usr/bin/dockerd',
        version: '24.0.7',
        flavour: 'package',
        service: 'docker',
        process: {
          pid: 900,
          startedMs: 1_123_450,
          argv: ['/usr/bin/dockerd', '--config-file=/etc/other.json'],
          path: ['/opt/bin', '/usr/bin'],
          preloaded: ['/opt/a.so', '/opt/b.so'],
          memlockHardBytes: 8_388_608,
          mayRaiseLimits: false,
        },
        configFile: '/etc/other.json',
        others: [],
      }),
    );
  });
});

describe('daemon.json', () => {
  it('is absent, valid, or not known', async () => {
    const ask = (content: string | { failed: 'absent' | 'denied' }) =>
      askProbe(daemonJson, { read: { '/etc/docker/daemon.json': content } }, facts);
    expect(await ask(absent)).toMatchObject({ value: { kind: 'absent' } });
    expect(await ask('{"debug": true}')).toMatchObject({ value: { kind: 'valid', value: { debug: true } } });
    expect(await ask({ failed: 'denied' })).toMatchObject({ ok: false, asked: true });
    expect(await ask('{,}')).toMatchObject({ value: { kind: 'invalid' } });
  });

  // Each repair must make the file parse, and its old text must stand in the file once.
  it.each([
    ['{\n  "debug": true,\n  "a": 1,\n}\n', 3, true],
    ['{\n  "debug": true\n  "a": 1\n}\n', 2, true],
    ['{\n  "a": [1, 2,],\n  "b": {"c": 1,}\n}\n', 2, true],
    ['{"a": 1,}', 1, true],
    ['{\n  "a": "x, }",\n  "b": 2,\n}', 3, true],
    ['{\n  // why\n  "a": 1\n}', 2, false],
    ["{\n  'a': 1\n}", 2, false],
    ['{\n  “a”: 1\n}', 2, false],
    ['{\n  "a": 1\n', 3, false],
    ['{\n  "a": 1,\n  "a": 1,\n  "a": 1,\n}\n', 4, true],
  ])('%j is at fault in line %i', (text, line, mendable) => {
    const mistake = mistakeIn(text);
    expect(mistake.problem).toBe('syntax');
    expect(mistake.line).toBe(line);
    expect(mistake.repair !== null).toBe(mendable);
    if (mistake.repair === null) return;
    expect(text.split(mistake.repair.old).length).toBe(2);
    expect(() =>
      JSON.parse(text.replace(mistake.repair?.old ?? '', () => mistake.repair?.new ?? '')),
    ).not.toThrow();
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['\ufeff{}', 'bom'],
    ['[]', 'not-an-object'],
    ['3', 'not-an-object'],
  ])('%j: %s', (text, problem) =>
    expect(mistakeIn(text)).toMatchObject({ problem, line: null, repair: null }),
  );
});

describe('runtimes', () => {
  it("are looked for on dockerd's PATH, or where they are said to be", async () => {
    const runtimes = [
      { name: 'runc', path: 'runc' },
      { name: 'nvidia', path: '/opt/gone' },
      { name: 'shim', path: null },
    ];
    const running = healthy.engine.kind === 'running' ? { ...healthy.engine, runtimes } : healthy.engine;
    const given = {
      ...facts,
      engine: read(running),
      dockerd: read({
        ...healthy.dockerd,
        process: healthy.dockerd.process && { ...healthy.dockerd.process, path: ['/a', '/b'] },
      }),
    };
    const stat = { '/a/runc': absent, '/b/runc': file, '/opt/gone': absent };
    expect(await askProbe(runtimeBinaries, { stat }, given)).toEqual(
      read([
        { name: 'runc', path: 'runc', state: 'ok' },
        { name: 'nvidia', path: '/opt/gone', state: 'missing' },
      ]),
    );
    const closed = { ...stat, '/opt/gone': { failed: 'denied' } as const };
    expect(await askProbe(runtimeBinaries, { stat: closed }, given)).toMatchObject({
      value: [{ state: 'ok' }, { state: 'unread' }],
    });
  });
});

describe('the image', () => {
  const choose = (image: string, more: Parameters<typeof readingsOf>[0]) =>
    askProbe(imageChoice, {}, readingsOf(more), { image });
  const local = (...tags: readonly string[]) => ({
    localImages: tags.map((tag) => ({ reference: `nvcr.io/nvidia/pytorch:${tag}`, id: 'x', sizeBytes: 1 })),
  });

  it('that is asked for is taken', async () => {
    expect(await choose('ubuntu:22.04', {})).toMatchObject({
      value: { reference: 'ubuntu:22.04', from: 'asked', release: null },
    });
    expect(await choose('nvcr.io/nvidia/pytorch:20.03-py3', {})).toMatchObject({
      value: { release: '20.03', tag: '20.03-py3' },
    });
  });

  it('is else the newest on this host, not one for Jetson', async () => {
    expect(await choose('auto', local('23.10-py3', '24.01-py3', '24.05-py3-igpu', '9.99'))).toMatchObject({
      value: { tag: '24.01-py3', from: 'newest-local' },
    });
  });

  it("is else the newest that runs here natively, by NVIDIA's tables", async () => {
    // R535's last CUDA is 12.2, which releases up to 23.10 have; an A100 is in their range.
    const smi =
      healthy.nvidiaSmi.kind === 'answered'
        ? { ...healthy.nvidiaSmi, driverVersion: '535.183.01' }
        : healthy.nvidiaSmi;
    expect(await choose('auto', { ...local(), nvidiaSmi: smi })).toMatchObject({
      value: { tag: '23.10-py3', from: 'newest-for-host' },
    });
  });

  it('is else the newest release', async () => {
    expect(await choose('auto', { ...local(), nvidiaSmi: { kind: 'not-found' } })).toMatchObject({
      value: { tag: '26.09-py3', from: 'newest' },
    });
  });

  it('that does not run here is chosen all the same, and it is said', async () => {
    // 24.01 has CUDA 12, which R450 serves on no GPU.
    const smi =
      healthy.nvidiaSmi.kind === 'answered'
        ? { ...healthy.nvidiaSmi, driverVersion: '450.248.02' }
        : healthy.nvidiaSmi;
    expect(await choose('auto', { ...local('24.01-py3'), nvidiaSmi: smi })).toMatchObject({
      value: { tag: '24.01-py3', why: expect.stringContaining('does not run on this driver') },
    });
  });

  it('on a Jetson with JetPack 6 is one for its integrated GPU', async () => {
    const platform = { ...healthy.platform, kind: 'jetson' as const };
    const tags = local('23.12-py3-igpu', '24.01-py3');
    expect(await choose('auto', { ...tags, platform, nvidiaSmi: { kind: 'not-found' } })).toMatchObject({
      value: { tag: '23.12-py3-igpu', from: 'newest-local' },
    });
  });

  it('is a release by its name on nvcr.io, or on the registry that stands in for it', async () => {
    const name = 'registry.example/ngc/nvidia/pytorch:24.01-py3';
    expect(await choose(name, {})).toMatchObject({ value: { release: null } });
    const target = { image: name, registry: 'registry.example/ngc' };
    expect(await askProbe(imageChoice, {}, readingsOf({}), target)).toMatchObject({
      value: { release: '24.01' },
    });
    const digest = `nvcr.io/nvidia/pytorch:24.01-py3@sha256:${'0'.repeat(64)}`;
    expect(await choose(digest, {})).toMatchObject({ value: { release: null } });
  });

  it('is looked up in the engine', async () => {
    const key = `GET ${socket} /images/nvcr.io/nvidia/pytorch:24.01-py3/json`;
    const ask = (answer: HttpResult) => askProbe(localImage, { engine: { [key]: answer } }, facts);
    expect(await ask(answered({ message: 'No such image' }, 404))).toEqual(read({ kind: 'absent' }));
    expect(await ask(failed('', true))).toMatchObject({ ok: false, asked: true });
    const body = {
      Id: 'sha256:1',
      Architecture: 'amd64',
      Os: 'linux',
      Size: 5,
      Config: { Env: ['A=1=2', 'B'], Labels: null },
    };
    expect(await ask(answered(body))).toEqual(
      read({
        kind: 'present',
        id: 'sha256:1',
        sizeBytes: 5,
        architecture: 'amd64',
        os: 'linux',
        env: { A: '1=2' },
        labels: {},
      }),
    );
  });
});
