import { defineCheck, type Finding } from '../src/check.ts';
import { launchHost } from '../src/knowledge/gpu-route.ts';
import { ownToolkit } from '../src/knowledge/own-toolkit.ts';
import { toolkitPath } from '../src/knowledge/toolkit-path.ts';
import { valueIn } from '../src/probe.ts';
import { bugs } from './toolkit/bugs.ts';
import { oldForCgroups } from './toolkit/cgroup.ts';
import { mix } from './toolkit/mix.ts';

type Code = 'toolkit-version-mix' | 'cgroup-v2-old-libnvidia' | 'toolkit-bug-old-version';

export default defineCheck({
  id: 'toolkit-versions',
  title: "The toolkit's releases fit each other and this host",
  needs: ['toolkit'],
  uses: ['engine', 'platform', 'cdi', 'os', 'dockerd', 'dockerCli', 'system', 'containment'],
  codes: ['toolkit-version-mix', 'cgroup-v2-old-libnvidia', 'toolkit-bug-old-version'],
  applies({ toolkit, dockerd }) {
    const own = ownToolkit(valueIn(dockerd));
    if (own !== null) return own;
    if (toolkit.version !== null || toolkit.libraryVersion !== null) return true;
    const there = Object.values(toolkit.binaries).some((binary) => binary?.executable === true);
    return there ? { unknown: 'no part of the toolkit tells its version' } : 'the toolkit is not installed';
  },
  examine(facts, target): readonly Finding<Code>[] {
    const { toolkit, engine, platform, os, dockerd, containment } = facts;
    const launch = launchHost(facts, target.gpus);
    const path = toolkitPath(valueIn(engine), toolkit, valueIn(platform), launch);
    const host = { os, dockerd, platform };
    return [
      ...mix(toolkit, path, host),
      ...oldForCgroups(toolkit, path, valueIn(engine), host),
      ...bugs(toolkit, path, valueIn(containment), host),
    ];
  },
  doubt({ toolkit, engine, platform, ...facts }, target) {
    if (toolkit.silent !== undefined)
      return `${toolkit.silent} does not answer when it is asked for its version`;
    if (toolkit.libraryVersion !== null || toolkit.cliFailure !== null) return null;
    const launch = launchHost(facts, target.gpus);
    const path = toolkitPath(valueIn(engine), toolkit, valueIn(platform), launch);
    return path === 'cli' && toolkit.binaries['nvidia-container-cli'] !== null
      ? 'nvidia-container-cli does not tell its version'
      : null;
  },
});
