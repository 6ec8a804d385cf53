import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { l4tIn, machine } from '../../src/probes/machine.ts';
import { absent, askProbe } from '../support/ask.ts';
import { folder } from '../support/stats.ts';

const recording = (
  files: Readonly<Record<string, string>> = {},
  stats: object = {},
  nvidia: readonly string[] = [],
) => ({
  list: { '/opt/nvidia': nvidia },
  read: {
    '/proc/cpuinfo': absent,
    '/sys/class/dmi/id/sys_vendor': absent,
    '/sys/class/dmi/id/product_name': absent,
    '/sys/hypervisor/type': absent,
    '/etc/nv_tegra_release': absent,
    '/etc/motd': absent,
    '/run/motd.dynamic': absent,
    ...files,
  },
  stat: {
    '/proc/device-tree/hypervisor': absent,
    '/etc/nvidia/gridd.conf': absent,
    '/opt/aws/dlami': absent,
    '/opt/deeplearning': absent,
    '/opt/azurehpc': absent,
    '/dsvm': absent,
    '/etc/nvidia-vmi-version.txt': absent,
    '/usr/bin/gcp-ngc-login.sh': absent,
    ...stats,
  },
});
const dmi = (vendor: string, product: string) => ({
  '/sys/class/dmi/id/sys_vendor': `${vendor}\n`,
  '/sys/class/dmi/id/product_name': `${product}\n`,
});
const flags = (words: string) => ({
  '/proc/cpuinfo': `processor\t: 0\nflags\t\t: fpu vme ${words}\nbugs\t\t:\n`,
});

describe('machine', () => {
  it.each([
    ['the flag of the processor', flags('hypervisor avx2'), true],
    ['no such flag', { ...flags('avx2'), ...dmi('Dell Inc.', 'PowerEdge R750xa') }, false],
    ['the flag alone decides', { ...flags('avx2'), ...dmi('QEMU', 'Standard PC') }, false],
    ['Graviton', dmi('Amazon EC2', 'g5g.16xlarge'), true],
    ['Graviton without a hypervisor', dmi('Amazon EC2', 'g5g.metal'), false],
    ['an Arm machine of Azure', dmi('Microsoft Corporation', 'Virtual Machine'), true],
    ['DGX Spark', dmi('NVIDIA', 'NVIDIA_DGX_Spark'), false],
    ['Xen', { '/sys/hypervisor/type': 'xen\n' }, true],
    ['nothing tells', {}, null],
  ])('virtual by %s', async (_name, files, virtual) => {
    const expected = { virtual, image: null, l4t: null, licenceClient: false };
    expect(await askProbe(machine, recording(files))).toEqual(read(expected));
  });

  it.each([
    ['/opt/aws/dlami', 'aws-dlami'],
    ['/opt/deeplearning', 'gcp-dlvm'],
    ['/opt/azurehpc', 'azure-hpc'],
    ['/dsvm', 'azure-dsvm'],
    ['/etc/nvidia-vmi-version.txt', 'nvidia-ngc'],
    ['/usr/bin/gcp-ngc-login.sh', 'nvidia-ngc'],
  ])('%s marks the image %s', async (path, image) => {
    expect(await askProbe(machine, recording({}, { [path]: folder }))).toMatchObject({ value: { image } });
  });

  it.each([
    [
      'its greeting',
      { '/run/motd.dynamic': '\r\n10.0.0.7\r\nWelcome to the NVIDIA GPU Cloud image.  This\r\n' },
      [],
    ],
    [
      'its greeting, by hand',
      { '/etc/motd': '\u001b[1mWelcome to the NVIDIA GPU Cloud image.\u001b[0m\n' },
      [],
    ],
    ['the script of its first login', {}, ['gcp-ngc-login.sh', 'nsight-compute']],
  ])("an image of NVIDIA's shows %s", async (_name, files, nvidia) => {
    const found = await askProbe(machine, recording(files, {}, nvidia));
    expect(found).toMatchObject({ value: { image: 'nvidia-ngc' } });
  });

  it.each([
    [
      'a greeting that speaks of the registry alone',
      { '/etc/motd': 'Log in to the NVIDIA GPU Cloud first.\n' },
      [],
    ],
    ['a script of its owner', {}, ['ngc-login.sh', 'my-ngc-login.sh.bak', 'nsight-compute']],
  ])('%s is no mark', async (_name, files, nvidia) => {
    const found = await askProbe(machine, recording(files, {}, nvidia));
    expect(found).toMatchObject({ value: { image: null } });
  });

  it("an image that NVIDIA publishes in Azure's marketplace is NVIDIA's", async () => {
    const by = (publisher: string) => ({ cloudInstance: read({ type: null, publisher }) });
    expect(await askProbe(machine, recording(), by('nvidia'))).toMatchObject({
      value: { image: 'nvidia-ngc' },
    });
    expect(await askProbe(machine, recording(), by('canonical'))).toMatchObject({ value: { image: null } });
  });

  it.each([
    ['# R36 (release), REVISION: 4.3, GCID: 38968081, BOARD: generic, EABI: aarch64', '36.4.3'],
    ['# R35 (release), REVISION: 5.0, GCID: 35550185, BOARD: t186ref', '35.5.0'],
    ['# R38 (release), REVISION: 2.0, GCID: 41844464\r\n', '38.2.0'],
    ['# R39 (release), REVISION: 2.0', '39.2.0'],
    ['\u0000\u0001', null],
    ['', null],
  ])('%j is Jetson Linux %s', (text, version) => expect(l4tIn(text)).toBe(version));
});
