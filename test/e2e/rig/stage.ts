import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, registryDir, rigDir } from './paths.ts';
import { type Settled, servicePath } from './settle.ts';
import { dockerFiles } from './stage/docker-files.ts';
import { libraryDirectory, stageDriver } from './stage/driver.ts';
import { stageMachine } from './stage/machine.ts';
import { switchAddresses } from './stage/pci.ts';
import { podmanFiles, stagePodman } from './stage/podman.ts';
import { stageRegistry } from './stage/registry.ts';
import { stageToolkit } from './stage/toolkit.ts';
import { lines, putProgram, type Writer, writer } from './stage/writer.ts';

const adminPrograms: Readonly<Record<string, string>> = {
  'apt-get': '/usr/bin/apt-get',
  curl: '/usr/bin/curl',
  modprobe: '/usr/sbin/modprobe',
  rmmod: '/usr/sbin/rmmod',
  usermod: '/usr/sbin/usermod',
  reboot: '/usr/sbin/reboot',
  dmesg: '/usr/bin/dmesg',
  'nvidia-smi-change': '/opt/stand-in/nvidia-smi-change',
};
const serviceTools: Readonly<Record<string, string>> = {
  systemctl: '/usr/bin/systemctl',
  service: '/usr/sbin/service',
  journalctl: '/usr/bin/journalctl',
};

function servicePrograms(host: Settled): readonly [name: string, path: string][] {
  if (host.serviceManager === 'none') return [];
  const all = Object.entries(serviceTools);
  return host.serviceManager === 'sysv' ? all.filter(([name]) => name === 'service') : all;
}

/** Writes everything that a host's start reads into the staging folder. */
export function stage(host: Settled, folder: string): void {
  const put = writer(join(folder, 'upper'));
  stageStandIn(host, put);
  stageDriver(host, put);
  stageToolkit(host, put);
  stageMachine(host, put);
  stagePodman(host, put);
  if (host.registry !== null) stageRegistry(host.registry, put);
  for (const [path, text] of Object.entries(host.files)) {
    put.text(`/opt/stand-in/files${path}`, text, text.startsWith('#!') ? 0o755 : 0o644);
  }
  writeFileSync(join(folder, 'description.sh'), shellVariables(host));
  writeFileSync(join(folder, 'whiteouts'), lines(whiteouts(host)));
  writeFileSync(join(folder, 'binds'), lines(host.binds));
  writeFileSync(join(folder, 'repositories.json'), repositories(host.images));
}

function stageStandIn(host: Settled, put: Writer): void {
  put.text('/opt/stand-in/description.sh', shellVariables(host));
  put.text('/opt/stand-in/log.jsonl', '', 0o666);
  put.folder('/opt/stand-in/files');
  for (const name of ['lib.sh', 'services.sh', 'cgroup.sh', 'boot.sh', 'enter.sh']) {
    put.copy(`/opt/stand-in/${name}`, join(rigDir, 'host', name), 0o755);
  }
  // Where Debian keeps the driver.
  put.text(
    '/etc/apt/sources.list.d/non-free.list',
    'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm contrib non-free non-free-firmware\n',
  );
  putProgram(put, '/opt/stand-in/inject.sh', 'inject.sh');
  put.copy('/opt/stand-in/nvidia-smi', join(cacheDir, 'nvidia-smi'), 0o755);
  put.copy('/opt/stand-in/engine-proxy.mjs', join(rigDir, 'engine-proxy.mjs'));
  put.text('/opt/stand-in/docker-files', lines(dockerFiles()));
  putProgram(put, '/opt/stand-in/packages/docker/usr/sbin/runc', 'runc');
  const booted = '<6>[    0.000000] Linux version 6.1.0-30-amd64 (debian-kernel@lists.debian.org)';
  put.text('/opt/stand-in/kernel-log', `${booted}\n`, 0o600);
  put.text('/opt/stand-in/kernel-log-lines', lines(host.kernelLog));
  if (host.nvmlCode !== null) put.text('/opt/stand-in/nvml-code', `${host.nvmlCode}\n`);
  for (const [name, path] of Object.entries(adminPrograms)) putProgram(put, path, name);
  for (const [name, path] of servicePrograms(host)) putProgram(put, path, name);
}

