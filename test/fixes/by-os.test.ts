import { describe, expect, it } from 'vitest';
import { fixesByOs } from '../../checks/fixes/by-os.ts';
import { checks } from '../../checks/index.ts';
import { distributions } from '../../src/knowledge/distributions.ts';
import { read, unread } from '../../src/probe.ts';
import { usualOs } from '../../src/probes/os-release.ts';

const codes = checks.flatMap((check) => check.codes);
const commands = (code: string, name: string): string => {
  const release = distributions.find((one) => one.name.includes(name))?.release ?? '';
  return fixesByOs(code, read(usualOs(release)))
    .flatMap(({ steps }) => steps.map((step) => (step.kind === 'run' ? step.argv.join(' ') : '')))
    .join('\n');
};

describe('a fix for which nothing but the distribution is known', () => {
  it.each([
    ['driver-not-installed', 'Ubuntu', /^apt-get install|ubuntu-drivers/m],
    ['driver-not-installed', 'RHEL', /^dnf /m],
    ['driver-not-installed', 'Arch', /^pacman /m],
    ['docker-not-installed', 'Fedora', /^dnf .*install/m],
    ['docker-not-installed', 'Debian', /^apt-get install/m],
    ['nouveau-conflict', 'Debian', /^update-initramfs/m],
    ['nouveau-conflict', 'RHEL', /^dracut/m],
    ['secure-boot-unsigned', 'Ubuntu', /^mokutil --import \/var\/lib\/shim-signed/m],
  ])('%s on %s', (code, name, steps) => {
    expect(commands(code, name)).toMatch(steps);
  });

  it('says what to find out where not even that is known', () => {
    for (const code of codes) {
      for (const { steps } of fixesByOs(code, unread('no os-release')))
        expect(steps.length).toBeGreaterThan(0);
    }
  });
});
