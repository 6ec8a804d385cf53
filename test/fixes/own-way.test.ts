import { describe, expect, it } from 'vitest';
import { installDriver, installDriverLibraries } from '../../checks/fixes/driver.ts';
import { upgradeDriver } from '../../checks/fixes/install/newer-driver.ts';
import { type DriverHost, ownWay } from '../../checks/fixes/install/own-way.ts';
import { installBranch, switchFlavour } from '../../checks/fixes/other-driver.ts';
import type { Fix } from '../../src/check.ts';
import { read } from '../../src/probe.ts';
import type { MachineImage } from '../../src/probes/machine-image.ts';
import type { PlatformKind } from '../../src/probes/platform.ts';
import { healthy } from '../../src/testing/healthy.ts';

const on = (kind: PlatformKind, name: string | null = null, more: Partial<DriverHost> = {}): DriverHost => ({
  platform: { kind, name },
  machine: healthy.machine,
  os: healthy.os,
  ...more,
});
const from = (image: MachineImage) => on('cloud', null, { machine: { ...healthy.machine, image } });
const debian = { ...healthy.os, id: 'debian', prettyName: 'Debian GNU/Linux 12 (bookworm)', nonFree: true };

const hosts: Readonly<Record<string, readonly [DriverHost, RegExp]>> = {
  WSL: [on('wsl2'), /for Windows/],
  'a Jetson': [on('jetson'), /JetPack/],
  'DGX OS 6': [on('dgx', 'DGX A100', { os: { ...healthy.os, dgxOs: '6.3.1' } }), /R525, R535 or R550/],
  'DGX Spark': [on('dgx', 'DGX Spark', { os: { ...healthy.os, dgxOs: '7.5.0' } }), /The branch is R580;/],
  'a virtual GPU': [on('vgpu'), /GRID/],
  'a virtual GPU of Azure': [on('vgpu', 'Microsoft Azure'), /GRID/],
  'a virtual GPU whose driver is not loaded': [
    on('generic', null, { machine: { ...healthy.machine, licenceClient: true } }),
    /GRID/,
  ],
  Azure: [on('cloud', 'Microsoft Azure'), /GPU Driver Extension/],
  'a Deep Learning AMI': [from('aws-dlami'), /newest Deep Learning AMI/],
  'a Deep Learning VM': [{ ...from('gcp-dlvm'), os: debian }, /\/opt\/deeplearning\/install-driver\.sh/],
  "NVIDIA's image": [from('nvidia-ngc'), /at the first login/],
  'an HPC image': [from('azure-hpc'), /newest Azure HPC image/],
};

describe('the driver of a machine that has it from elsewhere', () => {
  it.each(Object.entries(hosts))('%s: no fix installs packages of its own choice', (_name, [host, words]) => {
    const machine = {
      architecture: 'amd64',
      kernel: '6.8.0',
      generations: ['turing-to-hopper' as const],
      host,
    };
    const platform = host.platform ?? healthy.platform;
    const fixes: readonly Fix[] = [
      installDriver(read(host.os ?? healthy.os), machine),
      installBranch(null, host),
      installBranch(580, host),
      switchFlavour('open', host),
      upgradeDriver({ needs: '570.26', computeCapabilities: [], host }),
    ].flatMap((fix) => fix ?? []);
    for (const { steps, title } of fixes) {
      expect(steps.every(({ kind }) => kind === 'do')).toBe(true);
      expect(JSON.stringify(steps)).toMatch(words);
      expect(title).not.toContain('non-free');
    }
    const libraries = installDriverLibraries(platform, healthy.kernelModule, read(healthy.os), host);
    expect(JSON.stringify(libraries.steps)).not.toContain('apt-cache');
  });

  it.each([
    ['a workstation', on('workstation')],
    ['EC2 without a maker’s image', on('cloud', 'Amazon EC2 g5.xlarge')],
    ['Google Cloud without a maker’s image', on('cloud', 'Google Cloud')],
    ['a DGX with a system of its owner', on('dgx', 'DGX H100')],
    ['nothing known', {}],
  ])('but not that of %s', (_name, host) => expect(ownWay(host)).toBeNull());
});

describe('the other flavour of the kernel module', () => {
  const advice = (to: 'open' | 'proprietary', os: Partial<DriverHost['os'] & object>) =>
    JSON.stringify(switchFlavour(to, { os: { ...healthy.os, ...os } }).steps);

  it("is switched to as NVIDIA's guide says for the distribution", () => {
    const rocky = { id: 'rocky', family: 'rhel', versionId: '9.5', packages: 'dnf' } as const;
    expect(advice('open', rocky)).toContain('module switch-to nvidia-driver:open-dkms --allowerasing');
    expect(advice('proprietary', rocky)).toContain('switch-to nvidia-driver:580-dkms --allowerasing');
    const ten = { ...rocky, versionId: '10.0' };
    expect(advice('open', ten)).toContain('dnf install --allowerasing nvidia-open');
    expect(advice('proprietary', ten)).toContain('dnf install --allowerasing cuda-drivers');
    expect(advice('open', { id: 'debian', versionId: '12' })).toMatch(
      /nvidia-open-kernel-dkms.*nvidia-open"/,
    );
    expect(advice('open', { id: 'sles', family: 'suse', packages: 'zypper' })).toContain(
      '--kernel-module-type=open',
    );
  });
});
