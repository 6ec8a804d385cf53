import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../src/host/host.ts';
import { read, unread } from '../../src/probe.ts';
import { wsl } from '../../src/probes/wsl.ts';
import type { Facts } from '../../src/probes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { event, log } from '../support/kernel-events.ts';
import { device, file, folder } from '../support/stats.ts';

const system32 = '/mnt/c/Windows/System32';
const tool = `${system32}/nvidia-smi.exe`;
const call = `${tool} --query-gpu=name,driver_model.current,driver_version --format=csv,noheader`;
const failed = {
  kind: 'failed',
  problem: 'other',
  exitCode: 255,
  text: 'N/A',
  libraryVersion: null,
} as const;
const store = 'nv_dispi.inf_amd64_0a1b2c3d4e5f6071';

const onWsl = (kernelRelease: string, more: Partial<Facts> = {}) => ({
  platform: read({ kind: 'wsl2', name: null } as const),
  system: read({ ...healthy.system, kernelRelease }),
  nvidiaSmi: read(more.nvidiaSmi ?? healthy.nvidiaSmi),
  kernelLog: read(more.kernelLog ?? { source: 'dmesg' as const, events: [] }),
});
const recording = (
  stats: object = {},
  lists: object = {},
  runs: Readonly<Record<string, RunResult>> = {},
) => ({
  stat: {
    '/dev/dxg': device(10, 125),
    '/run/WSL': absent,
    [`/usr/lib/wsl/drivers/${store}/libcuda.so.1.1`]: file,
    '/usr/lib/wsl/drivers/nvhda.inf_amd64_11/libcuda.so.1.1': absent,
    ...stats,
  },
  list: {
    '/usr/lib/wsl/lib': ['libcuda.so.1', 'libdxcore.so'],
    '/usr/lib/wsl/drivers': ['iigd_dch.inf_amd64_99', store, 'nvhda.inf_amd64_11'],
    '/usr/lib/x86_64-linux-gnu': ['libc.so.6', 'libcuda.so.1'],
    '/usr/lib/x86_64-linux-gnu/nvidia/current': absent,
    '/usr/lib/aarch64-linux-gnu': absent,
    '/usr/lib64': ['ld-linux-x86-64.so.2'],
    '/usr/lib': ['wsl'],
    ...lists,
  },
  run: runs,
});
const release = '5.15.153.1-microsoft-standard-WSL2';
const none = { files: [], packages: [], uninstaller: false };
const sound = {
  kind: 'wsl2',
  kernel: release,
  dxg: true,
  libraries: ['libcuda.so.1', 'libdxcore.so'],
  stores: [store],
  linuxDriver: none,
  windowsBuild: null,
  windows: { kind: 'not-asked' },
};

