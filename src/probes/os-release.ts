import { familyOf, isImageBased, type OsFact, type OsFamily, type PackageManager } from './os.ts';
import { shellVariables } from './shell-variables.ts';

/** Where dnf took yum's place, and until when yum was all there was. */
const yumUntil: Readonly<Partial<Record<OsFamily, number>>> = { rhel: 7, amazon: 2 };

const usual: Readonly<Record<OsFamily, PackageManager>> = {
  debian: 'apt',
  rhel: 'dnf',
  fedora: 'dnf',
  amazon: 'dnf',
  azure: 'tdnf',
  suse: 'zypper',
  arch: 'pacman',
  nixos: 'none',
  other: 'none',
};

/**
 * The distribution as its os-release tells of it (os-release(5)); the rest is what is usual there. For advice to somebody
 * whose machine is not looked at.
 */
export function usualOs(text: string): OsFact {
  const release = shellVariables(text);
  const id = release['ID'] ?? '';
  const idLike = (release['ID_LIKE'] ?? '').split(' ').filter((word) => word !== '');
  const versionId = release['VERSION_ID'] ?? '';
  const family = familyOf(id, idLike);
  const old = Number.parseInt(versionId, 10) <= (yumUntil[family] ?? 0);
  return {
    id,
    idLike,
    versionId,
    codename: release['VERSION_CODENAME'] ?? '',
    prettyName: release['PRETTY_NAME'] ?? (id === '' ? 'unknown Linux' : id),
    family,
    packages: old ? 'yum' : usual[family],
    services: family === 'other' ? 'none' : 'systemd',
    sudo: true,
    dgxOs: null,
    toolkitRepository: false,
    nonFree: null,
    aptSources: null,
    withoutRepositories: false,
    immutable: isImageBased(id),
    readOnly: [],
  };
}
