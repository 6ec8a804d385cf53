import { describe, expect, it } from 'vitest';
import { noEvidence } from '../../src/import/evidence.ts';
import { kernelIn } from '../../src/import/facts/kernel.ts';
import { packagesIn } from '../../src/import/facts/packages.ts';
import { factsIn } from '../../src/import/facts.ts';
import { factsFor } from '../../src/import/image.ts';
import { imported } from '../../src/import/imported.ts';
import { session } from '../../src/import/session.ts';
import { worthAsking } from '../../src/import/worth-asking.ts';
import { valueIn } from '../../src/probe.ts';
import type { FactKey, Readings } from '../../src/probes.ts';

const end = 'ada@node7:~$ \n';
/** What a command that was typed, with the prompt after it, tells. */
const typed = (command: string, text: string) => session(`ada@node7:~$ ${command}\n${text}\n${end}`);
const fact = async <K extends FactKey>(key: K, command: string, text: string) =>
  valueIn<unknown>((await factsIn(typed(command, text)))[key]);

const info = `Client: Docker Engine - Community
 Context:    default

Server:
 Containers: 0
  Running: 0
 Server Version: 27.3.1
 Cgroup Version: 2
 Runtimes: runc
 Kernel Version: 6.8.0-45-generic
 Operating System: Ubuntu 24.04.1 LTS
 Architecture: x86_64
 Docker Root Dir: /var/lib/docker
 Security Options:
  apparmor
`;

describe('the kernel, by whatever tells of it', () => {
  it.each([
    [
      'hostnamectl',
      ' Static hostname: n\n          Kernel: Linux 5.15.0-91-generic\n    Architecture: x86-64',
      '5.15.0-91-generic',
    ],
    [
      'hostnamectl',
      ' Static hostname: n\n          Kernel: Linux 6.8.0-1010-nvidia-64k\n    Architecture: arm64',
      '6.8.0-1010-nvidia-64k',
    ],
    ['docker info', info, '6.8.0-45-generic'],
    ['uname -r', '4.18.0-553.el8_10.x86_64', '4.18.0-553.el8_10.x86_64'],
    ['uname -srm', 'Linux 6.1.0-18-amd64 x86_64', '6.1.0-18-amd64'],
  ])('%s', (command, text, release) => {
    expect(kernelIn(typed(command, text))?.release).toBe(release);
  });

  it('is not that of the machine in which Docker Desktop runs, nor one whose processor nobody tells', () => {
    const desktop = info.replace('Ubuntu 24.04.1 LTS', 'Docker Desktop');
    expect(kernelIn(typed('docker info', desktop))).toBe(null);
    expect(kernelIn(typed('uname -r', '6.1.0-18-amd64'))).toBe(null);
    expect(kernelIn(session(`$ uname -r\n6.1.0-18-amd64\n$ uname -m\naarch64\n${end}`))).toEqual({
      release: '6.1.0-18-amd64',
      machine: 'aarch64',
    });
  });

  it('comes with the model and the distribution where hostnamectl tells them', async () => {
    const text =
      ' Static hostname: n\nOperating System: Ubuntu 22.04.4 LTS\n          Kernel: Linux 5.15.0-91-generic\n    Architecture: x86-64\n Hardware Vendor: NVIDIA\n  Hardware Model: DGX H100';
    expect(await fact('platform', 'hostnamectl', text)).toEqual({ kind: 'dgx', name: 'DGX H100' });
    expect(await fact('os', 'hostnamectl', text)).toMatchObject({ id: 'ubuntu', versionId: '22.04' });
  });
});

describe('packages', () => {
  it.each([
    [
      'apt list --installed',
      'Listing...\nnvidia-container-toolkit/unknown,now 1.17.8-1 amd64 [installed]',
      'deb',
    ],
    ['dnf list installed', 'Installed Packages\nnvidia-container-toolkit.x86_64    1.17.8-1    @cuda', 'rpm'],
    ['yum list installed', 'nvidia-container-toolkit.x86_64   1.17.8-1   @cuda', 'rpm'],
    ['dpkg-query -l', 'ii  nvidia-container-toolkit  1.17.8-1  amd64  x', 'deb'],
  ])('%s', (command, text, kind) => {
    const packages = packagesIn(typed(command, text));
    expect(packages?.kind).toBe(kind);
    expect(packages?.versions.get('nvidia-container-toolkit')).toBe('1.17.8-1');
    // Some rows are no whole list.
    expect(packages?.lacks('docker-ce')).toBe(false);
  });

  it('that could be had are not those that are there', () => {
    expect(packagesIn(typed('apt list', 'nvidia-container-toolkit/unknown 1.17.8-1 amd64'))).toBe(null);
    expect(packagesIn(typed('dnf list available', 'nvidia-container-toolkit.x86_64 1.17.8-1 cuda'))).toBe(
      null,
    );
  });
});

