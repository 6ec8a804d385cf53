import { expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { cgroupMode } from '../../src/probes/cgroup-mode.ts';
import { rdma } from '../../src/probes/rdma.ts';
import { securityModules } from '../../src/probes/security-modules.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { file } from '../support/stats.ts';

const bare = {
  '/sys/fs/selinux/enforce': absent,
  '/sys/fs/selinux/booleans/container_use_xserver_devices': absent,
  '/sys/fs/selinux/booleans/container_use_devices': absent,
  '/proc/sys/user/max_user_namespaces': absent,
  '/proc/sys/kernel/unprivileged_userns_clone': absent,
  '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': absent,
};
const parsers = { '/sbin/apparmor_parser': absent, '/usr/sbin/apparmor_parser': absent };
const kits = { '/usr/bin/rootlesskit': absent, '/home/ada/bin/rootlesskit': absent };
const facts = readingsOf({ system: healthy.system });
const nothing = {
  selinux: 'off',
  booleans: { container_use_xserver_devices: null, container_use_devices: null },
  mostUserNamespaces: null,
  userNamespacesForAll: null,
  apparmorParser: false,
  apparmorRestrictsUserNamespaces: null,
  rootlesskitProfile: null,
};

it.each([
  [{}, {}],
  [
    {
      '/sys/fs/selinux/enforce': '1',
      '/sys/fs/selinux/booleans/container_use_xserver_devices': '0 0',
      '/sys/fs/selinux/booleans/container_use_devices': '1 1\n',
    },
    { selinux: 'enforcing', booleans: { container_use_xserver_devices: false, container_use_devices: true } },
  ],
  [{ '/sys/fs/selinux/enforce': '0' }, { selinux: 'permissive' }],
  [{ '/sys/fs/selinux/enforce': { failed: 'denied' as const } }, { selinux: null }],
  [{ '/sys/fs/selinux/enforce': 'Enforcing' }, { selinux: null }],
  [
    {
      '/proc/sys/user/max_user_namespaces': '0\n',
      '/proc/sys/kernel/unprivileged_userns_clone': '0\n',
      '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n',
    },
    { mostUserNamespaces: 0, userNamespacesForAll: false, apparmorRestrictsUserNamespaces: true },
  ],
  [{ '/proc/sys/user/max_user_namespaces': '-1' }, {}],
])('security modules of %j', async (files, expected) => {
  const recording = {
    read: { ...bare, ...files },
    list: { '/etc/apparmor.d': absent },
    stat: { ...parsers, ...kits },
  };
  expect(await askProbe(securityModules, recording, facts)).toEqual(read({ ...nothing, ...expected }));
});

it.each([
  [['docker', 'usr.bin.rootlesskit'], {}, true],
  [['home.ada.bin.rootlesskit'], {}, true],
  [['docker'], {}, false],
  [['rootlesskit'], { '/usr/bin/rootlesskit': file }, true],
  [['rootlesskit'], { '/usr/bin/rootlesskit': file, '/home/ada/bin/rootlesskit': file }, true],
  // The one that comes with AppArmor is for the program of the packages alone.
  [['rootlesskit'], { '/home/ada/bin/rootlesskit': file }, false],
  [['rootlesskit', 'home.ada.bin.rootlesskit'], { '/home/ada/bin/rootlesskit': file }, true],
])('profiles %j with %j: %s', async (names, there, rootlesskitProfile) => {
  const stat = { ...parsers, ...kits, ...there, '/usr/sbin/apparmor_parser': file };
  const recording = { read: bare, list: { '/etc/apparmor.d': names }, stat };
  expect(await askProbe(securityModules, recording, facts)).toMatchObject({
    value: { rootlesskitProfile, apparmorParser: true },
  });
});

it('RDMA devices', async () => {
  const path = '/sys/class/infiniband';
  expect(await askProbe(rdma, { list: { [path]: ['mlx5_0'] } })).toEqual(read({ devices: ['mlx5_0'] }));
  expect(await askProbe(rdma, { list: { [path]: absent } })).toEqual(read({ devices: [] }));
  expect(await askProbe(rdma, { list: { [path]: { failed: 'denied' } } })).toMatchObject({ ok: false });
});

it('control groups', async () => {
  const path = '/sys/fs/cgroup/cgroup.controllers';
  expect(await askProbe(cgroupMode, { stat: { [path]: file } })).toEqual(read({ unified: true }));
  expect(await askProbe(cgroupMode, { stat: { [path]: absent } })).toEqual(read({ unified: false }));
  expect(await askProbe(cgroupMode, { stat: { [path]: { failed: 'denied' } } })).toMatchObject({ ok: false });
});
