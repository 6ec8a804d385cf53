import { describe, expect, it } from 'vitest';
import { upgradeDriver } from '../../checks/fixes/install/newer-driver.ts';
import type { DriverHost } from '../../checks/fixes/install/own-way.ts';
import { installBranch } from '../../checks/fixes/other-driver.ts';
import type { OsFact } from '../../src/probes/os.ts';
import type { PlatformKind } from '../../src/probes/platform.ts';
import { healthy } from '../../src/testing/healthy.ts';

const on = (os: Partial<OsFact>, kind: PlatformKind = 'generic'): DriverHost => ({
  platform: { kind, name: null },
  machine: healthy.machine,
  os: { ...healthy.os, dgxOs: null, ...os },
});
const ubuntu = { id: 'ubuntu', versionId: '24.04', family: 'debian', packages: 'apt' } as const;
const debian = { ...ubuntu, id: 'debian', versionId: '12' };
const rhel = (versionId: string) => ({ id: 'rhel', versionId, family: 'rhel', packages: 'dnf' }) as const;

/** Commands as they would be typed, and the words for what a person must do. */
const steps = (branch: number | null, host: DriverHost): readonly string[] =>
  installBranch(branch, host).steps.map((step) =>
    step.kind === 'run' ? step.argv.join(' ') : step.kind === 'do' ? step.text : step.file,
  );

describe('another driver', () => {
  const tool = ['apt-get update', 'apt-get install -y ubuntu-drivers-common'];

  it('of Ubuntu is a branch that Ubuntu offers, by its own tool', () => {
    expect(steps(580, on(ubuntu))).toEqual([
      ...tool,
      'ubuntu-drivers install --gpgpu nvidia:580-server',
      'apt-get install -y nvidia-utils-580-server',
    ]);
    expect(steps(470, on(ubuntu, 'workstation'))).toEqual([...tool, 'ubuntu-drivers install nvidia:470']);
    expect(steps(null, on(ubuntu, 'workstation'))).toEqual([...tool, 'ubuntu-drivers install']);
    expect(steps(null, on(ubuntu))).toContain('ubuntu-drivers install --gpgpu');
    expect(installBranch(580, on(ubuntu)).risk).toBe('disruptive');
  });

  it.each([
    ['RHEL 9', on(rhel('9.4')), 'sudo dnf -y module switch-to nvidia-driver:580-dkms --allowerasing'],
    ['Debian 12', on(debian), 'sudo apt-get install nvidia-driver-pinning-580'],
  ])('of %s is by hand, and names how a branch is held', (_name, host, words) => {
    expect(steps(580, host).join()).toContain(words);
    expect(installBranch(580, host).risk).toBe('manual');
  });

  const upgrade = (host: DriverHost) =>
    upgradeDriver({ needs: '560.35.03', computeCapabilities: ['7.5'], host })?.steps.map((step) =>
      step.kind === 'do' ? step.text : step.kind,
    );
  it.each([
    ['RHEL 9', on(rhel('9.4')), 'module switch-to nvidia-driver:580-open --allowerasing (or 580-dkms,'],
    ['RHEL 10', on(rhel('10.0')), 'sudo dnf upgrade --refresh nvidia-open (or cuda-drivers,'],
    ['Debian 12', on(debian), 'itself has none after branch 535. From NVIDIA'],
    ['Debian 12', on(debian), 'apt-get install nvidia-driver-pinning-580 nvidia-open (or cuda-drivers,'],
    ['Arch', on({ id: 'arch', family: 'arch', packages: 'pacman' }), 'sudo pacman -Syu'],
  ])('of a newer branch, on %s, names the way of each origin', (_name, host, words) => {
    expect(upgrade(host)?.join()).toContain(words);
  });

  it('of a newer branch is in the way of the present one where no other is known', () => {
    expect(upgrade(on({ id: 'sles', family: 'suse', packages: 'zypper' }))?.join()).toMatch(
      /was installed\.$/,
    );
    expect(upgrade({ ...on(ubuntu), os: null })?.join()).toMatch(/was installed\.$/);
    expect(steps(null, on(debian)).join()).toContain('sudo apt-get install nvidia-open (or');
    expect(steps(null, on(rhel('8.10'))).join()).toContain(
      'nvidia-driver:open-dkms --allowerasing (or latest-dkms,',
    );
  });

  it('elsewhere names no command that it does not know', () => {
    expect(steps(580, on(rhel('10.0'))).join()).not.toContain('sudo');
    expect(steps(580, { ...on(ubuntu), os: null }).join()).not.toContain('sudo');
    expect(steps(null, on(debian)).join()).toMatch(/knows the GPU/);
  });
});