describe('images', () => {
  const old = `REPOSITORY               TAG         IMAGE ID       CREATED        SIZE
nvcr.io/nvidia/pytorch   24.09-py3   0d2a1b3c4d5e   2 months ago   21.4GB
nvcr.io/nvidia/pytorch   <none>      1d2a1b3c4d5e   2 months ago   21.4GB
ubuntu                   22.04       aabbccddeeff   3 months ago   77.9MB`;
  const new_ = `                                          i Info →   U  In Use
IMAGE                              ID             DISK USAGE   CONTENT SIZE   EXTRA
nvcr.io/nvidia/pytorch:24.09-py3   0d2a1b3c4d5e       21.4GB         9.1GB    U
ubuntu:22.04                       aabbccddeeff       77.9MB        29.5MB`;
  const pytorch = {
    reference: 'nvcr.io/nvidia/pytorch:24.09-py3',
    id: '0d2a1b3c4d5e',
    sizeBytes: 21_400_000_000,
  };

  it.each([
    ['docker images', old],
    ['docker image ls', old],
    ['docker images', new_],
    [
      'docker images | grep nvidia/pytorch',
      'nvcr.io/nvidia/pytorch   24.09-py3   0d2a1b3c4d5e   2 months ago   21.4GB',
    ],
  ])('%s', async (command, text) => {
    const images = await fact('localImages', command, text);
    expect(images).toContainEqual(pytorch);
    expect(JSON.stringify(images)).not.toContain('ubuntu');
  });

  it('are none where the list is empty, and not told by half a list', async () => {
    const [head = ''] = old.split('\n');
    expect(await fact('localImages', 'docker images', head)).toEqual([]);
    const searched = `$ uname\nLinux\n$ docker images | grep pytorch\n${end}`;
    expect(valueIn((await factsIn(session(searched))).localImages)).toEqual([]);
    expect(
      await fact(
        'localImages',
        'docker images | grep ubuntu',
        'ubuntu  22.04  aabbccddeeff  3 months ago  77.9MB',
      ),
    ).toBe(null);
    expect(await fact('localImages', 'docker images | head -2', old)).toBe(null);
    expect(await fact('localImages', 'docker images ubuntu', head)).toBe(null);
    expect(await fact('localImages', 'docker images', 'Cannot connect to the Docker daemon')).toBe(null);
    expect(valueIn((await factsIn(session(`$ docker images\n${old}`))).localImages)).toBe(null);
  });

  const factsOf = async (text: string): Promise<Readings> => {
    const target = (await imported(session(text), 'text', text))?.recording.target;
    return target === undefined ? {} : factsFor(session(text), target);
  };

  it('the newest is what is to be launched, and one that was named and is not listed is not there', async () => {
    const uname = '$ uname -a\nLinux node7 6.1.0-1 #1 SMP x86_64 GNU/Linux\n';
    expect(valueIn((await factsOf(`${uname}$ docker images\n${old}\n${end}`)).localImage)).toBe(null);
    const run = '$ docker run --gpus all nvcr.io/nvidia/pytorch:25.01-py3\n';
    expect(valueIn((await factsOf(`${uname}${run}$ docker images\n${old}\n${end}`)).localImage)).toEqual({
      kind: 'absent',
    });
  });

  it('is told whole by docker inspect', async () => {
    const image = [
      {
        Id: 'sha256:aa',
        RepoTags: ['nvcr.io/nvidia/pytorch:24.09-py3'],
        Size: 5,
        Architecture: 'arm64',
        Os: 'linux',
        Config: { Env: ['CUDA_VERSION=12.6.1.006'], Labels: null },
      },
    ];
    const text = `$ docker images\n${old}\n$ docker inspect nvcr.io/nvidia/pytorch:24.09-py3\n${JSON.stringify(image, null, 4)}\n${end}`;
    expect(valueIn((await factsOf(text)).localImage)).toMatchObject({
      kind: 'present',
      architecture: 'arm64',
      env: { CUDA_VERSION: '12.6.1.006' },
    });
  });
});

