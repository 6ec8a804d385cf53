import type { Finding } from '../../src/check.ts';
import type { ToolkitPath } from '../../src/knowledge/toolkit-path.ts';
import { knownBugs } from '../../src/knowledge/toolkit-releases.ts';
import { valueIn } from '../../src/probe.ts';
import type { ContainmentFact } from '../../src/probes/containment.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import type { HostForFix } from '../fixes/toolkit.ts';
import { upgradeToolkit } from '../fixes/toolkit-upgrade.ts';

/** None of them stops every launch, so they are warnings. */
export function bugs(
  { version, libraryVersion, config }: ToolkitFact,
  path: ToolkitPath,
  containment: ContainmentFact | null,
  host: HostForFix,
): readonly Finding<'toolkit-bug-old-version'>[] {
  const found = knownBugs({
    toolkit: version,
    library: libraryVersion,
    path,
    family: valueIn(host.os)?.family ?? null,
    nested: containment !== null && containment.container !== 'none' && !containment.engineOutside,
    configured: config.kind === 'valid' && (config.noCgroups || config.driverRoot !== '/'),
  });
  if (found.length === 0) return [];
  const words = found.map(({ part, fixed, text }) => {
    const what = part === 'toolkit' ? `toolkit ${version}` : `libnvidia-container ${libraryVersion}`;
    return `of ${what}, ${text} (mended in ${fixed})`;
  });
  return [
    {
      code: 'toolkit-bug-old-version',
      severity: 'warning',
      message: `A bug that is known, and mended since, may strike on a host like this: ${words.join('; ')}.`,
      seen: { toolkit: version, library: libraryVersion, sources: found.map(({ source }) => source) },
      fixes: [upgradeToolkit(host)],
    },
  ];
}
