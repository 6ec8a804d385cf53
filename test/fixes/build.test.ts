import { describe, expect, it } from 'vitest';
import { buildKernelModule } from '../../checks/fixes/build.ts';
import { archHeaders, headerPackages } from '../../checks/fixes/headers.ts';
import type { Fix } from '../../src/check.ts';
import { read, unread } from '../../src/probe.ts';
import type { ModuleBuildFact } from '../../src/probes/module-build.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { healthy } from '../../src/testing/healthy.ts';

const ubuntu = healthy.os;
const system = (fact: Partial<OsFact>) => read({ ...ubuntu, idLike: [], ...fact });
const rocky = system({ id: 'rocky', family: 'rhel', packages: 'dnf' });
const arch = system({ id: 'arch', family: 'arch', packages: 'pacman' });
const none: ModuleBuildFact = { headers: true, dkms: [], sources: [], prebuilt: [] };
const commands = ({ steps }: Fix) =>
  steps.flatMap((step) => (step.kind === 'run' ? [step.argv.join(' ')] : []));
const words = ({ steps }: Fix) => steps.flatMap((step) => (step.kind === 'do' ? [step.text] : [])).join(' ');

describe('the module for the running kernel', () => {
  it.each([
    ['nvidia-580-open', 'linux-modules-nvidia-580-open-6.8.0-90-generic'],
    ['nvidia-550srv', 'linux-modules-nvidia-550-server-6.8.0-90-generic'],
    ['nvidia-535srv-open', 'linux-modules-nvidia-535-server-open-6.8.0-90-generic'],
    ['nvidia-470', 'linux-modules-nvidia-470-6.8.0-90-generic'],
  ])('comes as a package where %s was one', (folder, name) => {
    const fix = buildKernelModule(read(ubuntu), '6.8.0-90-generic', 1, read({ ...none, prebuilt: [folder] }));
    expect(fix).toMatchObject({ id: 'install-kernel-module', risk: 'safe' });
    expect(commands(fix)[1]).toBe(`apt-get install -y ${name}`);
  });

  it('is built by DKMS where it has the source', () => {
    const dkms = [{ name: 'nvidia', version: '550.163.01', failed: null }];
    const fix = buildKernelModule(read(ubuntu), '6.8.0-90-generic', 1, read({ ...none, dkms }));
    expect(fix).toMatchObject({ id: 'build-kernel-module', risk: 'safe' });
    expect(commands(fix)).toContain('dkms autoinstall -k 6.8.0-90-generic');
    expect(commands(fix).join()).not.toContain('install -y dkms');
  });

  it('is given to DKMS first where only the source lies there', () => {
    const fix = buildKernelModule(
      rocky,
      '5.14.0-570.el9.x86_64',
      1,
      read({ ...none, sources: ['550.163.01'] }),
    );
    expect(commands(fix).slice(0, 3)).toEqual([
      'dnf install -y kernel-devel-5.14.0-570.el9.x86_64',
      'dnf install -y dkms',
      'dkms install -m nvidia -v 550.163.01 -k 5.14.0-570.el9.x86_64',
    ]);
  });

  it('is left to a person where nothing tells how the driver came', () => {
    const fix = buildKernelModule(read(ubuntu), '6.8.0-90-generic', 1, read(none));
    expect(fix.risk).toBe('manual');
    expect(commands(fix)).toEqual([]);
    expect(words(fix)).toContain('--dkms');
  });

  it('is built by DKMS where that could not be looked at', () => {
    const fix = buildKernelModule(read(ubuntu), '6.8.0-90-generic', 1, unread('no answer'));
    expect(commands(fix)).toContain('dkms autoinstall -k 6.8.0-90-generic');
  });
});

describe('the headers of a kernel', () => {
  it.each([
    [read(ubuntu), '6.8.0-90-generic', 'linux-headers-6.8.0-90-generic'],
    [system({ id: 'debian', family: 'debian' }), '6.8.12-11-pve', 'proxmox-headers-6.8.12-11-pve'],
    [rocky, '5.14.0-570.el9.x86_64', 'kernel-devel-5.14.0-570.el9.x86_64'],
    [
      system({ id: 'ol', family: 'rhel', packages: 'dnf' }),
      '5.15.0-304.171.4.el9uek.x86_64',
      'kernel-uek-devel-5.15.0-304.171.4.el9uek.x86_64',
    ],
    [
      system({ id: 'sles', family: 'suse', packages: 'zypper' }),
      '6.4.0-150600.23.42-default',
      'kernel-default-devel=6.4.0-150600.23.42',
    ],
  ])('come from the package that is named by it', (os, kernel, name) => {
    const [last] = (headerPackages(os, kernel) ?? []).slice(-1);
    expect(last).toMatchObject({ argv: expect.arrayContaining([name]) });
  });

  it.each([
    ['6.2.6-zen1-1-zen', 'linux-zen linux-zen-headers'],
    ['6.17.5-arch1-1', 'linux linux-headers'],
    ['6.12.55-1-lts', 'linux-lts linux-lts-headers'],
  ])('come with the kernel itself on Arch: %s', (kernel, names) => {
    expect(headerPackages(arch, kernel)).toBeNull();
    expect(archHeaders(arch, kernel)).toContain(`pacman -Syu ${names}.`);
  });

  it('are not guessed elsewhere', () => {
    expect(headerPackages(system({ id: 'nixos', family: 'nixos', packages: 'none' }), '6.12.1')).toBeNull();
    expect(archHeaders(rocky, '5.14.0')).toBeNull();
  });
});