it('a row without end is read in no time', async () => {
  const row = `nvcr.io/nvidia/pytorch 24.09-py3 0d2a1b3c4d5e ${'1'.repeat(2_000_000)}`;
  const began = performance.now();
  expect(await fact('localImages', 'docker images', `REPOSITORY TAG IMAGE ID\n${row}`)).toBe(null);
  expect(performance.now() - began).toBeLessThan(5000);
});

describe('a launch by hand', () => {
  const run = 'docker run --rm --gpus all nvcr.io/nvidia/pytorch:24.09-py3';
  const daemon = 'docker: Error response from daemon: could not select device driver';

  it('that was refused', async () => {
    expect(await fact('launch', run, `${daemon}\nSee 'docker run --help'`)).toEqual({
      kind: 'refused',
      command: run.split(' '),
      exitCode: null,
      text: `${daemon}\nSee 'docker run --help'`,
    });
    expect(await fact('launch', 'docker run --runtime nvidia x', daemon)).toMatchObject({ kind: 'refused' });
    expect(await fact('launch', 'docker run --device nvidia.com/gpu=all x', daemon)).toMatchObject({
      kind: 'refused',
    });
    expect(await fact('launch', run, 'unknown flag: --gpus\nSee ...')).toMatchObject({ kind: 'refused' });
  });

  it('whose image did not come', async () => {
    const missing = "Unable to find image 'nvcr.io/nvidia/pytorch:24.09-py3' locally\n";
    expect(await fact('launch', run, `${missing}${daemon}`)).toMatchObject({
      kind: 'pull-failed',
      text: daemon,
    });
    expect(
      await fact('launch', run, `${missing}Status: Downloaded newer image for x\n${daemon}`),
    ).toMatchObject({ kind: 'refused' });
    expect(
      await fact(
        'launch',
        'docker pull nvcr.io/nvidia/pytorch:99.09-py3',
        'Error response from daemon: manifest unknown',
      ),
    ).toMatchObject({ kind: 'pull-failed' });
  });

  it.each([
    ['of a container without GPUs', 'docker run --rm ubuntu', daemon],
    ['that went on', run, 'Fri Jul 5\nGPU 0'],
    ['that a program in the container quotes', run, 'log: docker: Error response from daemon: x'],
    [
      'that did not reach the engine',
      run,
      'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
    ],
  ])('%s tells nothing', async (_, command, text) => {
    expect(await fact('launch', command, text)).toBe(null);
  });
});

describe('services and modules', () => {
  it.each([
    ['active (running)', true],
    ['inactive (dead)', false],
    ['failed (Result: exit-code)', false],
  ])('the persistence daemon is %s', async (active, socket) => {
    const text = `● nvidia-persistenced.service - x\n     Loaded: loaded (/lib/systemd/system/nvidia-persistenced.service; enabled)\n     Active: ${active}`;
    expect(await fact('persistenced', 'systemctl status nvidia-persistenced', text)).toEqual({ socket });
  });

  it('control groups, by the engine or by their file system', async () => {
    expect(await fact('cgroupMode', 'docker info', info)).toEqual({ unified: true });
    expect(await fact('cgroupMode', 'docker info', info.replace('Version: 2\n', 'Version: 1\n'))).toEqual({
      unified: false,
    });
    expect(await fact('cgroupMode', 'docker info', info.replace(' Cgroup Version: 2\n', ''))).toBe(null);
    expect(await fact('cgroupMode', 'stat -fc %T /sys/fs/cgroup/', 'cgroup2fs')).toBe(null);
    expect(await fact('cgroupMode', 'stat -fc %T /sys/fs/cgroup', 'tmpfs')).toEqual({ unified: false });
  });

  it.each([
    ['getenforce', 'Disabled', 'off'],
    ['getenforce', 'Permissive', 'permissive'],
    ['sestatus', 'SELinux status:                 disabled', 'off'],
    [
      'sestatus',
      'SELinux status:                 enabled\nCurrent mode:                   permissive',
      'permissive',
    ],
    ['getenforce', 'Enforcing', undefined],
    ['getenforce', 'bash: getenforce: command not found', undefined],
  ])('SELinux: %s %s', async (command, text, selinux) => {
    const { securityModules } = await factsIn(typed(command, text));
    expect(valueIn(securityModules)?.selinux).toBe(selinux);
  });

  it('a policy that is enforced is told with its switches, or with an engine that knows of none', async () => {
    const enforcing = '$ getenforce\nEnforcing\n';
    const of = async (text: string) =>
      valueIn((await factsIn(session(`${enforcing}${text}${end}`))).securityModules);
    expect(await of('$ getsebool container_use_devices\ncontainer_use_devices --> on\n')).toMatchObject({
      selinux: 'enforcing',
      booleans: { container_use_devices: true, container_use_xserver_devices: null },
    });
    expect(await of(`$ docker info\n${info}`)).toMatchObject({ selinux: 'enforcing' });
    expect(await of(`$ docker info\n${info.replace('  apparmor', '  selinux')}`)).toBe(null);
  });
});

