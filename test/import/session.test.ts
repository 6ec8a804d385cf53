import { describe, expect, it } from 'vitest';
import { covers, isNotFound, outputsOf } from '../../src/import/evidence.ts';
import { factsIn } from '../../src/import/facts.ts';
import { session } from '../../src/import/session.ts';
import type { Readings } from '../../src/probes.ts';

const facts = (text: string): Promise<Readings> => factsIn(session(text));
/** The next prompt: what stands before it is whole. */
const end = 'ada@node7:~$ \n';
const argvs = (text: string) => session(text).outputs.map(({ argv }) => argv.join(' '));

describe('commands at a prompt', () => {
  it.each([
    ['$ uname -a', 'uname -a'],
    ['# docker info', 'docker info'],
    ['ada@node7:~$ nvidia-smi -q', 'nvidia-smi -q'],
    ['root@node7:/var/log# dmesg', 'dmesg'],
    ['[ops@rack3 ~]$ lsmod', 'lsmod'],
    ['(base) ada@node7:~/work$ nvidia-smi', 'nvidia-smi'],
    ['ada@mac work % docker version', 'docker version'],
    ['$ sudo /usr/bin/nvidia-smi -q', 'nvidia-smi -q'],
    ['$ LC_ALL=C sudo -E docker info 2>&1', 'docker info'],
    ['> $ uname -a', 'uname -a'],
    [
      `$ docker run i python -c "import torch; print(a | b)" | cat`,
      'docker run i python -c import torch; print(a | b)',
    ],
    ['\u001b[01;32mada@node7\u001b[00m:\u001b[01;34m~\u001b[00m$ uname -a', 'uname -a'],
    ['$ nvidia-smi | tee out.txt', 'nvidia-smi'],
    ['➜  ~ nvidia-smi', 'nvidia-smi'],
    ['➜  train git:(main) ✗ docker info', 'docker info'],
    ['❯ nvidia-smi -q', 'nvidia-smi -q'],
    ['ada@node7 ~/work> nvidia-smi', 'nvidia-smi'],
    ['ada@node7 ~/work (main)> nvidia-smi', 'nvidia-smi'],
    ['ada@node7:~> uname -a', 'uname -a'],
    ['node7:~ # docker info', 'docker info'],
    ['node7:/var/log> dmesg', 'dmesg'],
    ['node7% nvidia-smi', 'nvidia-smi'],
    ['bash-5.1$ lsmod', 'lsmod'],
    ['sh-4.2# dmesg', 'dmesg'],
    ['╭─ada@node7 ~/work\n╰─$ nvidia-smi', 'nvidia-smi'],
    ['┌──(ada㉿node7)-[~]\n└─$ nvidia-smi', 'nvidia-smi'],
    ['[2024-07-16 09:12:44] ada@node7:~$ nvidia-smi', 'nvidia-smi'],
    ['09:12:44 ada@node7:~$ nvidia-smi', 'nvidia-smi'],
    ['+ docker info', 'docker info'],
    ['$ docker run --rm \\\n  --gpus all ubuntu nvidia-smi', 'docker run --rm --gpus all ubuntu nvidia-smi'],
  ])('%j', (line, command) => {
    expect(argvs(`${line}\nsomething\n`)).toEqual([command]);
  });

  it.each([
    ['a heading', '# Docker and I'],
    ['a comment', '# the docker command is not there'],
    ['prices', '$ 500 for a GPU'],
    ['a list of commands', '$ nvidia-smi && docker info'],
    ['a prompt of a container', 'root@3f2a9c0d1e4b:/workspace# nvidia-smi'],
    ['one that is named', 'root@trainer-0:/workspace# nvidia-smi'],
    ['PowerShell', 'PS C:\\Users\\ada> nvidia-smi'],
    ['the other shell of Windows', 'C:\\Users\\ada>nvidia-smi'],
    ['a part of a tree', '└─sda1 8:1 0 1T 0 part /'],
    ['an address', 'https://node7/docker> info'],
  ])('%s is none', (_, line) => {
    expect(argvs(`${line}\nsomething\n`)).toEqual([]);
  });

  it('the last answer to a question counts, and a list without answers tells nothing', () => {
    const text = '$ lsmod | grep nvidia\n$ modprobe nvidia\n$ lsmod | grep nvidia\nnvidia 56442880 0\n';
    const [last] = outputsOf(session(text), 'lsmod');
    expect(last?.text).toBe('nvidia 56442880 0');
    expect(session('$ lsmod | grep nvidia\n$ docker info\n').outputs).toEqual([]);
  });

  it('what a filter lets through, and what its silence means', () => {
    const of = (line: string) => {
      const [output] = session(`$ ${line}\nx\n${end}`).outputs;
      return output === undefined ? null : [covers(output, 'nvidia'), covers(output, 'NVIDIA Corporation')];
    };
    expect(of('lspci')).toEqual([true, true]);
    expect(of('lspci | grep nvidia')).toEqual([true, false]);
    expect(of('lspci | grep -i nvidia')).toEqual([true, true]);
    expect(of('lspci | grep VGA')).toEqual([false, false]);
    expect(of('lspci | grep -v nvidia')).toEqual([false, false]);
    expect(of('lspci | head -3')).toEqual([false, false]);
    expect(of("lspci | grep 'nv.*'")).toEqual([false, false]);
    expect(of('lspci | grep nvidia | head')).toEqual([false, false]);
  });

  it.each([
    'bash: nvidia-smi: command not found',
    'zsh: command not found: nvidia-smi',
    'sh: 1: nvidia-smi: not found',
    "Command 'nvidia-smi' not found, but can be installed with:",
    'sudo: nvidia-smi: command not found',
  ])('%s', (text) => {
    const [output] = session(`$ nvidia-smi\n${text}\n`).outputs;
    expect(output && isNotFound(output)).toBe(true);
  });

  it('knows who typed, and what a file shows or lacks', () => {
    const text =
      'ada@n:~$ cat /etc/docker/daemon.json\n{}\nada@n:~$ cat /etc/os-release | head -1\nID=x\nada@n:~$ cat /proc/driver/nvidia/version\ncat: /proc/driver/nvidia/version: No such file or directory\n';
    const { files, absent, person } = session(text);
    expect([...files.keys()]).toEqual(['/etc/docker/daemon.json']);
    expect([...absent]).toEqual(['/proc/driver/nvidia/version']);
    expect(person).toEqual({ name: 'ada', uid: null });
    expect(session('root@n:~# id\nx').person).toEqual({ name: 'root', uid: 0 });
  });
});

