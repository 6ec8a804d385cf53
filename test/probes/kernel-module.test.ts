import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { kernelModule } from '../../src/probes/kernel-module.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { folder } from '../support/stats.ts';

const facts = readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } });

describe('kernel module', () => {
  const loaded = (banner: string) => ({
    read: {
      '/proc/driver/nvidia/version': banner,
      '/sys/module/nvidia/version': absent,
      '/sys/module/nvidia/refcnt': '5\n',
    },
    stat: { '/sys/module/nvidia_uvm': folder },
    list: { '/sys/module/nvidia/holders': ['nvidia_modeset', 'nvidia_uvm'] },
  });

  it.each([
    [
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.163.01  Tue Apr  8 12:41:17 UTC 2025\nGCC version:\n',
      '550.163.01',
      'proprietary',
    ],
    [
      'NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  565.77  Release Build  (x@y)\n',
      '565.77',
      'open',
    ],
    [
      'NVRM version: NVIDIA UNIX Open Kernel Module for aarch64  580.95.05  Release Build\n',
      '580.95.05',
      'open',
    ],
  ])('%j', async (banner, version, flavour) => {
    expect(await askProbe(kernelModule, loaded(banner), facts)).toEqual(
      read({ kind: 'loaded', version, flavour, uvm: true, users: 3 }),
    );
  });

  it.skipIf(capturesMissing !== null)(`reads every captured version ${capturesMissing ?? ''}`, async () => {
    for (const { text, file: name } of captures('proc-driver-nvidia-version')) {
      const version = /\s(\d{3}\.\d+(?:\.\d+)?)\s/.exec(text)?.[1];
      expect(await askProbe(kernelModule, loaded(text), facts), name).toMatchObject({ value: { version } });
    }
  });

  it('that is loaded and unreadable is not known', async () => {
    expect(await askProbe(kernelModule, loaded('garbage'), facts)).toMatchObject({ ok: false, asked: true });
  });

  it('that is not loaded may be built, for this kernel or another', async () => {
    const dirs = [
      'updates/dkms',
      'updates',
      'extra',
      'extra/nvidia',
      'weak-updates/nvidia',
      'kernel/drivers/video',
      'kernel/drivers/video/nvidia',
      'kernel/nvidia',
      'misc',
    ];
    const kernels = ['5.15.0-100-generic', '5.15.0-130-generic'];
    const recording = {
      read: {
        '/proc/driver/nvidia/version': absent,
        '/sys/module/nvidia/version': absent,
        '/lib/modules/5.15.0-100-generic/modules.dep':
          'kernel/fs/x.ko:\nupdates/dkms/nvidia.ko.zst: kernel/a.ko\n',
        '/lib/modules/5.15.0-130-generic/modules.dep': 'kernel/drivers/video/not-nvidia.ko:\n',
      },
      stat: { '/sys/module/nvidia_uvm': absent, '/sys/module/nouveau': folder },
      list: {
        '/lib/modules': kernels,
        ...Object.fromEntries(dirs.map((dir) => [`/lib/modules/5.15.0-130-generic/${dir}`, absent])),
      },
    };
    expect(await askProbe(kernelModule, recording, facts)).toEqual(
      read({ kind: 'not-loaded', builtFor: ['5.15.0-100-generic'], searched: true, nouveau: true }),
    );
    // A folder that keeps silent may hold it.
    const closed = { '/lib/modules/5.15.0-130-generic/extra': { failed: 'denied' } } as const;
    const silent = { ...recording, list: { ...recording.list, ...closed } };
    expect(await askProbe(kernelModule, silent, facts)).toMatchObject({ value: { searched: false } });
  });

  it('does not say that nvidia_uvm is not loaded where nobody looked', async () => {
    const banner =
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.163.01  Tue Apr  8 12:41:17 UTC 2025\n';
    const asked = (uvm: { failed: 'denied' } | { failed: 'absent' }) =>
      askProbe(kernelModule, { ...loaded(banner), stat: { '/sys/module/nvidia_uvm': uvm } }, facts);
    expect(await asked({ failed: 'denied' })).toMatchObject({ value: { uvm: null } });
    expect(await asked(absent)).toMatchObject({ value: { uvm: false } });
  });
});

describe('a module file', () => {
  const release = '6.1.0-30-amd64';
  const dirs = [
    'updates/dkms',
    'updates',
    'extra',
    'extra/nvidia',
    'weak-updates/nvidia',
    'kernel/drivers/video',
    'kernel/drivers/video/nvidia',
    'kernel/nvidia',
    'misc',
  ];
  it.each([
    ['updates/dkms/nvidia.ko.zst:', true],
    ['updates/dkms/nvidia-current.ko:', true],
    ['updates/dkms/nvidia-tesla-535.ko.xz:', true],
    ['updates/dkms/nvidia-current-open.ko:', true],
    ['updates/dkms/nvidia-legacy-390xx.ko:', true],
    ['updates/dkms/nvidia-peermem.ko:', false],
    ['updates/dkms/nvidia-current-drm.ko:', false],
    ['updates/dkms/nvidia-uvm.ko:', false],
    ['updates/dkms/nvidia-current-uvm.ko:', false],
    ['updates/dkms/nvidia-drm.ko:', false],
    ['kernel/drivers/video/fbdev/nvidia/nvidiafb.ko:', false],
  ])('%s counts: %s', async (line, counts) => {
    const recording = {
      read: {
        '/proc/driver/nvidia/version': absent,
        '/sys/module/nvidia/version': absent,
        [`/lib/modules/${release}/modules.dep`]: `${line}\n`,
      },
      stat: { '/sys/module/nvidia_uvm': absent, '/sys/module/nouveau': absent },
      list: {
        '/lib/modules': [release],
        ...Object.fromEntries(dirs.map((dir) => [`/lib/modules/${release}/${dir}`, absent])),
      },
    };
    expect(await askProbe(kernelModule, recording, facts)).toMatchObject({
      value: { builtFor: counts ? [release] : [] },
    });
  });
});
