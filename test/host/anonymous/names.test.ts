import { describe, expect, it } from 'vitest';
import { checks } from '../../../checks/index.ts';
import { pseudonymsFrom } from '../../../src/host/anonymous/pseudonyms.ts';
import { differing, recordingOf } from '../../../src/recording/make.ts';
import { readRecording } from '../../../src/recording/read.ts';
import { replayed } from '../../../src/recording/replay.ts';
import { fixtureHost } from '../../support/fixture-hosts.ts';
import { cleanedFiles, cleanedText, materialOf, targetThere } from '../../support/recordings.ts';

const known = { users: ['alice'], hosts: ['gpu-node-7.corp.org'] };

describe('a name is gone', () => {
  it.each<[string, string, string?]>([
    ['of a user, in a folder', '/data/alice/x', 'alice'],
    ['of a user, in capitals', 'ALICE did', 'ALICE'],
    ['of a user, in an image', 'registry.corp.org/alice/pytorch:1', 'alice'],
    ['of a user, with others', 'alice_train_1', 'alice'],
    ['of a user, in an address', '/x%2Falice%2Fy', 'alice'],
    ['of a user, in JSON', '"\\u002falice\\u002f"', 'alice'],
    ['of a user, in base64', Buffer.from('user alice here').toString('base64'), 'YWxpY2'],
    ['of another’s home', '/home/bob.', 'bob'],
    ['with letters of its language', '/home/josé/x', 'é'],
    ['of Windows, in two words', 'C:\\Users\\Ada Lovelace\\x', 'Lovelace'],
    ['of Windows, as Linux sees it', '/mnt/c/Users/Ada Lovelace/x', 'Lovelace'],
    ['of a disk’s owner', '/run/media/carol/disk', 'carol'],
    ['of id', 'uid=1001(carol) gid=1001(carol) groups=999(docker)', 'carol'],
    ['of sudo', 'sudo: carol : TTY=pts/0 ; USER=root', 'carol'],
    ['of a session', 'session opened for user carol(uid=1001) by (uid=0)', 'carol'],
    ['of subuid', 'carol:100000:65536', 'carol'],
    ['of this host', 'on GPU-Node-7 here', 'Node-7'],
    ['of another host in its domain', 'db9.corp.org', 'db9'],
    ['of a host in a domain for all', 'lookup harbor.corp.local: no such host', 'harbor'],
    ['of a host that is called', 'dial tcp harbor.lan:443: connect: connection refused', 'harbor'],
    ['of whom a certificate is for', 'certificate is valid for *.acme.lan, db.acme.lan, not nvcr.io', 'acme'],
    ['of a server of files', 'src files.acme.lan:/export', 'acme'],
    ['of EC2', 'ip-10-20-30-40 and ec2-3-80-1-2.compute-1.amazonaws.com', '-20-'],
    ['of an instance', 'i-0abcdef1234567890', '0abcdef'],
    ['of a card, as switches have it', '0a1b.2c3d.4e5f', '2c3d'],
    ['of a card, with nothing between', '0A:1B:2C:3D:4E:5F 0a1b2c3d4e5f', '0a1b2c'],
    ['of a card, in an interface', 'enx0a1b2c3d4e5f', '0a1b2c'],
    ['of a card, in Windows', '0A-1B-2C-3D-4E-5F', '1B-2C'],
    ['of an address within another', '::ffff:10.1.2.3', '10.1.2.3'],
    ['of an address with its zone', 'fe80::abcd:1%eth0', 'abcd'],
    ['of an address of IPv6, in capitals', '[2A02:1234::AB]:443', '2A02'],
    ['of an address, backwards', '3.2.1.10.in-addr.arpa', '3.2.1.10'],
    ['of a GPU, in capitals', 'GPU-4F2B7C1E-1A2B-3C4D-5E6F-0123456789AB', '4F2B'],
    ['of a part of a GPU, in the old way', 'MIG-GPU-4f2b7c1e-1a2b-3c4d-5e6f-0123456789ab/7/0', '4f2b'],
    ['of a disk, in a unit', 'dev-4f2b7c1e\\x2d1a2b\\x2d3c4d\\x2d5e6f\\x2d0123456789ab', '4f2b'],
    ['of a disk of FAT', 'UUID=1A2B-3C4D /boot', '1A2B'],
    ['of a start', '_BOOT_ID=0123456789abcdef0123456789abcdef', '012345'],
    ['of a board', 'Serial Number : 1563720012345', '1563720012345'],
    ['of a device', 'GPU PDI : 0x90bbb0b0ab1bdc0d <gpu_pdi>0x90bbb0b0ab1bdc0d</gpu_pdi>', '90bbb0'],
    ['of a fabric', 'GPU Fabric GUID : 0x90bbb0b0ab1bdc0d', '90bbb0'],
    ['of a chassis', '<chassis_serial_number>1821524190112</chassis_serial_number>', '1821524190112'],
    ['of a card in PCI', 'Device Serial Number 00-15-5d-ff-ff-01-02-03', '15-5d'],
  ])('%s', (_, text, name = '') => expect(cleanedText(text, known)).not.toContain(name));

  it('of people whom the machine knows', () => {
    const files = {
      '/etc/passwd': 'daemon:x:1:1::/:/bin/false\ncarol:x:1001:1001:Carol Ng,,,:/srv/people/c:/bin/sh\n',
      '/etc/hosts': '10.1.2.3 vault17.acme.lan vault17\n',
    };
    const text = cleanedText('/data/carol/x and Carol Ng on vault17 daemon', { ...known, files });
    expect(text).toBe('/data/user-1/x and user-2 on host-1 daemon');
  });

  it('as the same, however it is written', () => {
    const uuid = '4f2b7c1e-1a2b-3c4d-5e6f-0123456789ab';
    const { '/a': a, '/b': b } = cleanedFiles({
      '/a': `GPU-${uuid} ${uuid.replaceAll('-', '')} GPU-${uuid.slice(0, 8).toUpperCase()}`,
      '/b': `GPU-${uuid.toUpperCase()}`,
    });
    const [, shown = ''] = /^GPU-(\S+)$/.exec(String(b)) ?? [];
    expect(shown).not.toBe(uuid);
    expect(a).toBe(`GPU-${shown} ${shown.replaceAll('-', '')} GPU-${shown.slice(0, 8)}`);
  });
});