describe('several machines in one text', () => {
  const uname = (name: string, release: string) => `Linux ${name} ${release} #1 SMP x86_64 GNU/Linux`;
  const release = async (text: string) => {
    const { system } = await facts(text);
    return system?.ok === true ? system.value.kernelRelease : null;
  };

  it('one is told of: the one on which most was typed', async () => {
    const text = `ada@good:~$ uname -a\n${uname('good', '6.1.0-1')}\nada@bad:~$ uname -a\n${uname('bad', '5.4.0-9')}\nada@bad:~$ lspci\n00:00.0 Host bridge: x\nada@bad:~$ `;
    expect(await release(text)).toBe('5.4.0-9');
    expect(session(text).others).toEqual(['good']);
    expect(await release(text.replaceAll('ada@bad', 'ada@3f2a9c0d1e4b'))).toBe('6.1.0-1');
  });

  it('what no prompt says the origin of is of none of them', async () => {
    const text = `ada@good:~$ id\nx\nada@good:~$ \n\`\`\`\n${uname('bad', '5.4.0-9')}\n\`\`\`\n`;
    expect(await release(text)).toBe(null);
    expect(session(text).others).toEqual(['bad']);
    // The same machine, by its name in the network.
    expect(await release(text.replace('bad', 'good.rack.example'))).toBe('5.4.0-9');
  });

  it('outputs alone that name two are of neither', async () => {
    const text = `${uname('a', '6.1.0-1')}\n\n${uname('b', '5.4.0-9')}\n`;
    expect(await release(text)).toBe(null);
    expect(session(text).others).toEqual(['a', 'b']);
    expect(await release(text.replaceAll(/Linux [ab]/g, 'Linux a'))).not.toBe(null);
  });

  it('a prompt at which nothing was typed is of no other machine', async () => {
    const text = `$ uname -a\n${uname('good', '6.1.0-1')}\nada@other:~$ `;
    expect(await release(text)).toBe('6.1.0-1');
  });

  it('a prompt that names nobody is of whom the one before names', async () => {
    const text = `ada@good:~$ id\nx\nada@good:~$ sudo su\n# uname -a\n${uname('good', '6.1.0-1')}\n# \nada@bad:~$ id\n`;
    expect(await release(text)).toBe('6.1.0-1');
  });
});

it('half a configuration at the end is no broken one', async () => {
  const text = '$ cat /etc/docker/daemon.json\n{\n  "a": 1';
  expect((await facts(text)).daemonJson).toBeUndefined();
  expect((await facts(`${text}\n${end}`)).daemonJson).toMatchObject({ value: { kind: 'invalid' } });
  expect((await facts(`${text},\n}\n`)).daemonJson).toMatchObject({ value: { kind: 'invalid' } });
});

