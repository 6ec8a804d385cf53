import { expect, it } from 'vitest';
import { installFabricManager } from '../../checks/fixes/fabric.ts';
import { initramfsSteps } from '../../checks/fixes/initramfs.ts';
import { toolkitPackages } from '../../checks/fixes/install/toolkit.ts';
import { retireNova } from '../../checks/fixes/other-drivers.ts';
import type { Step } from '../../src/check.ts';
import { read } from '../../src/probe.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { healthy } from '../../src/testing/healthy.ts';

const on = (more: Partial<OsFact>): OsFact => ({ ...healthy.os, dgxOs: null, ...more });
const told = (step: Step | undefined): string =>
  step?.kind === 'run' ? step.argv.join(' ') : step?.kind === 'do' ? step.text : '';

it.each([
  ['debian', 'update-initramfs -u'],
  ['rhel', 'dracut --force'],
  ['suse', 'dracut --force'],
  ['azure', 'dracut --force'],
  ['arch', 'mkinitcpio -P'],
  ['nixos', 'Rebuild the initramfs in the way of this distribution.'],
] as const)('the initramfs of %s is rebuilt by its own program', (family, command) =>
  expect(initramfsSteps(read(on({ family }))).map(told)).toEqual([command]),
);

it('the initramfs of a system that comes as a whole is no file of its own', () => {
  const whole = (family: OsFact['family']) => told(initramfsSteps(read(on({ family, immutable: true })))[0]);
  expect(whole('suse')).toBe('transactional-update --non-interactive initrd');
  expect(whole('fedora')).toMatch(/^Have the initramfs rebuilt.*rpm-ostree/);
});

it('another driver is kept from loading in the way of the system', () => {
  const nova = (more: Partial<OsFact>) => retireNova(read(on(more)));
  const usual = nova({ family: 'rhel' });
  expect(usual.steps.map(told)).toEqual([expect.stringMatching(/modprobe\.d/), 'dracut --force']);
  expect(usual.risk).toBe('manual');
  const whole = nova({ family: 'fedora', immutable: true });
  const list = 'blacklist=nova,nova_core,nova_drm';
  expect(whole.steps.map(told)).toEqual([
    `rpm-ostree kargs --append-if-missing=rd.driver.${list} --append-if-missing=modprobe.${list}`,
  ]);
  expect(whole).toMatchObject({ risk: 'disruptive', then: 'reboot' });
  const words = 'boot.blacklistedKernelModules = [ "nova" "nova_core" "nova_drm" ]';
  expect(told(nova({ id: 'nixos', family: 'nixos' }).steps[0])).toContain(words);
});

it.each([
  ['apt', 'apt-cache madison nvidia-fabricmanager-570 nvidia-fabricmanager'],
  ['dnf', 'dnf list --showduplicates "nvidia-fabric*"'],
  ['zypper', 'zypper search --details "nvidia-fabric*"'],
  ['pacman', "the package of NVIDIA's fabric manager of exactly 570.26"],
] as const)('the versions of the fabric manager are listed by %s', (packages, words) =>
  expect(told(installFabricManager(on({ packages }), '570.26').steps[0])).toContain(words),
);

it('Container-Optimized OS gets no toolkit', () => {
  const cos = read(on({ id: 'cos', family: 'other', packages: 'none', immutable: true }));
  expect(toolkitPackages(cos, 'install').map(told).join()).toMatch(/needs none.*ngc-doctor run/);
});
