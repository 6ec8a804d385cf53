import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { platform } from '../../src/probes/platform.ts';
import { absent, askProbe } from '../support/ask.ts';
import { file } from '../support/stats.ts';

describe('platform', () => {
  const recording = (more: Readonly<Record<string, string>>, stats: object = {}) => ({
    read: {
      '/sys/class/dmi/id/sys_vendor': absent,
      '/sys/class/dmi/id/product_name': absent,
      '/etc/dgx-release': absent,
      '/proc/sys/kernel/osrelease': '5.15.0\n',
      '/proc/device-tree/model': absent,
      '/sys/class/dmi/id/chassis_type': absent,
      '/sys/class/dmi/id/chassis_asset_tag': absent,
      '/sys/class/dmi/id/bios_version': absent,
      ...more,
    },
    list: { '/proc/driver/nvidia/gpus': absent },
    stat: {
      '/etc/nv_tegra_release': absent,
      '/run/WSL': absent,
      '/dev/dxg': absent,
      ...stats,
    },
  });
  const dmi = (vendor: string, product: string) => ({
    '/sys/class/dmi/id/sys_vendor': `${vendor}\n`,
    '/sys/class/dmi/id/product_name': `${product}\n`,
  });

  it('is not known where what would tell of WSL keeps silent', async () => {
    const silent = recording({}, { '/dev/dxg': { failed: 'denied' } });
    expect(await askProbe(platform, silent)).toMatchObject({ ok: false, asked: true });
    const told = recording({ '/proc/sys/kernel/osrelease': '5.15-microsoft-standard-WSL2\n' });
    expect(await askProbe(platform, told)).toMatchObject({ value: { kind: 'wsl2' } });
  });

  it.each([
    [dmi('Amazon EC2', 'p4d.24xlarge'), 'cloud', 'Amazon EC2 p4d.24xlarge'],
    [dmi('Google', 'Google Compute Engine'), 'cloud', 'Google Cloud'],
    [{ ...dmi('Xen', 'HVM domU'), '/sys/class/dmi/id/bios_version': '4.11.amazon\n' }, 'cloud', 'Amazon EC2'],
    [dmi('Xen', 'HVM domU'), 'generic', 'Xen HVM domU'],
    [
      {
        ...dmi('Microsoft Corporation', 'Virtual Machine'),
        '/sys/class/dmi/id/chassis_asset_tag': '7783-7084-3265-9085-8269-3286-77\n',
      },
      'cloud',
      'Microsoft Azure',
    ],
    [
      { ...dmi('Microsoft Corporation', 'Virtual Machine'), '/sys/class/dmi/id/chassis_type': '3\n' },
      'generic',
      'Microsoft Corporation Virtual Machine',
    ],
    [
      {
        ...dmi('QEMU', 'Standard PC (i440FX + PIIX, 1996)'),
        '/sys/class/dmi/id/chassis_asset_tag': 'OracleCloud.com\n',
      },
      'cloud',
      'Oracle Cloud',
    ],
    [dmi('QEMU', 'Standard PC (Q35 + ICH9, 2009)'), 'generic', 'QEMU Standard PC (Q35 + ICH9, 2009)'],
    [dmi('Hetzner', 'vServer'), 'cloud', 'Hetzner'],
    [
      { ...dmi('LENOVO', '30DHS0A800'), '/sys/class/dmi/id/chassis_type': '3\n' },
      'workstation',
      'LENOVO 30DHS0A800',
    ],
    [
      { ...dmi('Supermicro', 'SYS-420GP-TNR'), '/sys/class/dmi/id/chassis_type': '23\n' },
      'generic',
      'Supermicro SYS-420GP-TNR',
    ],
    [dmi('NVIDIA', 'NVIDIA_DGX_Spark'), 'dgx', 'DGX Spark'],
    [dmi('NVIDIA', 'DGXA100 920-23687-2530-000'), 'dgx', 'DGX A100'],
    [dmi('NVIDIA', 'NVIDIA Jetson AGX Thor Developer Kit'), 'jetson', 'NVIDIA Jetson AGX Thor Developer Kit'],
    [dmi('System manufacturer', 'System Product Name'), 'generic', null],
    [{ '/proc/sys/kernel/osrelease': '4.4.0-19041-Microsoft\n' }, 'wsl2', null],
    [{ '/proc/sys/kernel/osrelease': '6.8.0-1017-azure\n' }, 'generic', null],
    [
      {
        ...dmi('NVIDIA', 'NVIDIA_DGX_Spark'),
        '/etc/dgx-release':
          'DGX_NAME="DGX Spark"\nDGX_PRETTY_NAME="NVIDIA DGX Spark"\nDGX_PLATFORM="DGX Server for KVM"\n',
      },
      'dgx',
      'DGX Spark',
    ],
    [
      {
        ...dmi('ASUSTeK COMPUTER INC.', 'GX10'),
        '/etc/dgx-release': 'DGX_NAME="DGX Spark"\nDGX_PRETTY_NAME="NVIDIA DGX Spark"\n',
      },
      'dgx',
      'ASUSTeK COMPUTER INC. GX10 (DGX Spark)',
    ],
    [
      {
        '/etc/dgx-release':
          'DGX_PRETTY_NAME="NVIDIA DGX GB300WS"\nDGX_PLATFORM="DGX Server for GALAXY-GB300"\n',
      },
      'dgx',
      'DGX GB300WS',
    ],
    [{ '/etc/dgx-release': 'DGX_NAME="DGX-1"\r\nDGX_PLATFORM="DGX Server for DGX-1"\r\n' }, 'dgx', 'DGX-1'],
    [dmi('Dell Inc.', 'PowerEdge R750xa'), 'generic', 'Dell Inc. PowerEdge R750xa'],
    [{ '/proc/sys/kernel/osrelease': '5.15.153.1-microsoft-standard-WSL2\n' }, 'wsl2', null],
    [
      { '/proc/device-tree/model': 'NVIDIA Jetson AGX Orin Developer Kit\0' },
      'jetson',
      'NVIDIA Jetson AGX Orin Developer Kit',
    ],
    [
      {
        '/etc/dgx-release':
          'DGX_NAME="DGX Server"\nDGX_PLATFORM="DGX Server for DGX A100"\nDGX_SERIAL_NUMBER="123"\n',
      },
      'dgx',
      'DGX A100',
    ],
    [{}, 'generic', null],
  ] as const)('%j is %s', async (files, kind, name) => {
    expect(await askProbe(platform, recording(files))).toEqual(read({ kind, name }));
  });

  it.each([
    ['GRID A100D-40C', true],
    ['NVIDIA A40-48Q', true],
    ['NVIDIA A100-1-5CME', true],
    ['NVIDIA L4-24Q', true],
    ['GRID K520', false],
    ['NVIDIA A100-SXM4-80GB', false],
    ['NVIDIA H100 80GB HBM3', false],
    ['Tesla V100-SXM2-16GB', false],
    ['NVIDIA A100-PCIE-40GB MIG 3g.20gb', false],
  ])('takes %s for a virtual GPU: %s', async (model, vgpu) => {
    const recorded = recording({
      ...dmi('VMware, Inc.', 'VMware Virtual Platform'),
      '/proc/driver/nvidia/gpus/0000:02:01.0/information': `Model: \t\t ${model}\nIRQ:   \t\t 42\n`,
    });
    const answer = await askProbe(platform, {
      ...recorded,
      list: { '/proc/driver/nvidia/gpus': ['0000:02:01.0'] },
    });
    expect(answer).toMatchObject({
      value: { kind: vgpu ? 'vgpu' : 'generic', name: 'VMware, Inc. VMware Virtual Platform' },
    });
  });

  it.each([
    [
      'Azure, which has no other place for it',
      {
        ...dmi('Microsoft Corporation', 'Virtual Machine'),
        '/sys/class/dmi/id/chassis_asset_tag': '7783-7084-3265-9085-8269-3286-77\n',
      },
      'Standard_NC4as_T4_v3',
      'Microsoft Azure Standard_NC4as_T4_v3',
    ],
    [
      'EC2 upon Xen, whose firmware does not tell it',
      { ...dmi('Xen', 'HVM domU'), '/sys/class/dmi/id/bios_version': '4.11.amazon\n' },
      'p3.8xlarge',
      'Amazon EC2 p3.8xlarge',
    ],
    [
      'EC2, whose firmware is the newer word',
      dmi('Amazon EC2', 'g6.xlarge'),
      'g5.xlarge',
      'Amazon EC2 g6.xlarge',
    ],
    ['no cloud that is known', dmi('QEMU', 'Standard PC'), 'm1.large', 'QEMU Standard PC'],
  ])('the type of the instance, as cloud-init noted it, on %s', async (_name, files, type, name) => {
    const facts = { cloudInstance: read({ type, publisher: null }) };
    expect(await askProbe(platform, recording(files), facts)).toMatchObject({ value: { name } });
  });

  it('never tells a serial number', async () => {
    const files = {
      '/etc/dgx-release':
        'DGX_NAME="DGX Server"\nDGX_SERIAL_NUMBER="1571234567890"\nDGX_PLATFORM="DGX Server for DGX H100"\n',
    };
    expect(JSON.stringify(await askProbe(platform, recording(files)))).not.toContain('1571234567890');
  });

  it.each([
    ['a device of Windows', { '/dev/dxg': file }, 'Hyper-V guest with a share of a GPU'],
    ['a kernel of one’s own in WSL', { '/run/WSL': file, '/dev/dxg': file }, null],
  ])('takes %s for WSL', async (_name, stats, name) => {
    expect(await askProbe(platform, recording({}, stats))).toEqual(read({ kind: 'wsl2', name }));
  });
});
