import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { deviceNodes } from '../../src/probes/device-nodes.ts';
import { absent, askProbe } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { device, file } from '../support/stats.ts';

describe('device nodes', () => {
  it('are those of the GPUs, compared with what the kernel has registered', async () => {
    const recording = {
      list: {
        '/dev': ['null', 'nvidia0', 'nvidia-caps', 'nvidia-uvm', 'nvidiactl'],
        '/dev/char': ['1:3', '195:0', '195:255', '195:x', '1195:0'],
        '/proc/driver/nvidia/gpus': ['0000:3b:00.0'],
      },
      stat: { '/dev/nvidia0': device(195, 0), '/dev/nvidia-uvm': device(511, 0), '/dev/nvidiactl': file },
      access: {
        '/dev/nvidia0': true as const,
        '/dev/nvidia-uvm': { failed: 'denied' as const },
        '/dev/nvidiactl': true as const,
      },
      read: {
        '/proc/devices': 'Character devices:\n  1 mem\n195 nvidia-frontend\n511 nvidia-uvm\n',
        '/etc/group': 'root:x:0:\nvideo:x:44:ada\n',
        '/proc/driver/nvidia/params': 'ResmanDebugLevel: 4294967295\nDeviceFileMode: 432\n',
        '/proc/driver/nvidia/gpus/0000:3b:00.0/information': 'Model: \t\t A100\nDevice Minor: \t 0\n',
      },
    };
    expect(await askProbe(deviceNodes, recording)).toEqual(
      read({
        nodes: [
          {
            path: '/dev/nvidia0',
            major: 195,
            minor: 0,
            mode: 0o666,
            gid: 0,
            group: 'root',
            accessible: true,
          },
          {
            path: '/dev/nvidia-uvm',
            major: 511,
            minor: 0,
            mode: 0o666,
            gid: 0,
            group: 'root',
            accessible: false,
          },
        ],
        registeredMajor: 195,
        registeredUvmMajor: 511,
        gpuMinors: [0],
        fileMode: 0o660,
        linkedMinors: [0, 255],
        dxg: false,
        integrated: false,
      }),
    );
  });

  it.each([
    ['may not be looked at', { failed: 'denied' as const }],
    ['cannot be looked at', { failed: 'EIO' as const, why: 'input/output error' }],
  ])('that %s do not pass for missing ones', async (_, stat) => {
    const recording = {
      list: { '/dev': ['nvidiactl'], '/dev/char': absent, '/proc/driver/nvidia/gpus': [] },
      stat: { '/dev/nvidiactl': stat },
      access: { '/dev/nvidiactl': { failed: 'denied' as const } },
      read: { '/proc/devices': '', '/etc/group': absent, '/proc/driver/nvidia/params': absent },
    };
    expect(await askProbe(deviceNodes, recording)).toMatchObject({ ok: false, asked: true });
  });

  it.skipIf(capturesMissing !== null)(
    `reads captured lists of devices ${capturesMissing ?? ''}`,
    async () => {
      for (const { text, file: name } of captures('proc-devices')) {
        const recording = {
          list: { '/dev': [], '/dev/char': absent, '/proc/driver/nvidia/gpus': absent },
          read: { '/proc/devices': text, '/etc/group': absent, '/proc/driver/nvidia/params': absent },
        };
        const uvm = /^\s*(\d+) nvidia-uvm$/m.exec(text)?.[1];
        expect(await askProbe(deviceNodes, recording), name).toMatchObject({
          value: { registeredUvmMajor: uvm === undefined ? null : Number(uvm), nodes: [] },
        });
      }
    },
  );
});
