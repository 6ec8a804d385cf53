import type { Fix } from '../../src/check.ts';
import { links } from '../../src/knowledge/links.ts';
import { type Reading, valueIn } from '../../src/probe.ts';
import type { ModuleFileFact } from '../../src/probes/module-file.ts';
import type { OsFact } from '../../src/probes/os.ts';
import { asRoot, byHand } from './steps.ts';

const nvidiaSmi = ['nvidia-smi'];

/** DKMS's own key, which it makes itself and names so (dkms, framework.conf: mok_certificate). */
const dkmsKey = '/var/lib/dkms/mok.pub';

/** Where each distribution's DKMS or akmods keeps the certificate that it signs modules with. */
function certificate(os: Reading<OsFact>, module: ModuleFileFact | null): string | null {
  if (module?.kind === 'present' && /DKMS module signing key/.test(module.signer ?? '')) return dkmsKey;
  if (!os.ok) return null;
  const { id, idLike, family } = os.value;
  if (id === 'ubuntu' || idLike.includes('ubuntu')) return '/var/lib/shim-signed/mok/MOK.der';
  // akmods has a folder of its own for the module; DKMS, which NVIDIA's packages use, has none.
  const akmods = module?.kind === 'present' && /\/extra\/nvidia\//.test(module.path);
  if (family === 'fedora') return akmods ? '/etc/pki/akmods/certs/public_key.der' : dkmsKey;
  return family === 'debian' ? dkmsKey : null;
}

/** The firmware asks at the next start whether the key is to be trusted: nobody can do that from here. */
export function enrolModuleKey(os: Reading<OsFact>, signed: boolean, module: Reading<ModuleFileFact>): Fix {
  const file = certificate(os, valueIn(module));
  const sign = signed
    ? []
    : [
        byHand(
          'The module carries no signature. Have it signed first: build it again once a signing key exists (on Ubuntu: sudo update-secureboot-policy --new-key, then sudo dkms install --force the module), or use packages whose modules the distribution has signed.',
          links.driverInstall,
        ),
      ];
  const enrol =
    file === null
      ? byHand(
          'Find the certificate that the module was signed with (modinfo -F signer nvidia names it) and enrol it: sudo mokutil --import FILE asks for a password to be chosen.',
          links.driverInstall,
        )
      : asRoot('mokutil', '--import', file);
  return {
    id: 'enrol-module-key',
    title: "Have the firmware trust the module's signature",
    risk: 'manual',
    interrupts: 'the machine restarts, and somebody must be at its screen',
    then: 'reboot',
    steps: [
      ...sign,
      enrol,
      byHand(
        'At the next start, in the blue screen of MOK management, choose "Enroll MOK" and give the password that was chosen just now.',
      ),
    ],
    verify: nvidiaSmi,
    source: links.driverInstall,
  };
}

export const switchSecureBootOff = (): Fix => ({
  id: 'switch-secure-boot-off',
  title: 'Switch Secure Boot off in the firmware',
  risk: 'manual',
  interrupts: 'the machine restarts, and from then on starts whatever its disk holds',
  steps: [
    byHand('Restart the machine into its firmware and switch Secure Boot off, if your rules allow that.'),
  ],
  verify: nvidiaSmi,
});
