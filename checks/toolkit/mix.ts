import type { Finding } from '../../src/check.ts';
import type { ToolkitPath } from '../../src/knowledge/toolkit-path.ts';
import { cliOption, unifiedSince } from '../../src/knowledge/toolkit-releases.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { isAtLeast, isBefore } from '../../src/version.ts';
import type { HostForFix } from '../fixes/toolkit.ts';
import { upgradeToolkit } from '../fixes/toolkit-upgrade.ts';

/**
 * The packages ask for a library at least as new as the toolkit, so an older one was held back or comes from elsewhere. It
 * is certain to fail only where the hook gives the CLI an option that it does not know.
 */
export function mix(
  toolkit: ToolkitFact,
  path: ToolkitPath,
  host: HostForFix,
): readonly Finding<'toolkit-version-mix'>[] {
  if (path === 'cdi') return [];
  const { version, libraryVersion, cliVersion, ctkVersion } = toolkit;
  const message = optionUnknown(toolkit) ?? olderLibrary(toolkit);
  if (message === null) return [];
  return [
    {
      code: 'toolkit-version-mix',
      severity: optionUnknown(toolkit) === null ? 'warning' : 'error',
      message,
      seen: { toolkit: version, library: libraryVersion, cli: cliVersion, ctk: ctkVersion },
      fixes: [upgradeToolkit(host)],
    },
  ];
}

function optionUnknown({ version, libraryVersion, cliVersion }: ToolkitFact): string | null {
  if (!isAtLeast(version, cliOption.since) || !isBefore(cliVersion, cliOption.since)) return null;
  return `The toolkit is ${version} and its nvidia-container-cli ${cliVersion ?? libraryVersion}, which does not know the option ${cliOption.option} that it is called with.`;
}

function olderLibrary({ version, libraryVersion }: ToolkitFact): string | null {
  if (version === null || libraryVersion === null || isBefore(version, unifiedSince)) return null;
  if (!isBefore(libraryVersion, version)) return null;
  return `The toolkit is ${version} and libnvidia-container ${libraryVersion}: NVIDIA releases and tests them with the same number.`;
}
