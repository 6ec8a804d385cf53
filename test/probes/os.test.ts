import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { os } from '../../src/probes/os.ts';
import { shellVariables } from '../../src/probes/shell-variables.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { file, folder } from '../support/stats.ts';

const facts = readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } });

describe('os', () => {
  const programs = (...there: readonly string[]) =>
    Object.fromEntries(
      ['apt-get', 'dnf', 'yum', 'tdnf', 'zypper', 'pacman', 'sudo', 'service'].flatMap((name) =>
        ['/usr/bin', '/usr/sbin'].map((dir) => [
          `${dir}/${name}`,
          there.includes(name) && dir === '/usr/bin' ? file : absent,
        ]),
      ),
    );
  const recording = (release: string, there: readonly string[], more: object = {}) => ({
    read: {
      '/etc/os-release': release,
      '/etc/dgx-release': absent,
      '/etc/apt/sources.list': absent,
      '/proc/self/mountinfo': absent,
      ...more,
    },
    stat: {
      ...programs(...there),
      '/run/systemd/system': folder,
      '/run/openrc': absent,
      '/run/ostree-booted': absent,
    },
    list: { '/etc/init.d': [], '/etc/apt/sources.list.d': ['nvidia.list', 'readme'], '/etc/yum.repos.d': [] },
  });

  it('tells the distribution, its packages and its services', async () => {
    const release =
      'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nVERSION_CODENAME=jammy\nPRETTY_NAME="Ubuntu 22.04.5 LTS"\n';
    const list = {
      '/etc/apt/sources.list.d/nvidia.list':
        'deb https://nvidia.github.io/libnvidia-container/stable/deb/$(ARCH) /\n',
    };
    expect(await askProbe(os, recording(release, ['apt-get', 'sudo'], list), facts)).toEqual(
      read({
        id: 'ubuntu',
        idLike: ['debian'],
        versionId: '22.04',
        codename: 'jammy',
        prettyName: 'Ubuntu 22.04.5 LTS',
        family: 'debian',
        packages: 'apt',
        services: 'systemd',
        sudo: true,
        dgxOs: null,
        toolkitRepository: true,
        immutable: false,
        readOnly: [],
        withoutRepositories: false,
        nonFree: false,
        aptSources: [
          {
            file: '/etc/apt/sources.list.d/nvidia.list',
            uri: 'https://nvidia.github.io/libnvidia-container/stable/deb/amd64/',
            suite: '/',
            signedBy: null,
          },
        ],
      }),
    );
  });

  it('takes no repository for configured that is commented out', async () => {
    const list = {
      '/etc/apt/sources.list.d/nvidia.list':
        '# deb https://nvidia.github.io/libnvidia-container/stable/deb /\n',
    };
    expect(await askProbe(os, recording('ID=debian\n', ['apt-get'], list), facts)).toMatchObject({
      value: { toolkitRepository: false },
    });
  });

  it.each([
    ['one that is switched off', 'enabled=0', false],
    ['one that is on', 'enabled=1', true],
    ['one that says nothing', '', true],
  ])('reads of several repositories in a file each for itself: %s', async (_, enabled, configured) => {
    const repositories = `[other]\nbaseurl=https://example.org\nenabled=1\n\n[nvidia-container-toolkit]\nbaseurl=https://nvidia.github.io/libnvidia-container/stable/rpm\n${enabled}\n`;
    const release = recording('ID=fedora\n', ['dnf'], { '/etc/yum.repos.d/n.repo': repositories });
    const recorded = { ...release, list: { ...release.list, '/etc/yum.repos.d': ['n.repo'] } };
    expect(await askProbe(os, recorded, facts)).toMatchObject({ value: { toolkitRepository: configured } });
  });

  it.each([
    ['no', false],
    ['yes', true],
  ])("reads apt's newer form, Enabled: %s", async (enabled, configured) => {
    const sources = `Types: deb\nURIs: https://deb.debian.org/debian\n\nEnabled: ${enabled}\nTypes: deb\nURIs: https://nvidia.github.io/libnvidia-container/stable/deb/amd64\n`;
    const release = recording('ID=debian\n', ['apt-get'], { '/etc/apt/sources.list.d/n.sources': sources });
    const recorded = { ...release, list: { ...release.list, '/etc/apt/sources.list.d': ['n.sources'] } };
    expect(await askProbe(os, recorded, facts)).toMatchObject({ value: { toolkitRepository: configured } });
  });

  it.each([
    ['ID=fedora\n', ['apt-get', 'dnf'], 'dnf'],
    ['ID=debian\n', ['apt-get', 'dnf'], 'apt'],
    ['ID="amzn"\n', ['yum'], 'yum'],
    ['ID=solaris\n', ['zypper'], 'zypper'],
    ['ID=debian\n', [], 'none'],
  ])('of %j with %j is served by %s', async (release, there, packages) => {
    const recorded = recording(release, there, { '/etc/apt/sources.list.d/nvidia.list': '' });
    const list = { ...recorded.list, '/etc/zypp/repos.d': [] };
    expect(await askProbe(os, { ...recorded, list }, facts)).toMatchObject({ value: { packages } });
  });

  it.each([
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'rhel'],
    ['ID="amzn"\nID_LIKE="fedora"\n', 'amazon'],
    ['ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'suse'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'debian'],
    ['ID=nixos\n', 'nixos'],
    ['ID=solaris\n', 'other'],
    ['', 'other'],
  ])('%j is of family %s', async (release, family) => {
    expect(await askProbe(os, recording(release, ['dnf']), facts)).toMatchObject({ value: { family } });
  });

  it('knows a system that comes whole, by its marks', async () => {
    const plain = recording('ID=fedora\nVARIANT_ID=coreos\n', ['dnf']);
    const ostree = { ...plain, stat: { ...plain.stat, '/run/ostree-booted': file } };
    expect(await askProbe(os, plain, facts)).toMatchObject({ value: { immutable: false } });
    expect(await askProbe(os, ostree, facts)).toMatchObject({ value: { immutable: true } });
    for (const id of ['cos', 'flatcar', 'bottlerocket', 'opensuse-microos']) {
      expect(await askProbe(os, recording(`ID=${id}\n`, []), facts)).toMatchObject({
        value: { immutable: true },
      });
    }
  });

  it.each([
    ['deb http://deb.debian.org/debian bookworm main non-free-firmware\n', false],
    ['deb http://deb.debian.org/debian bookworm main contrib non-free non-free-firmware\n', true],
    ['# deb http://deb.debian.org/debian bookworm main non-free\n', false],
  ])('reads %j: non-free %s', async (list, nonFree) => {
    const release = recording('ID=debian\n', ['apt-get'], { '/etc/apt/sources.list.d/nvidia.list': list });
    expect(await askProbe(os, release, facts)).toMatchObject({ value: { nonFree } });
  });

  const disk = '30 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 ';
  it.each([
    ['a disk', `${disk}rw\n`, []],
    ['a disk after an error', `${disk}ro,errors=remount-ro\n`, ['/etc', '/usr']],
    ['/usr of its own', `${disk}rw\n31 30 8:2 / /usr ro,nodev - ext4 /dev/sda2 rw\n`, ['/usr']],
    [
      '/etc above it',
      '1 0 0:9 / / ro - squashfs none ro\n2 1 0:10 / /etc rw - overlay overlay rw\n',
      ['/usr'],
    ],
    ['what is mounted over', `9 1 0:1 / / ro - tmpfs none rw\n${disk}rw\n`, []],
    ['nothing that we understand', 'what?\n', []],
  ])('tells what cannot be written to: %s', async (_name, mountinfo, readOnly) => {
    const recorded = recording('ID=debian\n', [], { '/proc/self/mountinfo': mountinfo });
    expect(await askProbe(os, recorded, facts)).toMatchObject({ value: { readOnly } });
  });

  it.each([
    ['none', [], {}, true],
    ['one that is off', ['a.repo'], { 'a.repo': '[a]\nenabled=0\n' }, true],
    ['one that is on', ['a.repo', 'b.repo'], { 'a.repo': '[a]\nenabled=0\n[b]\n', 'b.repo': '' }, false],
    ['one that may not be read', ['a.repo'], { 'a.repo': { failed: 'denied' } }, false],
  ])('tells where no package comes from: %s', async (_name, names, texts, withoutRepositories) => {
    const folder = '/etc/yum.repos.d';
    const files = Object.entries(texts).map(([name, text]) => [`${folder}/${name}`, text]);
    const recorded = recording('ID=rocky\n', ['dnf'], Object.fromEntries(files));
    const list = { ...recorded.list, [folder]: names };
    expect(await askProbe(os, { ...recorded, list }, facts)).toMatchObject({
      value: { withoutRepositories },
    });
  });

  it('tells so of apt as well, by its own files', async () => {
    const apt = (texts: object) => {
      const recorded = recording('ID=debian\n', ['apt-get'], texts);
      return askProbe(os, { ...recorded, list: { ...recorded.list, '/etc/apt/sources.list.d': [] } }, facts);
    };
    expect(await apt({})).toMatchObject({ value: { withoutRepositories: true } });
    const sources = { '/etc/apt/sources.list': 'deb http://deb.debian.org/debian bookworm main\n' };
    expect(await apt(sources)).toMatchObject({ value: { withoutRepositories: false } });
  });

  it.skipIf(capturesMissing !== null)(`reads every captured os-release ${capturesMissing ?? ''}`, () => {
    for (const { text, file: name } of captures('os-release')) {
      const variables = shellVariables(text);
      expect(variables['ID'], name).toMatch(/^[a-z0-9._-]+$/);
      expect(variables['PRETTY_NAME'] ?? variables['NAME'], name).not.toContain('"');
    }
  });
});