describe('what no fact is made of', () => {
  it.each([
    ['a list that was searched for something else', '$ lsmod | grep nvme\nnvme 61440 4\n'],
    ['an empty list', '$ lsmod\n\n$ uname\nLinux\n'],
    [
      'a driver that nvidia-smi cannot reach, without more',
      "$ nvidia-smi\nNVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n",
    ],
  ])('%s says nothing of the module', async (_, text) => {
    expect((await facts(text)).kernelModule).toBeUndefined();
  });

  it('a bus that was searched for VGA lacks no GPU; one that was searched for NVIDIA does', async () => {
    const rest = '$ uname -r\n6.1.0\n';
    expect((await facts(`$ lspci | grep VGA\n${rest}`)).pci).toBeUndefined();
    expect((await facts(`$ lspci | grep -i nvidia\n${rest}`)).pci).toMatchObject({ value: { devices: [] } });
    expect((await facts(`$ lspci\n00:00.0 Host bridge: Intel Corporation Device\n${end}`)).pci).toMatchObject(
      {
        value: { bus: true, devices: [] },
      },
    );
    expect((await facts('$ lspci\n05:00.0 Ethernet controller: Intel Corporation\n')).pci).toBeUndefined();
  });

  it('packages that were searched for something else lack no toolkit', async () => {
    const info =
      'Client:\n Context: default\n\nServer:\n Containers: 0\n  Running: 0\n Server Version: 27.3.1\n Runtimes: runc\n Docker Root Dir: /var/lib/docker\n';
    const toolkit = async (text: string) => (await facts(`$ docker info\n${info}\n${text}${end}`)).toolkit;
    expect(await toolkit('$ dpkg -l | grep docker\nii  docker-ce  5:27  amd64  Docker\n')).toBeUndefined();
    expect(await toolkit('$ dpkg -l\nii  docker-ce  5:27  amd64  Docker\n')).toBeUndefined();
    expect(await toolkit('$ dpkg -l | grep nvidia\nii  nvidia-utils-535  535.1  amd64  x\n')).toMatchObject({
      value: { version: null, config: { kind: 'absent' } },
    });
    const nvidia = info.replace('Runtimes: runc', 'Runtimes: nvidia runc');
    expect(
      (await facts(`$ docker info\n${nvidia}\n$ dpkg -l | grep nvidia\n${end}`)).toolkit,
    ).toBeUndefined();
  });

  it('a kernel log that was searched for something else is not silent of the driver', async () => {
    const line = '[    5.123456] nvme nvme0: pci function 0000:01:00.0\n';
    expect((await facts(`$ dmesg | grep nvme\n${line}`)).kernelLog).toBeUndefined();
    expect((await facts(`$ dmesg\n${line}${end}`)).kernelLog).toMatchObject({ value: { events: [] } });
    expect(
      (await facts('$ dmesg\ndmesg: read kernel buffer failed: Operation not permitted\n')).kernelLog,
    ).toBeUndefined();
    // Syslog runs over several boots.
    expect(
      (await facts('Feb 12 10:00:00 n kernel: NVRM: Xid (PCI:0000:3b:00): 79, fallen\n')).kernelLog,
    ).toBeUndefined();
  });

  it('an engine that does not say how many containers run, or that is behind a filter, is none', async () => {
    const info = ' Server Version: 27.3.1\n Runtimes: runc\n Docker Root Dir: /var/lib/docker\n';
    expect(
      (await facts(`$ docker info\nClient:\n Context: default\n\nServer:\n${info}`)).engine,
    ).toBeUndefined();
    expect(
      (await facts(`$ docker info | grep -i -A3 server\nServer:\n  Running: 0\n${info}`)).engine,
    ).toBeUndefined();
  });

  it.each([
    ['lsmod', '$ lsmod | grep nvidia', 'kernelModule'],
    ['a list of modules', '$ lsmod\next4 1138688 1', 'kernelModule'],
    ['a bus', '$ lspci\n00:00.0 Host bridge: Intel Corporation Device', 'pci'],
    ['a search of it', '$ lspci | grep -i nvidia', 'pci'],
    [
      'nodes',
      '$ ls -l /dev/nvidia*\ncrw-rw-rw- 1 root root 195,   0 Mar  5 09:58 /dev/nvidia0',
      'deviceNodes',
    ],
    ['room', '$ df -h\nFilesystem Size Used Avail Use% Mounted on\ndevtmpfs 4.0M 0 4.0M 0% /', 'storage'],
    ['a log', '$ dmesg\n[    5.123456] nvme nvme0: pci function', 'kernelLog'],
  ])('%s at the end of a text may go on: what it lacks says nothing', async (_, text, key) => {
    const info =
      '$ docker info\nClient:\n Context: default\n\nServer:\n Containers: 0\n  Running: 0\n Server Version: 27.3.1\n Runtimes: runc\n Docker Root Dir: /var/lib/docker\n';
    expect(await facts(`${info}${text}`)).not.toHaveProperty(key);
  });

  it('what a container prints below its banner is not the machine', async () => {
    const table = '== PyTorch ==\n\nNVIDIA Release 24.03\n\nLinux c 5.15.0-1 #1 SMP x86_64 GNU/Linux\n';
    expect(await facts(table)).not.toHaveProperty('system');
  });
});