describe('what is no name stays:', () => {
  it.each([
    'Docker version 20.10.24, build 297e128',
    'NVRM version: 535.183.01',
    'nvidia-container-toolkit (1.17.8.0-1)',
    'containerd 1.6.20.1',
    'libcudnn8 8.9.2.26-1+cuda12.1',
    'CUDA_VERSION=12.4.1.3 v1.2.3.4',
    '5.15.90.1-microsoft-standard-WSL2',
    'VBIOS 96.00.99.00.01',
    '5:24.0.7-1~ubuntu.22.04~jammy',
    '2024-05-06T07:08:09.123456789Z',
    '0000:3b:00.0 10de:20b0 00000000:3B:00.0',
    'OFED-internal-5.8-2.0.3:',
  ])('%s', (text) => expect(cleanedText(text, known)).toBe(text));
});

/** Words of our own questions and of their answers: whoever is called so must not be found in every one of them. */
describe('somebody whose name is a word of the questions', () => {
  it.each([
    'debian12-a100-healthy',
    'debian12-l4x2-g2-dlvm-healthy',
    'ubuntu22-orin-jetpack6-healthy',
    'ubuntu22-wsl-a4000-tcc',
    'ubuntu22-wsl-none-no-adapter',
    'debian12-a100-mig-caps-missing',
    'ubuntu22-h100x8-fabric-degraded',
    'dgxos5-v100x16-dgx2-healthy',
    'debian12-a100-registry-arm64-only',
  ])('changes nothing of %s', async (name) => {
    const material = await materialOf(fixtureHost(name), targetThere(name));
    const { system: _, ...sections } = material.taken.answers;
    const questions = Object.values(sections).flatMap((answers) => Object.keys(answers));
    const words = questions.flatMap((question) => question.toLowerCase().split(/[^a-z0-9]+/));
    const users = [...new Set(words)].filter((word) => /^[a-z]/.test(word) && !/[0-9a-f]{6}/.test(word));
    const people = { users, hosts: users, environment: {} };
    const { recording } = recordingOf(material, pseudonymsFrom(), people);
    const { report } = await replayed(readRecording(JSON.parse(JSON.stringify(recording))), { checks });
    expect(differing(material.report, report)).toEqual([]);
  });
});
