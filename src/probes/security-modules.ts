import type { Host } from '../host/host.ts';
import { type Probe, read, valueIn } from '../probe.ts';

/** What the kernel's security modules and limits say to containers. Null throughout: it cannot be read. */
export interface SecurityModulesFact {
  /** `off`: the kernel has no SELinux, or none with a policy. */
  readonly selinux: 'enforcing' | 'permissive' | 'off' | null;
  /** The policy's switches by name; null: it has none of that name. `container-selinux` brings them. */
  readonly booleans: Readonly<Record<SelinuxBoolean, boolean | null>>;
  /** How many user namespaces a user may make (user.max_user_namespaces). */
  readonly mostUserNamespaces: number | null;
  /** kernel.unprivileged_userns_clone of Debian and others; absent elsewhere. */
  readonly userNamespacesForAll: boolean | null;
  /** The program that loads AppArmor's profiles is in one of its usual places; null: not known. */
  readonly apparmorParser: boolean | null;
  /** kernel.apparmor_restrict_unprivileged_userns of Ubuntu (23.10 and later): programs need a profile for them. */
  readonly apparmorRestrictsUserNamespaces: boolean | null;
  /** /etc/apparmor.d has a profile for the rootlesskit of this machine: for any, where that is not found. */
  readonly rootlesskitProfile: boolean | null;
}

/** They let containers use devices of the type that the driver's nodes have, `xserver_misc_device_t`. */
const selinuxBooleans = ['container_use_xserver_devices', 'container_use_devices'] as const;
export type SelinuxBoolean = (typeof selinuxBooleans)[number];

export const securityModules: Probe<SecurityModulesFact> = {
  title: 'Security modules',
  cost: 'local',
  needs: ['system'],
  async ask(host, _target, facts) {
    const home = valueIn(facts.system)?.home ?? null;
    const [selinux, xserver, devices, most, clone, restricted, profile, ...parsers] = await Promise.all([
      selinuxMode(host),
      booleanOf(host, 'container_use_xserver_devices'),
      booleanOf(host, 'container_use_devices'),
      numberIn(host, '/proc/sys/user/max_user_namespaces'),
      numberIn(host, '/proc/sys/kernel/unprivileged_userns_clone'),
      numberIn(host, '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'),
      rootlesskitProfile(host, home),
      host.stat('/sbin/apparmor_parser'),
      host.stat('/usr/sbin/apparmor_parser'),
    ]);
    return read({
      selinux,
      booleans: { container_use_xserver_devices: xserver, container_use_devices: devices },
      mostUserNamespaces: most,
      userNamespacesForAll: clone === null ? null : clone !== 0,
      apparmorParser: parsers.some(({ kind }) => kind === 'ok'),
      apparmorRestrictsUserNamespaces: restricted === null ? null : restricted !== 0,
      rootlesskitProfile: profile,
    });
  },
};

/**
 * AppArmor brings one for /usr/bin/rootlesskit. Docker's script installs into a home folder, whose program has a profile of
 * its own, by the name of its path (docs.docker.com, rootless mode).
 */
async function rootlesskitProfile(host: Host, home: string | null): Promise<boolean | null> {
  const places = ['/usr/bin/rootlesskit', ...(home === null ? [] : [`${home}/bin/rootlesskit`])];
  const [profiles, ...stats] = await Promise.all([
    host.list('/etc/apparmor.d'),
    ...places.map((path) => host.stat(path)),
  ]);
  if (profiles.kind !== 'ok') return null;
  const [packaged, own] = stats.map(({ kind }) => kind === 'ok');
  const ofHome =
    own === true && packaged !== true ? `${home}/bin/rootlesskit`.slice(1).replaceAll('/', '.') : null;
  return profiles.value.some((name) => (ofHome === null ? name.includes('rootlesskit') : name === ofHome));
}

async function selinuxMode(host: Host): Promise<SecurityModulesFact['selinux']> {
  const file = await host.readText('/sys/fs/selinux/enforce');
  if (file.kind === 'absent') return 'off';
  const word = file.kind === 'ok' ? file.value.trim() : '';
  return word === '1' ? 'enforcing' : word === '0' ? 'permissive' : null;
}

/** Two numbers: what holds, and what will hold when pending changes are committed. */
async function booleanOf(host: Host, name: SelinuxBoolean): Promise<boolean | null> {
  const file = await host.readText(`/sys/fs/selinux/booleans/${name}`);
  const value = file.kind === 'ok' ? /^([01])\b/.exec(file.value)?.[1] : undefined;
  return value === undefined ? null : value === '1';
}

async function numberIn(host: Host, path: string): Promise<number | null> {
  const file = await host.readText(path);
  const value = file.kind === 'ok' ? /^\s*(\d{1,15})\s*$/.exec(file.value)?.[1] : undefined;
  return value === undefined ? null : Number(value);
}
