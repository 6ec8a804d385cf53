import type { Signature } from '../../signature.ts';
import { harmless } from './harmless.ts';

const unsigned = 'E: The repository is not signed.';

/** Package managers. */
export const ofPackages: readonly Signature[] = [
  harmless(
    'apt-interface-note',
    ['apt does not have a stable cli interface'],
    'WARNING: apt does not have a stable CLI interface. Use with caution in scripts.',
    unsigned,
  ),
  harmless(
    'apt-keyring-note',
    ['key is stored in legacy trusted.gpg keyring'],
    'W: https://repo.example/dists/stable/InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see the DEPRECATION section in apt-key(8) for details.',
    unsigned,
  ),
  harmless(
    'apt-keyring-note',
    ['apt-key is deprecated'],
    'Warning: apt-key is deprecated. Manage keyring files in trusted.gpg.d instead (see apt-key(8)).',
    unsigned,
  ),
  harmless(
    'apt-architecture-note',
    ['skipping acquire of configured file', "doesn't support architecture"],
    "N: Skipping acquire of configured file 'main/binary-i386/Packages' as repository 'https://repo.example stable InRelease' doesn't support architecture 'i386'",
    unsigned,
    400,
  ),
  ...[
    'unable to initialize frontend',
    'delaying package configuration, since apt-utils is not installed',
  ].map((word) => harmless('debconf-note', [`debconf: ${word}`], `debconf: ${word}: Dialog`, unsigned)),
  harmless(
    'firmware-note',
    ['possible missing firmware'],
    'W: Possible missing firmware /lib/firmware/ast_dp501_fw.bin for module ast',
    unsigned,
  ),
  harmless(
    'pip-root-note',
    ["running pip as the 'root' user can result in broken permissions"],
    "WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager",
    unsigned,
  ),
  harmless(
    'dpkg-directory-note',
    ['dpkg: warning: ', 'directory', 'not empty so not removed'],
    "dpkg: warning: while removing nvidia-dkms-550, directory '/usr/src/nvidia-550.54.14' not empty so not removed",
    unsigned,
  ),
];