describe('wsl', () => {
  it('asks nothing elsewhere', async () => {
    const facts = { platform: read(healthy.platform) };
    expect(await askProbe(wsl, {}, facts)).toEqual(read({ kind: 'none' }));
  });

  it('asks Windows nothing while the GPU answers', async () => {
    expect(await askProbe(wsl, recording(), onWsl(release))).toEqual(read(sound));
  });

  it('does not know whether the GPU works where nvidia-smi gives no answer', async () => {
    const silent = { ...onWsl(release), nvidiaSmi: unread('nvidia-smi does not answer') };
    const asked = recording({ [system32]: absent, [tool]: absent });
    expect(await askProbe(wsl, asked, silent)).toEqual(unread('nvidia-smi does not answer'));
    const without = recording({ [system32]: absent, [tool]: absent, '/dev/dxg': absent });
    expect(await askProbe(wsl, without, silent)).toMatchObject({ ok: true, value: { dxg: false } });
  });

  it('tells WSL 1 by its kernel', async () => {
    const kernel = '4.4.0-19041-Microsoft';
    expect(await askProbe(wsl, {}, onWsl(kernel))).toEqual(read({ kind: 'wsl1', kernel }));
  });

  it('knows a virtual machine of Hyper-V and a kernel of one’s own apart', async () => {
    const generic = onWsl('6.8.0-40-generic');
    expect(await askProbe(wsl, recording(), generic)).toMatchObject({ value: { kind: 'gpu-pv' } });
    const own = recording({ '/run/WSL': folder });
    expect(await askProbe(wsl, own, generic)).toMatchObject({ value: { kind: 'wsl2' } });
  });

  it('finds what a driver for Linux left', async () => {
    const recorded = recording(
      { '/usr/bin/nvidia-uninstall': absent },
      {
        '/usr/lib/x86_64-linux-gnu': ['libcuda.so.1', 'libcuda.so.510.108.03', 'libnvidia-ml.so.510.108.03'],
        '/var/lib/dpkg/info': [
          'libnvidia-compute-510:amd64.list',
          'libnvidia-compute-510:amd64.md5sums',
          'libnvidia-container1:amd64.list',
          'nvidia-container-toolkit.list',
          'nvidia-cuda-toolkit.list',
          'nvidia-utils-510.list',
        ],
      },
    );
    expect(await askProbe(wsl, recorded, onWsl(release))).toMatchObject({
      value: {
        linuxDriver: {
          files: [
            '/usr/lib/x86_64-linux-gnu/libcuda.so.510.108.03',
            '/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.510.108.03',
          ],
          packages: ['libnvidia-compute-510', 'nvidia-utils-510'],
          uninstaller: false,
        },
      },
    });
  });

  it('finds the driver for Linux of Debian, whose libraries have a folder of their own', async () => {
    const own = '/usr/lib/x86_64-linux-gnu/nvidia/current';
    const recorded = recording(
      { '/usr/bin/nvidia-uninstall': absent },
      {
        [own]: ['libcuda.so.1', 'libcuda.so.535.183.01'],
        '/var/lib/dpkg/info': ['libcuda1:amd64.list', 'libc6:amd64.list'],
      },
    );
    expect(await askProbe(wsl, recorded, onWsl(release))).toMatchObject({
      value: { linuxDriver: { files: [`${own}/libcuda.so.535.183.01`], packages: ['libcuda1'] } },
    });
  });

  it('has the build of Windows from the kernel log', async () => {
    const kernelLog = log(event('windows-build', { detail: '22631' }));
    const answer = await askProbe(wsl, recording(), onWsl(release, { kernelLog }));
    expect(answer).toMatchObject({ value: { windowsBuild: 22631 } });
  });

  it.each([
    ['is driven as WDDM', exited(0, 'NVIDIA RTX A4000, WDDM, 573.42\r\n'), 'WDDM'],
    ['is driven as TCC', exited(0, 'NVIDIA RTX A4000, TCC, 573.42\r\n'), 'TCC'],
    ['does not say how it is driven', exited(0, 'NVIDIA RTX A4000, [N/A], 573.42\r\n'), null],
  ])('asks Windows where nvidia-smi fails: the GPU %s', async (_name, answer, driverModel) => {
    const recorded = recording({ [system32]: folder, [tool]: file }, {}, { [call]: answer });
    const gpus = [{ name: 'NVIDIA RTX A4000', driverModel, driverVersion: '573.42' }];
    expect(await askProbe(wsl, recorded, onWsl(release, { nvidiaSmi: failed }))).toMatchObject({
      value: { windows: { kind: 'answered', gpus } },
    });
  });

  it.each([
    ['says that there are none', exited(6, 'No devices were found\r\n'), { kind: 'answered', gpus: [] }],
    ['cannot be run', { kind: 'failed', why: 'exec format error' } as const, { kind: 'unknown' }],
    ['hangs', { kind: 'timed-out', stdout: '', stderr: '', why: '10 s' } as const, { kind: 'unknown' }],
    ['prints something else', exited(0, 'Zugriff verweigert\r\n'), { kind: 'unknown' }],
    ['prints nothing', exited(0, ''), { kind: 'unknown' }],
  ])('asks Windows where nvidia-smi fails: its tool %s', async (_name, answer, windows) => {
    const recorded = recording({ [system32]: folder, [tool]: file }, {}, { [call]: answer });
    const facts = onWsl(release, { nvidiaSmi: failed });
    expect(await askProbe(wsl, recorded, facts)).toMatchObject({ value: { windows } });
  });

  it('tells a Windows without the tool from one that is not mounted', async () => {
    const facts = onWsl(release, { nvidiaSmi: failed });
    const without = recording({ [system32]: folder, [tool]: absent });
    expect(await askProbe(wsl, without, facts)).toMatchObject({ value: { windows: { kind: 'no-tool' } } });
    const unmounted = recording({ [system32]: absent, [tool]: absent });
    expect(await askProbe(wsl, unmounted, facts)).toMatchObject({ value: { windows: { kind: 'unknown' } } });
  });
});
