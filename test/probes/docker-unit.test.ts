import { describe, expect, it } from 'vitest';
import { conflictsOf, flagsOf, keysOf, unknownKeys } from '../../src/knowledge/dockerd-options.ts';
import { read } from '../../src/probe.ts';
import { refusalIn } from '../../src/probes/daemon-log.ts';
import { dockerUnit } from '../../src/probes/docker-unit.ts';
import { flavourOf } from '../../src/probes/engine-flavour.ts';
import { settingsIn, wordsOf } from '../../src/probes/unit-file.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { parseVersion, type Version } from '../../src/version.ts';
import { absent, askProbe } from '../support/ask.ts';

const versionOf = (text: string): Version => {
  const version = parseVersion(text);
  if (version === null) throw new Error(`${text} is no version.`);
  return version;
};

describe('a unit file', () => {
  it('tells its service section alone, joined lines and comments as systemd reads them', () => {
    const text =
      '[Unit]\r\nExecStart=no\r\n[Service]\r\nExecStart=\r\n# ExecStart=old\r\nExecStart=/usr/bin/dockerd \\\r\n# in between\r\n  -H fd://\r\n';
    expect(settingsIn(text)).toEqual([
      { key: 'ExecStart', value: '' },
      { key: 'ExecStart', value: '/usr/bin/dockerd    -H fd://' },
    ]);
    expect(settingsIn('\u001b[31m\0garbage')).toEqual([]);
  });

  it('has words that quotes hold together, and variables', () => {
    const variables = new Map([
      ['OPTS', '-s overlay2 --label "a b"'],
      ['DIR', '/x y'],
    ]);
    expect(wordsOf(['dockerd $OPTS --data-root=$', '{DIR} $NONE'].join(''), variables)).toEqual([
      ...['dockerd', '-s', 'overlay2', '--label', 'a b', '--data-root=/x y'],
    ]);
  });
});

const denied = { failed: 'denied' } as const;

describe('how Docker is started', () => {
  const folders = ['/etc', '/run', '/usr/local/lib', '/usr/lib', '/lib'].map(
    (root) => `${root}/systemd/system`,
  );
  const nothing = <T>(paths: readonly string[], answer: T) =>
    Object.fromEntries(paths.map((path) => [path, answer]));
  const units = folders.map((folder) => `${folder}/docker.service`);
  const wants = [
    '/etc/systemd/system/multi-user.target.wants/docker.service',
    '/etc/systemd/system/sockets.target.wants/docker.socket',
  ];
  const ask = (texts: object, lists: object = {}, links: object = {}) =>
    askProbe(
      dockerUnit,
      {
        env: { XDG_CONFIG_HOME: null },
        link: { ...nothing([...units, ...wants], absent), ...links },
        read: { ...nothing(units, absent), ...texts },
        list: {
          ...nothing(
            units.map((path) => `${path}.d`),
            absent,
          ),
          ...lists,
        },
      },
      readingsOf({}),
    );

  it('is told by the strongest unit, its drop-ins and its variables', async () => {
    const answer = await ask(
      {
        '/lib/systemd/system/docker.service':
          '[Service]\nEnvironmentFile=-/etc/default/docker\nExecStart=/usr/bin/dockerd -H fd:// $DOCKER_OPTS\n',
        '/etc/systemd/system/docker.service.d/b.conf': '[Service]\nEnvironment="DOCKER_OPTS=-s vfs"\n',
        '/etc/default/docker': '# DOCKER_OPTS="--none"\nDOCKER_OPTS="--data-root /data"\n',
      },
      { '/etc/systemd/system/docker.service.d': ['b.conf', 'c.conf~'] },
      { '/etc/systemd/system/multi-user.target.wants/docker.service': '/lib/systemd/system/docker.service' },
    );
    expect(answer).toMatchObject({
      value: {
        kind: 'unit',
        masked: false,
        enabled: true,
        start: {
          argv: ['/usr/bin/dockerd', '-H', 'fd://', '--data-root', '/data'],
          file: '/lib/systemd/system/docker.service',
          variableFiles: ['/etc/default/docker'],
          preloaded: [],
          path: null,
        },
      },
    });
  });

  it('does not say how it is started where a drop-in may not be read', async () => {
    const unit = { '/lib/systemd/system/docker.service': '[Service]\nExecStart=/usr/bin/dockerd\n' };
    const folder = '/etc/systemd/system/docker.service.d';
    const closed = await ask({ ...unit, [`${folder}/proxy.conf`]: denied }, { [folder]: ['proxy.conf'] });
    expect(closed).toMatchObject({ value: { kind: 'unit', start: null } });
    expect(await ask(unit, { [folder]: denied })).toMatchObject({ value: { kind: 'unit', start: null } });
    expect(await ask(unit)).toMatchObject({ value: { start: { argv: ['/usr/bin/dockerd'] } } });
  });

  it.each([
    [
      'Environment="PATH=/opt/nvidia/toolkit:/usr/bin" LD_PRELOAD=/opt/a.so',
      ['/opt/nvidia/toolkit', '/usr/bin'],
      ['/opt/a.so'],
    ],
    // systemd expands no variables there.
    ['Environment=PATH=/opt/bin:$PATH', ['/opt/bin'], []],
    ['Environment=PATH=', null, []],
  ])('sets for dockerd, by %j', async (line, path, preloaded) => {
    const answer = await ask({
      '/lib/systemd/system/docker.service': `[Service]\n${line}\nExecStart=/usr/bin/dockerd\n`,
    });
    expect(answer).toMatchObject({ value: { start: { path, preloaded } } });
  });

  it('may put temporary files elsewhere', async () => {
    const answer = await ask({
      '/lib/systemd/system/docker.service':
        '[Service]\nEnvironmentFile=/etc/default/docker\nExecStart=/usr/bin/dockerd\n',
      '/etc/default/docker': '#export DOCKER_TMPDIR="/a"\nexport DOCKER_TMPDIR="/mnt/docker-tmp"\n',
    });
    expect(answer).toMatchObject({ value: { start: { temporaryFolder: '/mnt/docker-tmp' } } });
  });

  it('is not known where a program stands in between, and not at all where it is masked', async () => {
    const wrapper = { '/etc/systemd/system/docker.service': '[Service]\nExecStart=/opt/wrap dockerd\n' };
    expect(await ask(wrapper)).toMatchObject({ value: { kind: 'unit', start: null, enabled: false } });
    const masked = { '/etc/systemd/system/docker.service': '/dev/null' };
    expect(await ask({}, {}, masked)).toMatchObject({ value: { kind: 'unit', masked: true } });
    expect(await ask({})).toEqual(read({ kind: 'absent' }));
  });
});

