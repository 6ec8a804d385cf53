import { readFileSync } from 'node:fs';
import type { Settled } from '../settle.ts';
import type { Writer } from './writer.ts';

/** Users, names and settings of the machine and of its engine. */
export function stageMachine(host: Settled, put: Writer): void {
  put.text(
    '/etc/passwd',
    `${readFileSync('/etc/passwd', 'utf8')}tester:x:1999:1999::/home/tester:/bin/bash\n`,
  );
  put.text('/etc/group', groups(host.docker.testerInGroup));
  put.text('/etc/hostname', 'gpu-host\n');
  put.text('/etc/hosts', hostsFile(host));
  put.text('/etc/resolv.conf', 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  put.folder('/etc/docker');
  if (host.docker.daemonJson !== null) put.text('/etc/docker/daemon.json', host.docker.daemonJson);
  // Debian's file, less the plugins that nothing here uses: they double containerd's start.
  const unused = ['cri', 'btrfs', 'zfs', 'devmapper'].map((name) => pluginId(name));
  put.text('/etc/containerd/config.toml', `version = 2\ndisabled_plugins = ${JSON.stringify(unused)}\n`);
}

const pluginId = (name: string) =>
  name === 'cri' ? 'io.containerd.grpc.v1.cri' : `io.containerd.snapshotter.v1.${name}`;

function groups(testerInGroup: boolean): string {
  const text = readFileSync('/etc/group', 'utf8').replace(
    /^docker:.*$/m,
    `docker:x:106:${testerInGroup ? 'tester' : ''}`,
  );
  return `${text}tester:x:1999:\n`;
}

function hostsFile(host: Settled): string {
  const fault = host.registry?.fault;
  const local = '127.0.0.1 localhost\n127.0.1.1 gpu-host\n';
  if (host.registry === null || fault === 'does-not-resolve') return local;
  const registry = `${local}192.0.2.10 nvcr.io\n`;
  return fault === 'blob-host-unknown' ? registry : `${registry}192.0.2.11 layers.nvcr.io\n`;
}