describe('CDI', () => {
  it.each([
    ['nvidia-ctk cdi list', 'INFO[0000] Found 0 CDI devices'],
    [
      'ls -l /etc/cdi /var/run/cdi',
      "ls: cannot access '/etc/cdi': No such file or directory\nls: cannot access '/var/run/cdi': No such file or directory",
    ],
  ])('%s: there is no specification', async (command, text) => {
    expect(await fact('cdi', command, text)).toEqual({ dirs: ['/etc/cdi', '/var/run/cdi'], specs: [] });
  });

  it.each([
    ['devices', 'nvidia-ctk cdi list', 'INFO[0000] Found 1 CDI devices\nnvidia.com/gpu=all'],
    [
      'devices that are counted by halves',
      'nvidia-ctk cdi list',
      'INFO[0000] Found 0 CDI devices\nnvidia.com/gpu=all',
    ],
    [
      'files that cannot be read',
      'nvidia-ctk cdi list',
      'WARN[0000] The following registry errors were reported:\nWARN[0000] /etc/cdi/x.yaml: x\nINFO[0000] Found 0 CDI devices',
    ],
    ['a folder of its own', 'nvidia-ctk cdi list --spec-dir=/x', 'INFO[0000] Found 0 CDI devices'],
    ['one folder alone', 'ls /etc/cdi', "ls: cannot access '/etc/cdi': No such file or directory"],
    ['no such program', 'nvidia-ctk cdi list', 'bash: nvidia-ctk: command not found'],
  ])('%s: not told', async (_, command, text) => {
    expect(await fact('cdi', command, text)).toBe(null);
  });
});

it('links between GPUs, where the table is whole', async () => {
  const uname = 'Linux node7 6.1.0-1 #1 SMP x86_64 GNU/Linux';
  const table =
    '\tGPU0\tGPU1\tCPU Affinity\nGPU0\t X \tNV12\t0-31\nGPU1\tNV12\t X \t0-31\n\nLegend:\n\n  X    = Self';
  const of = async (text: string) =>
    valueIn((await factsIn(session(`$ uname -a\n${uname}\n$ nvidia-smi topo -m\n${text}\n${end}`))).gpuLinks);
  expect(await of(table)).toEqual({
    matrix: [
      ['X', 'NV12'],
      ['NV12', 'X'],
    ],
  });
  expect(await of(table.replace('GPU1\tNV12\t X \t0-31\n', ''))).toBe(null);
  expect(valueIn((await factsIn(session(`Look:\n\n${table}\n`))).gpuLinks)).toEqual({
    matrix: [
      ['X', 'NV12'],
      ['NV12', 'X'],
    ],
  });
});

describe('what is worth asking for', () => {
  it('is what would tell most of what is not told', async () => {
    expect(worthAsking(await factsIn(noEvidence)).slice(0, 3)).toEqual([
      'uname -a',
      'cat /etc/os-release',
      'nvidia-smi -q',
    ]);
    const some = worthAsking(await factsIn(typed('docker info', info)));
    expect(some).not.toContain('docker info');
    expect(some).toContain('dpkg -l');
  });

  it('stands in the notes', async () => {
    const notes = (await imported(typed('docker info', info), 'text', info))?.notes ?? [];
    expect(notes[1]).toMatch(/^to know more, ask for the outputs of: nvidia-smi -q; /);
  });
});
