import { expect, it } from 'vitest';
import { installFabricManager } from '../../checks/fixes/fabric.ts';
import { initramfsSteps } from '../../checks/fixes/initramfs.ts';
import { toolkitPackages } from '../../checks/fixes/install/toolkit.ts';
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
