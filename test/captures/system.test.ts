import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { cdi } from '../../src/probes/cdi.ts';
import { os } from '../../src/probes/os.ts';
import { platform } from '../../src/probes/platform.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { judged } from '../support/captured-host.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { type Answers, fixtureHost } from '../support/fixture-hosts.ts';
import { file } from '../support/stats.ts';

const bare = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');
const like = 'debian12-a100-healthy';
const daemon = { '/proc/170/status': 'Name:\tdockerd\nCapEff:\t000001ffffffffff\n' };
const none: Answers = { read: daemon, stat: { '/.dockerenv': { failed: 'absent' } } };
const facts = { system: read(healthy.system) };

/** Family, package manager and, with an x, whether it comes as an image; by hand, of what each system is. */
const systems: Readonly<Record<string, string>> = {
  'chef-alma_8': 'rhel dnf',
  'chef-alma_9': 'rhel dnf',
  'chef-alpine_3_23': 'other none',
  'chef-amazon_2': 'amazon yum',
  'chef-amazon_2023': 'amazon dnf',
  'chef-azurelinux_3': 'azure tdnf',
  // Recorded in its admin container, which is an Amazon Linux.
  'chef-bottlerocket': 'amazon yum',
  'chef-cos_97': 'other none x',
  'chef-debian_12': 'debian apt',
  'chef-flatcar': 'other none x',
  'chef-linuxmint_22': 'debian apt',
  'chef-nixos': 'nixos none',
  'chef-opensuseleap_15': 'suse zypper',
  'chef-photon_3': 'other tdnf',
  'chef-pop_os_22_04': 'debian apt',
  'chef-sles_12': 'suse zypper',
  'chef-suse-microos': 'suse zypper x',
  'chef-ubuntu_1804': 'debian apt',
  'chef-ubuntu_2004': 'debian apt',
  'chef-ubuntu_2204': 'debian apt',
  'chef-ubuntu_2510': 'debian apt',
  'distro-almalinux10': 'rhel dnf',
  'distro-amazon2016': 'amazon yum',
  'distro-amazon2023': 'amazon dnf',
  'distro-arch': 'arch pacman',
  'distro-centos7': 'rhel yum',
  'distro-debian13': 'debian apt',
  'distro-fedora42': 'fedora dnf',
  'distro-oracle7': 'rhel yum',
  'distro-rhel10': 'rhel dnf',
  'distro-rocky10': 'rhel dnf',
  'distro-rocky9': 'rhel dnf',
  'distro-ubuntu16': 'debian apt',
  'distro-ubuntu2604': 'debian apt',
};

const programs = { apt: 'apt-get', dnf: 'dnf', yum: 'yum', tdnf: 'tdnf', zypper: 'zypper', pacman: 'pacman' };

function systemLayer(text: string, manager: string): Answers {
  const gone = Object.values(programs).flatMap((name) => ['/usr/bin', '/bin'].map((dir) => `${dir}/${name}`));
  const own = Object.entries(programs).find(([name]) => name === manager)?.[1];
  return {
    read: { '/etc/os-release': text },
    stat: {
      ...Object.fromEntries(gone.map((path) => [path, { failed: 'absent' }])),
      ...(own === undefined ? {} : { [`/usr/bin/${own}`]: file }),
    },
  };
}

describe.skipIf(capturesMissing !== null)(`The system ${capturesMissing ?? ''}`, () => {
  const all = captures('os-release');

  it('os-release: all are in the table', () => {
    expect(all.map((one) => bare(one.file)).sort()).toEqual(Object.keys(systems).sort());
  });

  it.each(all)('$file', async ({ file: path, text }) => {
    const [family, packages = '', image] = (systems[bare(path)] ?? '').split(' ');
    const layer = systemLayer(text, packages);
    const fact = await os.ask(fixtureHost(like, layer), defaultTarget, facts);
    expect(fact).toMatchObject({ value: { family, packages, immutable: image === 'x' } });
    expect((await judged([none, layer])).found).toEqual([]);
  });

  const models: Readonly<Record<string, string>> = {
    'dgx-a100-5.1.0-ota-5.2.0': 'DGX A100',
    'dgx-spark-7.2.3-ota-7.5.0': 'DGX Spark',
    'dgx-station-gb300-7.5.0': 'DGX',
  };

  it.each(captures('dgx-release'))(
    '$file names its model and no serial number',
    async ({ file: path, text }) => {
      const host = fixtureHost(like, none, { read: { '/etc/dgx-release': text } });
      const fact = await platform.ask(host, defaultTarget, {});
      expect(fact).toMatchObject({
        value: { kind: 'dgx', name: expect.stringContaining(models[bare(path)] ?? '?') },
      });
      const serial = /DGX_SERIAL_NUMBER="([^"]+)"/.exec(text)?.[1] ?? '';
      const { report } = await judged([none, { read: { '/etc/dgx-release': text } }]);
      expect(JSON.stringify(report)).not.toContain(serial);
      // The machine around it has two GPUs, and a DGX A100 has eight.
      expect(report.causes.map(({ code }) => code)).toEqual(
        models[bare(path)] === 'DGX A100' ? ['gpu-missing'] : [],
      );
    },
  );

  it.each(captures('dmi'))('$file: what the firmware says', async ({ text }) => {
    const lines = text.split('\n').flatMap((line) => {
      const [, name, value] = /^(\w+): (.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[`/sys/class/dmi/id/${name}`, `${value}\n`]];
    });
    const fact = await platform.ask(
      fixtureHost(like, none, { read: Object.fromEntries(lines) }),
      defaultTarget,
      {},
    );
    expect(fact).toMatchObject({ value: { kind: 'dgx', name: expect.stringContaining('DGX Spark') } });
  });

  it.each(captures('nvidia-toolkit-version'))('$file: no version is misread', async ({ text }) => {
    const version = /version (\d+\.\d+\.\d+(?:-rc\.\d+)?)/.exec(text)?.[1];
    const layer = { run: { '/usr/bin/nvidia-ctk --version': { stdout: text } } };
    const { found, report } = await judged([none, layer]);
    expect(found.filter((code) => !code.endsWith('?'))).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('NaN');
    expect(version).toMatch(/^1\./);
  });

  it.each(captures('nvidia-container-runtime-config'))('$file: nothing to find', async ({ text }) => {
    const layer = { read: { '/etc/nvidia-container-runtime/config.toml': text } };
    expect((await judged([none, layer])).found).toEqual([]);
  });

  it.each(captures('cdi-spec'))('$file: read as a specification, or said to be none', async ({ text }) => {
    const host = fixtureHost(like, {
      list: { '/etc/cdi': ['nvidia.yaml'] },
      read: { '/etc/cdi/nvidia.yaml': text },
    });
    const fact = await cdi.ask(host, defaultTarget, {});
    expect(JSON.stringify(fact)).not.toMatch(/NaN|undefined/);
    expect(fact.ok).toBe(true);
  });
});
