import type { Finding } from '../../src/check.ts';
import type { ToolkitPath } from '../../src/knowledge/toolkit-path.ts';
import type { DriverLibrariesFact } from '../../src/probes/driver-libraries.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { setLine, startDriverContainer } from '../fixes/toolkit-config.ts';

/** The CLI changes its root to it before anything else, and loads the driver's libraries from there. */
export function driverRoot(
  toolkit: ToolkitFact,
  path: ToolkitPath,
  libraries: DriverLibrariesFact | null,
): readonly Finding<'config-toml-driver-root'>[] {
  const { config, configPath, files, settings } = toolkit;
  if (config.kind !== 'valid' || path === 'cdi') return [];
  if (files.driverRoot !== 'absent' && files.driverRoot !== 'empty') return [];
  const what = files.driverRoot === 'absent' ? 'is not there' : "holds none of the driver's libraries";
  const onHost = libraries !== null && libraries.nvml !== null;
  const useHost = setLine(toolkit, 'root', `#${(settings.lines['root'] ?? 'root').trim()}`, {
    id: 'use-host-driver',
    title: "Let the toolkit take the host's own driver",
  });
  return [
    {
      code: 'config-toml-driver-root',
      severity: 'error',
      message: `${configPath} tells the toolkit to look for the driver below ${config.driverRoot}, as with a driver container, and that ${what}.`,
      seen: { path: configPath, root: config.driverRoot, found: files.driverRoot, driverOnHost: onHost },
      fixes: onHost
        ? [useHost, startDriverContainer(config.driverRoot)]
        : [startDriverContainer(config.driverRoot), useHost],
    },
  ];
}

/** Why it is not known whether the driver is there. */
export function driverRootUnread({ config, files }: ToolkitFact, path: ToolkitPath): string | null {
  if (config.kind !== 'valid' || path === 'cdi' || config.driverRoot === '/') return null;
  return files.driverRoot === 'unread'
    ? `the driver's root ${config.driverRoot} could not be looked at`
    : null;
}
