import { describe, expect, it } from 'vitest';
import { remoteMounts } from '../../src/host/live-mounts.ts';
import { read } from '../../src/probe.ts';
import { kernelModule } from '../../src/probes/kernel-module.ts';
import { pci } from '../../src/probes/pci.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { judged } from '../support/captured-host.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { type Answers, fixtureHost } from '../support/fixture-hosts.ts';

const like = 'debian12-a100-healthy';
const bare = (path: string): string => path.replace(/^.*\//, '').replace(/\.\w+$/, '');

/** `lspci`, with or without numbers (-nn), as /sys/bus/pci shows the same devices. */
function busOf(text: string): Answers {
  const devices = text.split('\n').flatMap((line) => {
    const [, address, kind = '', pciClass, rest = ''] =
      /^((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\.\d) ([^[:]+?)(?: \[([0-9a-f]{4})\])?: (.*)$/.exec(line) ??
      [];
    if (address === undefined) return [];
    const full = address.length > 7 ? address : `0000:${address}`;
    const [, vendor, device] = /\[([0-9a-f]{4}):([0-9a-f]{4})\]/.exec(rest) ?? [];
    const own = vendor ?? (rest.startsWith('NVIDIA') ? '10de' : '8086');
    const number = device ?? /Device ([0-9a-f]{4})/.exec(rest)?.[1] ?? '0000';
    return [[full, own, number, pciClass ?? classes[kind] ?? '0604'] as const];
  });
  return {
    list: { '/sys/bus/pci/devices': devices.map(([address]) => address) },
    read: Object.fromEntries(
      devices.flatMap(([address, vendor, device, pciClass]) => [
        [`/sys/bus/pci/devices/${address}/vendor`, `0x${vendor}\n`],
        [`/sys/bus/pci/devices/${address}/device`, `0x${device}\n`],
        [`/sys/bus/pci/devices/${address}/class`, `0x${pciClass}00\n`],
      ]),
    ),
  };
}

const classes: Readonly<Record<string, string>> = {
  '3D controller': '0302',
  'VGA compatible controller': '0300',
  Bridge: '0680',
};

/** How many GPUs and NVSwitches stand on each bus, counted by eye. */
const buses: Readonly<Record<string, readonly [number, number]>> = {
  'dgx-a100-nvswitch': [0, 5],
  'gpud-lspci-gb200': [4, 0],
  'gpud-lspci-nn-a10': [1, 0],
  'gpud-lspci-nn-a100': [8, 6],
};

describe.skipIf(capturesMissing !== null)(
  `The bus, the module and the mounts ${capturesMissing ?? ''}`,
  () => {
    it.each(captures('lspci'))('$file', async ({ file, text }) => {
      const fact = await pci.ask(fixtureHost(like, busOf(text)), defaultTarget, {});
      const devices = fact.ok ? fact.value.devices : [];
      const [gpus, switches] = buses[bare(file)] ?? [];
      expect(devices.filter(({ kind }) => kind === 'gpu')).toHaveLength(gpus ?? -1);
      expect(devices.filter(({ kind }) => kind === 'nvswitch')).toHaveLength(switches ?? -1);
    });

    it.each(captures('proc-driver-nvidia-version'))('$file', async ({ file, text }) => {
      const [, flavour, version] =
        /^(open|proprietary)-\w+?-(\d+(?:\.\d+)+)/.exec(bare(file).replace('x86_64', 'x')) ?? [];
      const layer: Answers = {
        read: {
          '/proc/driver/nvidia/version': text,
          '/sys/module/nvidia/version': `${version}\n`,
        },
        run: { 'nvidia-smi -q -x': { edited: [['550.163.01', version]] } },
        link: Object.fromEntries(
          ['libcuda.so', 'libnvidia-ml.so'].map((name) => [
            `/lib/x86_64-linux-gnu/${name}.1`,
            `${name}.${version}`,
          ]),
        ),
      };
      const fact = await kernelModule.ask(fixtureHost(like, layer), defaultTarget, {
        system: read(healthy.system),
      });
      expect(fact).toMatchObject({ value: { kind: 'loaded', version, flavour } });
      const { found } = await judged([layer]);
      // The image is another matter, and so is a driver that is older than the GPU.
      expect(
        found.filter((code) => /driver|module|mismatch|nodes/.test(code) && !/image/.test(code)),
      ).toEqual([]);
    });

    it.each([...captures('proc-mounts'), ...captures('proc-pid_mountinfo')])('$file: mounts', ({ text }) => {
      const points = remoteMounts(text);
      for (const point of points) expect(text).toContain(` ${point} `);
      expect(points.every((point) => point.startsWith('/'))).toBe(true);
      expect(points.length).toBe(
        text.split('\n').filter((line) => / - (?:nfs4?|cifs|fuse\.\S+|ceph|lustre) /.test(line)).length,
      );
    });
  },
);
