import { describe, expect, it } from 'vitest';
import { distributions } from '../../src/knowledge/distributions.ts';
import { usualOs } from '../../src/probes/os-release.ts';

describe('what is usual on a distribution', () => {
  it.each([
    ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"\nVERSION_CODENAME=jammy', 'debian', 'apt', 'systemd'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"', 'rhel', 'dnf', 'systemd'],
    ['ID="centos"\nID_LIKE="rhel fedora"\nVERSION_ID="7"', 'rhel', 'yum', 'systemd'],
    ['ID="amzn"\nVERSION_ID="2"', 'amazon', 'yum', 'systemd'],
    ['ID="amzn"\nVERSION_ID="2023"', 'amazon', 'dnf', 'systemd'],
    ['ID=arch', 'arch', 'pacman', 'systemd'],
    ['ID=nixos', 'nixos', 'none', 'systemd'],
    ['ID=alpine\nVERSION_ID=3.20.0', 'other', 'none', 'none'],
    ['', 'other', 'none', 'none'],
    ['\u0000\u0001garbage\nID', 'other', 'none', 'none'],
  ])('%j', (text, family, packages, services) => {
    expect(usualOs(text)).toMatchObject({ family, packages, services, dgxOs: null });
  });

  it('that comes as an image is known as such', () => {
    expect(usualOs('ID=cos\nVERSION_ID=117').immutable).toBe(true);
    expect(usualOs('ID=ubuntu').immutable).toBe(false);
  });
});

it('each family has a release to stand for it', () => {
  const families = distributions.map(({ release }) => usualOs(release).family);
  expect(new Set(families)).toEqual(new Set(['debian', 'rhel', 'fedora', 'suse', 'amazon', 'azure', 'arch']));
});
