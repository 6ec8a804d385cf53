import { describe, expect, it } from 'vitest';
import { judged } from '../support/captured-host.ts';
import { type Capture, captures, capturesMissing } from '../support/captures.ts';
import type { Answers } from '../support/fixture-hosts.ts';
import { busFiles } from '../support/gpu-layer.ts';
import { device } from '../support/stats.ts';

interface Case {
  readonly like?: string;
  readonly layer?: Answers;
  readonly finds: readonly string[];
}

const bare = (file: string): string => file.replace(/^.*\//, '').replace(/\.\w+$/, '');
const container = { stat: { '/.dockerenv': { failed: 'absent' } } };

/** The layers, and what must be found there, of each capture of a kind. */
function each(
  kind: string,
  cases: Readonly<Record<string, Case>>,
  layerOf: (capture: Capture) => Answers,
): void {
  const all = captures(kind);
  it(`${kind}: all are in the table`, () => {
    expect(all.map(({ file }) => bare(file)).sort()).toEqual(Object.keys(cases).sort());
  });
  it.each(all)('$file: $status', async (capture) => {
    const { like, layer = {}, finds } = cases[bare(capture.file)] ?? { finds: [] };
    const { found } = await judged([container, layerOf(capture), layer], like === undefined ? {} : { like });
    // What the recorded daemon of this machine may not do is another matter.
    expect(found.filter((code) => code !== 'memlock-not-grantable?')).toEqual(finds);
  });
}

/** The machine's two GPUs at another address, as bus, driver and nvidia-smi name it. */
function moved(address: string): Answers {
  const id = `0000${address}`.toUpperCase();
  return {
    read: {
      ...busFiles(address, '20b0', '0x030200'),
      [`/proc/driver/nvidia/gpus/${address}/information`]: 'Device Minor: \t 0\n',
    },
    link: { [`/sys/bus/pci/devices/${address}/driver`]: '../../drivers/nvidia' },
    list: {
      '/sys/bus/pci/devices': [address, '0000:0b:00.0'],
      '/proc/driver/nvidia/gpus': [address, '0000:0b:00.0'],
    },
    run: { 'nvidia-smi -q -x': { edited: [['00000000:07:00.0', id]] } },
  };
}

const log = ({ text }: Capture): Answers => ({ run: { dmesg: { stdout: text } } });
const mismatch: Answers = {
  read: {
    '/proc/driver/nvidia/version':
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  390.129  Mon Jul 22 2019\n',
    '/sys/module/nvidia/version': '390.129\n',
  },
  link: { '/lib/x86_64-linux-gnu/libnvidia-ml.so.1': 'libnvidia-ml.so.415.27' },
};

describe.skipIf(capturesMissing !== null)(`The driver ${capturesMissing ?? ''}`, () => {
  each(
    'dmesg',
    {
      'gcm-xid-31-48': { layer: moved('000d:00:00.0'), finds: ['ecc-uncorrectable?'] },
      'gpud-dmesg.0': { layer: moved('0000:19:00.0'), finds: ['ecc-uncorrectable?', 'ecc-row-remap?'] },
      'gpud-driver-load-550.144.03-unload-reload': { finds: [] },
      // A program that ended while a network card still used its memory: the driver skips it, and goes on.
      'gpud-kmsg-peermem': { finds: [] },
      'gpud-peermem': { finds: [] },
      // Xid 13 and 43 are the programs' own mistakes, and the kernel stops programs that want too much memory.
      'gpud-oom-decode-iso': { layer: moved('0000:38:00.0'), finds: [] },
      'gpud-xid-13-43-decode-iso': { layer: moved('0000:38:00.0'), finds: [] },
      'gpud-xid-119-gsp-timeout': { layer: moved('0000:9b:00.0'), finds: ['gsp-rpc-timeout?'] },
      'load-390.129-then-mismatch-415.27': {
        like: 'debian12-a100-driver-mismatch',
        layer: mismatch,
        finds: ['driver-library-mismatch'],
      },
      'secure-boot-lockdown': { like: 'debian12-a100-secure-boot-unsigned', finds: ['secure-boot-unsigned'] },
      'secure-boot-unavailable-key': {
        like: 'debian12-a100-secure-boot-key-unknown',
        finds: ['secure-boot-unsigned'],
      },
      'vfio-owns-gpu': { like: 'debian12-a100-vfio', finds: ['gpu-bound-to-vfio'] },
    },
    log,
  );

  each(
    'nvidia-smi-failure',
    {
      'device-handle-gpu0-nocolon-unknown-error': { finds: ['gpu-device-handle-unknown'] },
      'device-handle-gpu3-unknown-error': { finds: ['gpu-device-handle-unknown'] },
      'device-handle-not-found': { finds: ['gpu-device-handle-unknown'] },
      'driver-library-mismatch-580.173': {
        layer: {
          read: {
            '/proc/driver/nvidia/version':
              'NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.95.05  Tue Sep 23 2025\n',
          },
          link: { '/lib/x86_64-linux-gnu/libnvidia-ml.so.1': 'libnvidia-ml.so.580.173.02' },
        },
        finds: ['driver-library-mismatch'],
      },
      'no-driver-communication': {
        like: 'debian12-a100-module-not-loaded',
        finds: ['kernel-module-not-loaded'],
      },
      'nvml-unknown-error-exit255': { finds: ['driver-nvml-unknown'] },
    },
    ({ file, text }) => {
      const code = file.includes('mismatch') ? 18 : file.includes('driver-comm') ? 9 : 255;
      const answer = { code, stdout: text };
      return {
        run: {
          'nvidia-smi -q -x': answer,
          'nvidia-smi --query-gpu=index,compute_cap --format=csv,noheader': answer,
        },
      };
    },
  );

  each(
    'proc-driver-nvidia-gpus-information',
    { 'a10g-tabs': { finds: [] }, 'h100-535.129.03': { finds: [] }, 'p100-unread-vbios-tabs': { finds: [] } },
    ({ text }) => {
      const minor = Number(/Minor:\s*(\d+)/.exec(text)?.[1]);
      return {
        read: { '/proc/driver/nvidia/gpus/0000:07:00.0/information': text },
        list: {
          '/dev': ['nvidia-uvm', 'nvidia-uvm-tools', 'nvidiactl', `nvidia${minor}`, 'nvidia1'],
        },
        stat: { [`/dev/nvidia${minor}`]: device(195, minor) },
        access: { [`/dev/nvidia${minor}`]: true },
      };
    },
  );

  each(
    'lsmod',
    {
      'jc-centos7-lsmod': { like: 'debian12-none-no-gpu', finds: ['no-nvidia-gpu'] },
      'jc-ubuntu1804-lsmod': { like: 'debian12-none-no-gpu', finds: ['no-nvidia-gpu'] },
      'nvidia-broken-state': { like: 'debian12-a100-half-gone', finds: ['stale-driver-procfs'] },
    },
    // As /sys/module has it: a module of which the kernel lets go has no folder there.
    ({ text }) => ({
      list: {
        '/sys/module': text
          .split('\n')
          .slice(text.startsWith('Module') ? 1 : 0)
          .flatMap((line) => (/ -2 /.test(line) ? [] : (/^(\w+) +\d+ /.exec(line)?.[1] ?? []))),
      },
    }),
  );
});
