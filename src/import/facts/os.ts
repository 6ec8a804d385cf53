import type { OsFact } from '../../probes/os.ts';
import { usualOs } from '../../probes/os-release.ts';
import { shellVariables } from '../../probes/shell-variables.ts';
import { type Evidence, outputsOf } from '../evidence.ts';

/** The distribution; how packages and services are handled is what is usual on it. */
export function osIn(evidence: Evidence): OsFact | null {
  const release = releaseIn(evidence);
  if (release === null) return null;
  const dgx = evidence.files.get('/etc/dgx-release');
  const variables = dgx === undefined ? null : shellVariables(dgx);
  const dgxOs =
    variables === null
      ? null
      : (variables['DGX_OTA_VERSION'] ?? variables['DGX_SWBUILD_VERSION'] ?? 'unknown');
  const os = usualOs(release);
  return { ...os, dgxOs, toolkitRepository: dgxOs !== null };
}

function releaseIn(evidence: Evidence): string | null {
  const file = ['/etc/os-release', '/usr/lib/os-release'].flatMap(
    (path) => evidence.files.get(path) ?? [],
  )[0];
  if (file !== undefined && /^ID=/m.test(file)) return file;
  const names = [
    ...['/etc/redhat-release', '/etc/issue'].flatMap((path) => evidence.files.get(path) ?? []),
    ...outputsOf(evidence, 'lsb_release').map(({ text }) => /^Description:\s*(.*)$/m.exec(text)?.[1] ?? ''),
    ...outputsOf(evidence, 'hostnamectl').map(
      ({ text }) => /^ *Operating System: (.*)$/m.exec(text)?.[1] ?? '',
    ),
    ...outputsOf(evidence, 'docker', 'info').map(
      ({ text }) => /^ ?Operating System: (.*)$/m.exec(text)?.[1] ?? '',
    ),
  ];
  return names.flatMap((name) => byName(name) ?? [])[0] ?? null;
}

/** Distributions that are known by the name and number that they go by. */
const known: readonly (readonly [RegExp, string, string])[] = [
  [/Ubuntu (\d\d\.\d\d)/, 'ubuntu', 'debian'],
  [/Debian GNU\/Linux (\d{1,2})\b/, 'debian', ''],
  [/Red Hat Enterprise Linux.{0,20}? (\d{1,2}\.\d{1,2})\b/, 'rhel', 'fedora'],
  [/Rocky Linux.{0,20}? (\d{1,2}\.\d{1,2})\b/, 'rocky', 'rhel'],
  [/AlmaLinux.{0,20}? (\d{1,2}\.\d{1,2})\b/, 'almalinux', 'rhel'],
  [/CentOS (?:Linux|Stream).{0,20}? (\d{1,2})\b/, 'centos', 'rhel'],
  [/Fedora (?:Linux|release) (\d{2})\b/, 'fedora', ''],
  [/SUSE Linux Enterprise Server (\d{2})\b/, 'sles', 'suse'],
  [/Arch Linux/, 'arch', ''],
];

/** As os-release would have it. */
function byName(name: string): string | null {
  for (const [pattern, id, like] of known) {
    const [found, version = ''] = pattern.exec(name) ?? [];
    if (found !== undefined)
      return `ID=${id}\nID_LIKE=${like}\nVERSION_ID="${version}"\nPRETTY_NAME="${found}"\n`;
  }
  return null;
}
