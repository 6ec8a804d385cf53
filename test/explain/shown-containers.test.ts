import { describe, expect, it } from 'vitest';
import { shownBy } from '../../src/explain/shown/shown.ts';

/** The codes of what is shown, the first of each. */
const shown = (text: string): readonly string[] =>
  shownBy(text).shown.map(({ causes, loose }) => `${causes[0]?.code}${loose === true ? ' loosely' : ''}`);

const isOut = (code: string, text: string): boolean => shownBy(text).ruledOut.has(code);

describe('a search for the toolkit', () => {
  it('that finds nothing tells that there is none', () => {
    for (const command of [
      'dpkg -l | grep nvidia-container',
      'rpm -qa | grep libnvidia-container',
      'which nvidia-ctk',
      'sudo apt list --installed | grep nvidia-docker2',
    ]) {
      expect(shown(`ada@gpu1:~$ ${command}\nada@gpu1:~$ `)).toEqual(['toolkit-not-installed']);
    }
  });

  it('says nothing where something was found, where its end was not copied, or where it was installed', () => {
    expect(
      shown(
        'ada@gpu1:~$ dpkg -l | grep nvidia-container\nii  nvidia-container-toolkit 1.17.8-1\nada@gpu1:~$ ',
      ),
    ).toEqual([]);
    expect(shown('ada@gpu1:~$ dpkg -l | grep nvidia-container')).toEqual([]);
    expect(shown('ada@gpu1:~$ apt install -y -qq nvidia-container-toolkit\nada@gpu1:~$ ')).toEqual([]);
    expect(shown('ada@gpu1:~$ dpkg -l | grep gimp\nada@gpu1:~$ ')).toEqual([]);
    expect(
      shown('root@5e8f1c5c5e8f:/# which nvidia-ctk\nroot@5e8f1c5c5e8f:/# '),
      'in a container nobody needs it',
    ).toEqual([]);
  });
});

describe('the runtimes in docker info', () => {
  it('without one of NVIDIA say little', () => {
    expect(shown(' Runtimes: io.containerd.runc.v2 runc\n Default Runtime: runc')).toEqual([
      'nvidia-runtime-not-registered loosely',
    ]);
  });

  it('say nothing with it, or of Docker Desktop', () => {
    expect(shown(' Runtimes: io.containerd.runc.v2 nvidia runc')).toEqual([]);
    expect(shown(' Runtimes: runc\n Operating System: Docker Desktop')).toEqual([]);
    expect(shown('Runtimes: 12 ms for training')).toEqual([]);
  });
});

describe('a CDI specification', () => {
  const library = (version: string): string =>
    `  - containerPath: /usr/lib64/libcuda.so.${version}\n  hostPath: /usr/lib64/libcuda.so.${version}`;

  it('is stale where its libraries are of another driver than the module', () => {
    const module = 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  570.133.20  Fri Apr  4';
    expect(shown(`${library('565.57.01')}\n${module}`)).toEqual(['cdi-spec-stale']);
    expect(shown(`${library('570.133.20')}\n${module}`)).toEqual([]);
    expect(shown(library('565.57.01'))).toEqual([]);
  });

  it('is not what a library elsewhere is of', () => {
    expect(
      shown('libcuda.so.565.57.01 => /opt/x\n| NVIDIA-SMI 570.133.20  Driver Version: 570.133.20'),
    ).toEqual([]);
  });
});

describe('an image', () => {
  it('for another processor cannot run', () => {
    expect(
      shown(
        "ada@gh200:~$ uname -m\naarch64\nada@gh200:~$ docker image inspect -f '{{.Architecture}}' x\namd64\nada@gh200:~$ ",
      ),
    ).toEqual(['arch-exec-format']);
    expect(shown('Linux gh200 6.8.0 #1 SMP aarch64 GNU/Linux\n   "Architecture": "amd64",')).toEqual([
      'arch-exec-format',
    ]);
  });

  it("for the machine's own, or for one that is not known, is none of a fault", () => {
    expect(shown('x86_64\n   "Architecture": "amd64",')).toEqual([]);
    expect(shown('   "Architecture": "amd64",')).toEqual([]);
  });
});

describe('a toolkit from before control groups of version 2', () => {
  it('is told where the host has them', () => {
    expect(shown('cgroup2fs\nversion: 1.3.3\n')).toEqual(['cgroup-v2-old-libnvidia loosely']);
    expect(shown(' Cgroup Version: 2\nlibnvidia-container1-1.4.0-1.x86_64')).toEqual([
      'cgroup-v2-old-libnvidia loosely',
    ]);
  });

  it('is not told of a later one, or of a host of version 1', () => {
    expect(shown('cgroup2fs\nversion: 1.17.8')).toEqual([]);
    expect(shown('tmpfs\nversion: 1.3.3')).toEqual([]);
  });
});

describe("the toolkit's configuration", () => {
  it('names the root of a driver container in a line that counts', () => {
    expect(shown('[nvidia-container-cli]\nroot = "/run/nvidia/driver"')).toEqual([
      'config-toml-driver-root loosely',
    ]);
    expect(shown('[nvidia-container-cli]\n#root = "/run/nvidia/driver"')).toEqual([]);
    expect(shown('[nvidia-container-cli]\nroot = "/"')).toEqual([]);
  });
});

describe('what is known of the engine', () => {
  it('speaks against the snap and Docker Desktop', () => {
    expect(isOut('snap-docker', '/usr/bin/docker')).toBe(true);
    expect(isOut('snap-docker', '/snap/bin/docker')).toBe(false);
    expect(isOut('docker-desktop-linux-context', ' Operating System: Ubuntu 24.04.1 LTS')).toBe(true);
    expect(isOut('docker-desktop-linux-context', ' Operating System: Docker Desktop')).toBe(false);
  });

  it('speaks against a missing toolkit where one of its programs is there', () => {
    expect(isOut('toolkit-not-installed', '/usr/bin/nvidia-ctk')).toBe(true);
    expect(isOut('toolkit-not-installed', 'ls: cannot access /usr/bin/nvidia-ctk')).toBe(false);
  });

  it('speaks against a missing flag where each container was started with it', () => {
    const typed = (...commands: readonly string[]): string =>
      commands.map((command) => `ada@gpu1:~$ ${command}\nx\n`).join('');
    expect(isOut('gpus-flag-missing', typed('docker run --rm --gpus all ubuntu nvidia-smi'))).toBe(true);
    expect(isOut('gpus-flag-missing', typed('podman run --device nvidia.com/gpu=all ubuntu'))).toBe(true);
    expect(isOut('gpus-flag-missing', typed('docker run --gpus all a', 'docker run b'))).toBe(false);
    expect(isOut('gpus-flag-missing', typed('docker ps'))).toBe(false);
  });
});