function whiteouts(host: Settled): readonly string[] {
  // Engines and clients that this machine has beside Debian's, and what root has logged in to. A rig host is a machine,
  // whatever this one was made from.
  const strangers = ['/usr/local/bin/docker', '/usr/local/bin/dockerd', '/.dockerenv'];
  const login = host.registry?.loggedInWith === undefined ? ['/root/.docker'] : [];
  const present = servicePrograms(host).map(([, path]) => path);
  const services = Object.values(serviceTools).filter((path) => !present.includes(path));
  if (host.serviceManager === 'none') services.push('/etc/init.d/docker');
  const docker = host.docker.installed ? [] : dockerFiles();
  const podman = host.podman === null ? podmanFiles : [];
  const config = host.docker.daemonJson === null ? ['/etc/docker/daemon.json'] : [];
  return [...strangers, ...login, ...services, ...docker, ...podman, ...config, ...host.hidden].filter(
    (path) => existsSync(path),
  );
}

function repositories(images: Settled['images']): string {
  const merged = images.map((image): { Repositories: object } =>
    JSON.parse(readFileSync(join(cacheDir, 'images', image, 'image/overlay2/repositories.json'), 'utf8')),
  );
  const byName: Record<string, object> = {};
  for (const { Repositories } of merged) {
    for (const [name, tags] of Object.entries(Repositories)) byName[name] = { ...byName[name], ...tags };
  }
  return JSON.stringify({ Repositories: byName });
}

function shellVariables(host: Settled): string {
  const { hook, installed } = host.toolkit;
  const variables: Readonly<Record<string, string>> = {
    HOST_NAME: 'gpu-host',
    NODE: process.execPath,
    SERVICE_MANAGER: host.serviceManager,
    SERVICE_PATH: servicePath,
    SHM_SIZE: host.shmSize,
    DATA_ROOT_SIZE: host.docker.dataRootSize,
    GPU_ADDRESSES: host.gpus.map((gpu) => gpu.address).join(' '),
    LIBRARY_DIRECTORY: libraryDirectory,
    DRIVER_INSTALLED: host.driver.libraries ?? '',
    ...variablesBeside(host),
    MODULE_LOADED: host.driver.module ?? '',
    NODES: host.nodes === 'none' ? '' : host.nodes,
    TOOLKIT_INSTALLED: installed === true ? 'yes' : installed === false ? 'no' : installed,
    TOOLKIT_VERSION: host.toolkit.version,
    LIBRARY_VERSION: host.toolkit.libraryVersion,
    TOOLKIT_DIRECTORY: host.toolkit.directory,
    TOOLKIT_WITHOUT: host.toolkit.without.join(' '),
    TOOLKIT_HOOK_DIRECTORY: host.toolkit.hookDirectory,
    HOOK: typeof hook === 'string' ? hook : `fails:${hook.fails}`,
    DOCKER_INSTALLED: host.docker.installed ? 'yes' : 'no',
    DOCKER_RUNNING: host.docker.running && host.docker.installed ? 'yes' : 'no',
    DOCKERD_PATH: host.docker.path,
    ENGINE_SOCKET: host.engineAnswersAs === null ? '/var/run/docker.sock' : '/run/stand-in-engine.sock',
    ENGINE_ANSWERS_AS: host.engineAnswersAs ?? '',
    GRANTS_MEMLOCK: host.grantsMemlock ? 'yes' : 'no',
    IMAGES: host.images.join(' '),
    REGISTRY: host.registry === null ? '' : 'yes',
    REGISTRY_STORE: host.registry === null ? '' : join(registryDir, 'store'),
  };
  return Object.entries(variables)
    .map(([name, value]) => `${name}='${value.replaceAll("'", `'\\''`)}'\n`)
    .join('');
}

const variablesBeside = ({ docker, fabric, podman }: Settled) => ({
  ROOTLESS: docker.rootless ? 'yes' : 'no',
  SWITCH_ADDRESSES: fabric === null ? '' : switchAddresses(fabric.switches).join(' '),
  FABRIC_MANAGER: fabric === null ? 'absent' : fabric.manager,
  PODMAN: podman ?? '',
});
