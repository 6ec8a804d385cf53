import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { toolkit, toolkitPrograms } from '../../src/probes/toolkit.ts';
import { defaultSettings } from '../../src/probes/toolkit-config.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { file, folder } from '../support/stats.ts';

const denied = { failed: 'denied' } as const;
const dirs = [
  ...['/usr/bin', '/opt/bin', '/usr/local/bin', '/usr/sbin', '/usr/local/nvidia/toolkit'],
  ...['/opt/nvidia/toolkit', '/run/current-system/sw/bin'],
];
const traces = [
  '/etc/nvidia-container-runtime',
  '/usr/share/doc/nvidia-container-toolkit',
  '/usr/share/doc/nvidia-container-toolkit-base',
  '/usr/share/doc/libnvidia-container1',
];
const nowhere = Object.fromEntries(
  dirs.flatMap((dir) => toolkitPrograms.map((program) => [`${dir}/${program}`, absent])),
);
const config = '/etc/nvidia-container-runtime/config.toml';
const driverConfig = `/run/nvidia/driver${config}`;
const csv = '/etc/nvidia-container-runtime/host-files-for-container.d';
const process = healthy.dockerd.process && { ...healthy.dockerd.process, path: ['/usr/bin', '/opt/bin'] };
const facts = {
  ...readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } }),
  dockerd: read({ ...healthy.dockerd, process }),
};
const ask = (there: object, toml: unknown = absent, more: object = {}) =>
  askProbe(
    toolkit,
    {
      stat: {
        ...nowhere,
        ...Object.fromEntries([...traces, csv].map((path) => [path, absent])),
        '/sbin/ldconfig': file,
        '/sbin/ldconfig.real': absent,
        ...there,
      },
      link: { ...nowhere },
      read: { [config]: toml as string, [driverConfig]: absent },
      run: {},
      ...more,
    },
    facts,
  );

describe('the toolkit', () => {
  it('may be nowhere', async () => {
    const answer = await ask({});
    expect(answer).toMatchObject({
      value: { version: null, oldestTraceMs: null, config: { kind: 'absent' }, settings: defaultSettings },
    });
    expect(answer.ok && Object.values(answer.value.binaries)).toEqual([null, null, null, null, null, null]);
  });

  it('is not said to lack a program that may lie where nobody could look', async () => {
    const hook = await ask({ '/usr/sbin/nvidia-container-runtime-hook': denied });
    expect(hook).toMatchObject({ ok: false, asked: true });
    const old = await ask(
      {
        '/usr/bin/nvidia-container-runtime-hook': file,
        '/usr/bin/nvidia-container-cli': file,
        '/usr/sbin/nvidia-container-toolkit': denied,
        '/usr/sbin/nvidia-cdi-hook': denied,
      },
      absent,
      {
        run: {
          '/usr/bin/nvidia-container-runtime-hook --version': exited(0, ''),
          '/usr/bin/nvidia-container-cli --version': exited(0, ''),
        },
      },
    );
    expect(old).toMatchObject({ ok: true });
    const named = '[nvidia-container-cli]\npath = "/opt/cli"\n';
    expect(await ask({ '/opt/cli': denied }, named)).toMatchObject({ ok: false, asked: true });
  });

  it('names a program that does not answer', async () => {
    const there = { '/usr/bin/nvidia-ctk': file, '/usr/bin/nvidia-container-cli': file };
    const late = { kind: 'timed-out', stdout: '', stderr: '', why: 'no' } as const;
    const run = {
      '/usr/bin/nvidia-ctk --version': late,
      '/usr/bin/nvidia-container-cli --version': exited(0, 'cli-version: 1.17.8\nlib-version: 1.17.8\n'),
    };
    expect(await ask(there, absent, { run })).toMatchObject({
      value: { silent: '/usr/bin/nvidia-ctk', libraryVersion: '1.17.8' },
    });
  });

  it('is found where dockerd would find it, with its versions and its age', async () => {
    const run = {
      '/usr/local/bin/nvidia-container-runtime-hook --version': exited(
        0,
        'NVIDIA Container Runtime Hook version 1.17.7\ncommit: bae3e78\n',
      ),
      '/usr/bin/nvidia-ctk --version': exited(
        0,
        'NVIDIA Container Toolkit CLI version 1.17.8\ncommit: f202b80\n',
      ),
      '/usr/bin/nvidia-container-cli --version': exited(0, 'cli-version: 1.17.6\nlib-version: 1.17.5\n'),
    };
    const there = {
      '/usr/bin/nvidia-ctk': file,
      '/usr/bin/nvidia-container-cli': file,
      '/usr/local/bin/nvidia-container-runtime-hook': file,
      '/etc/nvidia-container-runtime': { ...folder, birthMs: 3000 },
    };
    expect(await ask(there, 'disable-require = false\n', { run })).toMatchObject({
      value: {
        version: '1.17.7',
        ctkVersion: '1.17.8',
        cliVersion: '1.17.6',
        libraryVersion: '1.17.5',
        cliFailure: null,
        oldestTraceMs: 3000,
        binaries: {
          'nvidia-container-runtime-hook': {
            path: '/usr/local/bin/nvidia-container-runtime-hook',
            onDockerdPath: false,
          },
          'nvidia-ctk': { onDockerdPath: true },
        },
      },
    });
  });

  it.each([
    ['version: 1.3.1\nbuild date: 2020-12-14T14:18+00:00\n', '1.3.1', '1.3.1', null],
    ['cli-version: 1.10.0\r\nlib-version: 1.9.0\r\n', '1.10.0', '1.9.0', null],
    ['\u001b[1mcli-version: 1.17.8\u001b[0m\nlib-ver', '1.17.8', '1.17.8', null],
    [
      'nvidia-container-cli: error while loading shared libraries: libnvidia-container.so.1: cannot open shared object file: No such file or directory\n',
      null,
      null,
      'libnvidia-container.so.1: cannot open shared object file: No such file or directory',
    ],
    ['', null, null, null],
    ['unrecognized option --version', null, null, null],
  ])('reads what nvidia-container-cli says of itself: %j', async (text, cli, library, failure) => {
    const answer = await ask({ '/usr/bin/nvidia-container-cli': file }, absent, {
      run: { '/usr/bin/nvidia-container-cli --version': exited(failure === null ? 0 : 127, text) },
    });
    expect(answer).toMatchObject({
      value: { cliVersion: cli, libraryVersion: library, cliFailure: failure },
    });
  });

  it('notices a dangling link', async () => {
    const hook = '/usr/bin/nvidia-container-runtime-hook';
    expect(await ask({}, absent, { link: { ...nowhere, [hook]: '/gone' } })).toMatchObject({
      value: { binaries: { 'nvidia-container-runtime-hook': { dangling: true, executable: false } } },
    });
  });
});

