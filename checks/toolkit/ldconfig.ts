import type { Finding } from '../../src/check.ts';
import type { ToolkitPath } from '../../src/knowledge/toolkit-path.ts';
import { normalisesLdconfig, refusesLdconfig } from '../../src/knowledge/toolkit-releases.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { isBefore } from '../../src/version.ts';
import { correctToolkitConfig, setLine } from '../fixes/toolkit-config.ts';

/** A file that the toolkit refuses as a whole: then every launch with a GPU fails, whatever the way. */
export function invalid(toolkit: ToolkitFact): readonly Finding<'toolkit-config-invalid'>[] {
  const { config, configPath, settings, version } = toolkit;
  const head = { code: 'toolkit-config-invalid', severity: 'error' } as const;
  if (config.kind === 'invalid') {
    return [
      {
        ...head,
        message: `${configPath} cannot be read as TOML, so every launch with a GPU fails.`,
        seen: { path: configPath, why: config.why },
        fixes: [correctToolkitConfig(configPath)],
      },
    ];
  }
  const { ldconfig } = settings;
  if (ldconfig === null || !refusesLdconfig(toolkit)) return [];
  return [
    {
      ...head,
      message: `${configPath} names ${ldconfig} as ldconfig, which means the one in the container. Toolkit ${version} refuses that, and the whole file with it: the host's is named @${ldconfig}.`,
      seen: { path: configPath, ldconfig, toolkit: version },
      fixes: [
        setLine(toolkit, 'ldconfig', `ldconfig = "@${ldconfig}"`, {
          id: 'use-host-ldconfig',
          title: "Name the host's ldconfig",
        }),
      ],
    },
  ];
}

/** Hooks before 1.15 take the name as it stands; Debian and its relations differ in `.real`. */
export function ldconfigGone(
  toolkit: ToolkitFact,
  path: ToolkitPath,
): readonly Finding<'ldconfig-in-hook-failed'>[] {
  const { settings, files, version, configPath } = toolkit;
  const named = settings.ldconfig;
  if (named === null || !takesAsItStands(toolkit, path)) return [];
  if (files.ldconfig.named !== false || files.ldconfig.sibling !== true) return [];
  const sibling = named.endsWith('.real') ? named.slice(0, -'.real'.length) : `${named}.real`;
  return [
    {
      code: 'ldconfig-in-hook-failed',
      severity: 'error',
      message: `${configPath} names ${named.slice(1)}, which is not on this host; here it is ${sibling.slice(1)}. Each launch ends in "ldcache error".`,
      seen: { path: configPath, ldconfig: named, there: sibling, toolkit: version },
      fixes: [
        setLine(toolkit, 'ldconfig', `ldconfig = "${sibling}"`, {
          id: 'use-host-ldconfig',
          title: "Name the host's ldconfig",
        }),
      ],
    },
  ];
}

const takesAsItStands = ({ version }: ToolkitFact, path: ToolkitPath): boolean =>
  path !== 'cdi' && isBefore(version, normalisesLdconfig);

/** Why it is not known whether the ldconfig that is named does; null: it is there, or that is not in doubt. */
export function ldconfigUnread(toolkit: ToolkitFact, path: ToolkitPath): string | null {
  const { settings, files, version, silent } = toolkit;
  const named = settings.ldconfig;
  if (named === null || files.ldconfig.named === true) return null;
  if (version === null && silent !== undefined) return `${silent} does not tell the toolkit's version`;
  if (!named.startsWith('@') || !takesAsItStands(toolkit, path)) return null;
  if (files.ldconfig.named === null) return `${named.slice(1)} could not be looked at`;
  return files.ldconfig.sibling === null ? `the sibling of ${named.slice(1)} could not be looked at` : null;
}
