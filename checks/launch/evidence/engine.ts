import { isDesktop } from '../../../src/knowledge/running-engine.ts';
import { valueIn } from '../../../src/probe.ts';
import { isBefore, parseVersion } from '../../../src/version.ts';
import { nearlyFull } from '../../disk/size.ts';
import type { Evidence, SettlingFacts } from '../scene.ts';

const fewInodes = 1000;
/** The first Docker Engine whose seccomp profile answers clone3 as newer C libraries want it (release notes of 20.10.10). */
const firstClone3 = '20.10.10';

const byDesktop = (host: SettlingFacts): boolean | null => {
  const engine = valueIn(host.engine);
  return engine?.kind === 'running' ? isDesktop(engine) : null;
};

const full = (host: SettlingFacts, keptBy: 'engine' | 'containerd'): boolean | null => {
  const storage = valueIn(host.storage);
  if (storage === null || byDesktop(host) !== false) return byDesktop(host) === true ? false : null;
  if (storage.keptBy !== keptBy) return false;
  // Room that is there now may have been freed by the failure.
  return storage.freeBytes < nearlyFull || null;
};

/** What shows a fault of the image's local copy, or of the room where images are kept. */
export const engineEvidence: Readonly<Record<string, Evidence>> = {
  'arch-exec-format': ({ host }) => {
    const [image, system] = [valueIn(host.localImage), valueIn(host.system)];
    if (image?.kind !== 'present' || image.architecture === '' || system === null) return null;
    return image.architecture !== system.architecture;
  },
  'disk-full-docker-root': ({ host }) => full(host, 'engine'),
  'containerd-store-disk': ({ host }) => full(host, 'containerd'),
  'disk-full-docker-desktop-vm': ({ host }) => byDesktop(host),
  'disk-full-other-fs': ({ host }) => {
    const { freeInodes = null, temporary } = valueIn(host.storage) ?? {};
    const small = temporary !== undefined && temporary.freeBytes < nearlyFull;
    return small || (freeInodes !== null && freeInodes < fewInodes) || null;
  },
  'wsl-linux-driver-installed': ({ host }) => {
    const wsl = valueIn(host.wsl);
    if (wsl === null) return null;
    return 'linuxDriver' in wsl && wsl.linuxDriver.files.length > 0;
  },
  'wsl-dxcore-not-found': ({ host }) => {
    const wsl = valueIn(host.wsl);
    if (wsl === null) return null;
    return 'dxg' in wsl && !(wsl.dxg && (wsl.libraries ?? []).includes('libdxcore.so'));
  },
  'ngc-wrong-credentials': ({ host }) => {
    const registry = valueIn(host.registry);
    return registry === null ? null : registry.route.credentials !== 'none';
  },
  'ngc-not-logged-in': ({ host }) => {
    const registry = valueIn(host.registry);
    return registry === null ? null : registry.route.credentials === 'none';
  },
  'proxy-misconfigured': ({ host }) => {
    const registry = valueIn(host.registry);
    if (registry?.kind === 'failed' && registry.problem === 'proxy') return true;
    return registry?.route.proxy === null ? false : null;
  },
  'registry-cdn-blocked': ({ host }) => {
    const registry = valueIn(host.registry);
    return registry?.kind === 'failed' && registry.problem === 'blob-host' ? true : null;
  },
  'proxy-only-in-shell': ({ host }) => {
    const registry = valueIn(host.registry);
    return registry === null ? null : (registry.route.shellProxy ?? '') !== '';
  },
  'docker-group-not-active': ({ host }) => {
    const group = valueIn(host.dockerGroup);
    return group === null ? null : group.listed && !group.active;
  },
  'snap-docker': ({ host }) => {
    const dockerd = valueIn(host.dockerd);
    return dockerd === null ? null : dockerd.flavour === 'snap';
  },
  'docker-desktop-linux-context': ({ host }) => {
    const platform = valueIn(host.platform);
    return platform === null || platform.kind === 'wsl2' ? false : byDesktop(host);
  },
  'docker-too-old-seccomp': ({ host }) => {
    const engine = valueIn(host.engine);
    const version = engine?.kind === 'running' ? parseVersion(engine.version) : null;
    return version === null ? null : isBefore(version, firstClone3);
  },
};
