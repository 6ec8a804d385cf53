import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { ownToolkit } from '../src/knowledge/own-toolkit.ts';
import { toolkitPath } from '../src/knowledge/toolkit-path.ts';
import { valueIn } from '../src/probe.ts';
import { driverRoot, driverRootUnread } from './toolkit/driver-root.ts';
import { invalid, ldconfigGone, ldconfigUnread } from './toolkit/ldconfig.ts';
import { mode, modeUnread } from './toolkit/mode.ts';

type Code =
  | 'toolkit-config-invalid'
  | 'config-toml-driver-root'
  | 'ldconfig-in-hook-failed'
  | 'toolkit-mode-unsuitable';

export default defineCheck({
  id: 'toolkit-config',
  title: "The toolkit's configuration fits this host",
  needs: ['toolkit'],
  uses: ['engine', 'platform', 'cdi', 'dockerd', 'dockerCli', 'system', 'driverLibraries'],
  codes: [
    'toolkit-config-invalid',
    'config-toml-driver-root',
    'ldconfig-in-hook-failed',
    'toolkit-mode-unsuitable',
  ],
  applies({ toolkit: { config, configPath }, dockerd }) {
    const own = ownToolkit(valueIn(dockerd));
    if (own !== null) return own;
    if (config.kind === 'unreadable')
      return {
        unknown:
          config.untold === true
            ? `nobody tells what is in ${configPath}`
            : `${configPath} may not be read by this user`,
      };
    return config.kind !== 'absent' || `there is no ${configPath}, so the toolkit's defaults hold`;
  },
  examine(facts, target): readonly Finding<Code>[] {
    const { toolkit, engine, platform, driverLibraries } = facts;
    const launch = launchHost(facts, target.gpus);
    const path = toolkitPath(valueIn(engine), toolkit, valueIn(platform), launch);
    return [
      ...invalid(toolkit),
      ...driverRoot(toolkit, path, valueIn(driverLibraries)),
      ...ldconfigGone(toolkit, path),
      ...mode(toolkit, valueIn(platform)),
    ];
  },
  doubt({ toolkit, engine, platform, ...facts }, target) {
    const launch = launchHost(facts, target.gpus);
    const path = toolkitPath(valueIn(engine), toolkit, valueIn(platform), launch);
    return (
      driverRootUnread(toolkit, path) ??
      ldconfigUnread(toolkit, path) ??
      modeUnread(toolkit, valueIn(platform))
    );
  },
});