describe('options of dockerd', () => {
  it('are the same by flag, by shorthand and by key', () => {
    expect(flagsOf(['dockerd', '-H', 'fd://', '-Htcp://x', '--label=a=b', '-D', 'word'])).toEqual([
      ...['host', 'host', 'label', 'debug'],
    ]);
    expect(keysOf({ proxies: { 'http-proxy': 'x' }, 'log-opts': { a: 'b' } })).toEqual([
      'http-proxy',
      'log-opts',
    ]);
    expect(conflictsOf(['labels', 'hosts'], ['dockerd', '--label=a'], versionOf('24.0.7'))).toEqual([
      'labels',
    ]);
  });

  it('came and went with releases', () => {
    const keys = ['cdi-spec-dirs', 'graph', 'http-proxy', 'features'];
    expect(unknownKeys(keys, versionOf('20.10.24'))).toEqual(['cdi-spec-dirs', 'http-proxy']);
    expect(unknownKeys(keys, versionOf('29.3.0'))).toEqual(['graph']);
    // What Red Hat made of 1.13, and what comes after the last release known here, is not judged.
    expect(unknownKeys(['anything'], versionOf('1.13.1'))).toEqual([]);
    expect(unknownKeys(['anything'], versionOf('31.0.0'))).toEqual([]);
  });
});

describe("a daemon's last words", () => {
  it('are those of a start that failed, and none where it came up after all', () => {
    const line = 'failed to start daemon: no space left on device';
    expect(refusalIn(`Starting up\r\n${line}\r\ndocker.service: Failed\r\n`)).toBe(line);
    expect(refusalIn(`${line}\nlevel=info msg="API listen on /run/docker.sock"\n`)).toBeNull();
    expect(refusalIn('time="x" level=fatal msg="boom"')).toBe('boom');
    expect(refusalIn('')).toBeNull();
    expect(refusalIn(line.repeat(100))?.length).toBe(400);
  });
});

describe('the kind of engine', () => {
  const none = { installed: [], running: new Set<never>() } as const;
  const down = {
    kind: 'unreachable',
    endpoint: '',
    reason: 'no-socket',
    why: 'no',
    socketGid: null,
  } as const;
  it.each([
    ['unix:///home/ada/.docker/desktop/docker.sock', 'desktop'],
    ['unix:///run/user/1000/docker.sock', 'rootless'],
    ['unix:///run/user/1000/podman/podman.sock', 'unknown'],
    ['tcp://10.0.0.2:2375', 'elsewhere'],
    ['ssh://ada@host', 'elsewhere'],
    ['tcp://127.0.0.1:2375', 'package'],
    ['unix:///var/run/docker.sock', 'package'],
  ])('at %s is %s while nothing answers', (endpoint, flavour) => {
    expect(flavourOf(endpoint, down, healthy.system, none)).toBe(flavour);
  });
});