describe('its configuration', () => {
  const whole = `disable-require = false
accept-nvidia-visible-devices-envvar-when-unprivileged = false
accept-nvidia-visible-devices-as-volume-mounts = true
supported-driver-capabilities = "compute, utility"
[nvidia-container-cli]
#root = "/run/nvidia/other"
root = "/run/nvidia/driver"
ldconfig = "@/sbin/ldconfig.real"
no-cgroups = true
load-kmods = false
[nvidia-container-runtime]
debug = "/a"
mode = "legacy"
[nvidia-container-runtime-hook]
skip-mode-detection = true
[nvidia-ctk]
debug = "/b"
`;
  const root = '/run/nvidia/driver';
  const inRoot = (there: readonly string[], other: unknown = absent) =>
    Object.fromEntries(
      [
        `${root}/etc/ld.so.cache`,
        ...[
          'usr/lib/x86_64-linux-gnu',
          'usr/lib/aarch64-linux-gnu',
          'usr/lib64',
          'usr/lib',
          'lib64',
          'lib',
        ].map((dir) => `${root}/${dir}/libnvidia-ml.so.1`),
      ].map((path) => [path, there.some((end) => path.endsWith(end)) ? file : other]),
    );

  it('is read whole, with the lines that set something', async () => {
    const answer = await ask({ [root]: folder, ...inRoot(['usr/lib64/libnvidia-ml.so.1']) }, whole);
    expect(answer).toMatchObject({
      value: {
        configPath: config,
        config: { kind: 'valid', mode: 'legacy', driverRoot: root, noCgroups: true },
        settings: {
          ldconfig: '@/sbin/ldconfig.real',
          loadModules: false,
          envWhenUnprivileged: false,
          volumeMounts: true,
          capabilities: ['compute', 'utility'],
          skipModeDetection: true,
          lines: { root: 'root = "/run/nvidia/driver"', mode: 'mode = "legacy"' },
        },
        files: { driverRoot: 'there', ldconfig: { named: false, sibling: true }, csv: false },
      },
    });
    // Which of two is meant cannot be told by the key.
    expect(answer.ok && Object.keys(answer.value.settings.lines)).not.toContain('debug');
  });

  it.each([
    ['absent', { [root]: absent }],
    ['unread', { [root]: denied }],
    ['empty', { [root]: folder, ...inRoot([]) }],
    ['unknown', { [root]: folder, ...inRoot(['ld.so.cache']) }],
    ['unread', { [root]: folder, ...inRoot([], denied) }],
  ])("looks into the driver's root: %s", async (state, there) => {
    expect(await ask(there, `[nvidia-container-cli]\nroot = "${root}"\n`)).toMatchObject({
      value: { files: { driverRoot: state } },
    });
  });

  it("is a driver container's own where there is one", async () => {
    const answer = await ask({}, 'disable-require = false\n', {
      read: { [config]: '[broken\n', [driverConfig]: '[nvidia-container-runtime]\nmode = "legacy"\n' },
    });
    expect(answer).toMatchObject({
      value: { configPath: driverConfig, config: { kind: 'valid', mode: 'legacy' } },
    });
  });

  const operator = '/usr/local/nvidia/toolkit';
  const operatorConfig = `${operator}/.config/nvidia-container-runtime/config.toml`;
  it("is the GPU operator's own where its programs are the ones that count", async () => {
    const answer = await ask({ [`${operator}/nvidia-container-runtime-hook`]: file }, absent, {
      read: {
        [operatorConfig]: 'disable-require = true\n',
        [config]: '[broken\n',
        [driverConfig]: '[broken\n',
      },
      run: { [`${operator}/nvidia-container-runtime-hook --version`]: exited(1, '') },
    });
    expect(answer).toMatchObject({ value: { configPath: operatorConfig, config: { kind: 'valid' } } });
  });

  it('is the usual one where a package brought the programs, whatever the operator left behind', async () => {
    const hook = 'nvidia-container-runtime-hook';
    const answer = await ask({ [`/usr/bin/${hook}`]: file, [`${operator}/${hook}`]: file }, '', {
      run: { [`/usr/bin/${hook} --version`]: exited(1, '') },
    });
    expect(answer).toMatchObject({ value: { configPath: config, config: { kind: 'valid' } } });
  });

  it('names the CLI that the hook calls', async () => {
    const cli = '/opt/own/nvidia-container-cli';
    const answer = await ask({ [cli]: file }, `[nvidia-container-cli]\npath = "${cli}"\n`, {
      run: { [`${cli} --version`]: exited(0, 'cli-version: 1.10.0\nlib-version: 1.10.0\n') },
    });
    expect(answer).toMatchObject({
      value: { libraryVersion: '1.10.0', binaries: { 'nvidia-container-cli': { path: cli } } },
    });
  });

  it.each(['[broken\n', 'a = 1\na = 2\n', '\u0000', '{"json": true}'])('may be no TOML: %j', async (text) => {
    expect(await ask({}, text)).toMatchObject({ value: { config: { kind: 'invalid' } } });
  });

  it.each(['', '\r\n', '# nothing\r\n', '[nvidia-container-cli]\r\nroot = ""\r\nno-cgroups = "true"\r\n'])(
    'sets nothing where it says nothing: %j',
    async (text) => {
      expect(await ask({}, text)).toMatchObject({
        value: { config: { kind: 'valid', mode: 'auto', driverRoot: '/', noCgroups: false } },
      });
    },
  );

  it('may not be readable', async () => {
    expect(await ask({}, denied)).toMatchObject({ value: { config: { kind: 'unreadable' } } });
  });

  it.skipIf(capturesMissing !== null)(`reads every captured one ${capturesMissing ?? ''}`, async () => {
    for (const { text, file: name } of captures('nvidia-container-runtime-config')) {
      expect(await ask({}, text), name).toMatchObject({
        value: { config: { kind: 'valid', driverRoot: '/' }, files: { driverRoot: 'there' } },
      });
    }
  });

  it.skipIf(capturesMissing !== null)(`reads every captured version ${capturesMissing ?? ''}`, async () => {
    const hook = '/usr/bin/nvidia-container-runtime-hook';
    for (const { text, file: name } of captures('nvidia-toolkit-version')) {
      const answer = await ask({ [hook]: file }, absent, { run: { [`${hook} --version`]: exited(0, text) } });
      expect(answer.ok && answer.value.version, name).toMatch(/^1\.\d+\.\d+/);
    }
  });
});
