import type { Host } from '../host/host.ts';
import { isObject, objectAt, parseObject, stringAt } from '../json.ts';
import { type Probe, read, valueIn } from '../probe.ts';
import type { EngineHere } from './engine-flavour.ts';

/** A configuration file of a kind of engine other than the one that answers, as far as it can be read. */
export interface DaemonConfig {
  readonly path: string;
  readonly flavour: EngineHere;
  /** Names of the runtimes that it registers. */
  readonly runtimes: readonly string[];
  readonly defaultRuntime: string | null;
}

export const daemonConfigs: Probe<readonly DaemonConfig[]> = {
  title: 'Configurations of other Docker daemons',
  cost: 'local',
  needs: ['system', 'dockerd'],
  async ask(host, _target, facts) {
    const home = valueIn(facts.system)?.home ?? '';
    const config = host.env('XDG_CONFIG_HOME') || `${home}/.config`;
    const own = valueIn(facts.dockerd)?.configFile;
    const places = [
      ['/etc/docker/daemon.json', 'package'],
      [`${config}/docker/daemon.json`, 'rootless'],
      ['/var/snap/docker/current/config/daemon.json', 'snap'],
      [`${home}/.docker/daemon.json`, 'desktop'],
    ] as const;
    const others = places.filter(([path]) => path !== own);
    const found = await Promise.all(others.map(([path, flavour]) => configAt(host, path, flavour)));
    return read(found.filter((one) => one !== null));
  },
};

async function configAt(host: Host, path: string, flavour: EngineHere): Promise<DaemonConfig | null> {
  const file = await host.readText(path);
  const value = file.kind === 'ok' ? parseObject(file.value) : null;
  if (value === null) return null;
  const runtimes = objectAt(value, 'runtimes');
  const names = Object.keys(runtimes).filter((name) => isObject(runtimes[name] ?? null));
  return { path, flavour, runtimes: names.sort(), defaultRuntime: stringAt(value, 'default-runtime') };
}
