import type { Fix, Step } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { OsFact, OsFamily } from '../../src/probes/os.ts';
import { asRoot, byHand } from './steps.ts';

const byDracut: ReadonlySet<OsFamily> = new Set(['rhel', 'fedora', 'amazon', 'suse', 'azure']);

/** Where the system comes as a whole, it is no file that its program may write over. */
const ofAnImage = (family: OsFamily): Step =>
  family === 'suse'
    ? asRoot('transactional-update', '--non-interactive', 'initrd')
    : byHand(
        'Have the initramfs rebuilt in the way of this system: with ostree, sudo rpm-ostree initramfs --enable.',
      );

/** What is decided about modules must be known to the initramfs too, which loads the first of them. */
export function initramfsSteps(os: Reading<OsFact>): readonly Step[] {
  const family = os.ok ? os.value.family : 'other';
  if (os.ok && os.value.immutable) return [ofAnImage(family)];
  // Debian's and Ubuntu's dracut bring a program of this name.
  if (family === 'debian') return [asRoot('update-initramfs', '-u')];
  if (family === 'arch') return [asRoot('mkinitcpio', '-P')];
  if (byDracut.has(family)) return [asRoot('dracut', '--force')];
  return [byHand('Rebuild the initramfs in the way of this distribution.')];
}

/** What the configuration and the disk hold is right, and the initramfs, from which the machine starts, is older. */
export const rebuildInitramfs = (os: Reading<OsFact>, verify: readonly string[]): Fix => ({
  id: 'rebuild-initramfs',
  title: 'Rebuild the initramfs, and restart',
  risk: 'disruptive',
  interrupts: 'the machine restarts at the end',
  then: 'reboot',
  steps: initramfsSteps(os),
  verify,
});
