import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { platform } from '../../src/probes/platform.ts';
import { absent, askProbe } from '../support/ask.ts';

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
    stat: { '/etc/nv_tegra_release': absent, ...stats },
  });
  const dmi = (vendor: string, product: string) => ({
    '/sys/class/dmi/id/sys_vendor': `${vendor}\n`,
    '/sys/class/dmi/id/product_name': `${product}\n`,
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
    [dmi('NVIDIA', 'NVIDIA_DGX_Spark'), 'dgx', 'NVIDIA DGX Spark'],
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
});
