import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { moduleBuild } from '../../src/probes/module-build.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { folder } from '../support/stats.ts';

const facts = readingsOf({
  kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false },
});
const build = `/lib/modules/${healthy.system.kernelRelease}/build`;
const log = '/var/lib/dkms/nvidia/550.163.01/build/make.log';
const list = {
  '/usr/src': ['linux-headers-6.8.0-90', 'nvidia-550.163.01', 'nvidia-fs-2.24'],
  '/var/lib/dkms': ['nvidia', 'nvidia-fs', 'zfs'],
  '/var/lib/dkms/nvidia': ['550.163.01', 'kernel-5.4.0-1-generic-x86_64', 'original_module'],
};

describe('how the module is built', () => {
  it('is by DKMS, with the log of a build that failed', async () => {
    const text = `DKMS make.log for nvidia-550.163.01 for kernel 6.17.0-5-generic (x86_64)
make: Entering directory '/usr/src/linux-headers'
warning: -Werror is not set
/var/lib/dkms/nvidia/550.163.01/build/nvidia/nv-dma.c:844:9: error: implicit declaration of function
make[3]: *** [scripts/Makefile.build:287: nv-dma.o] Error 1
`;
    const recording = { list, stat: { [build]: folder }, read: { [log]: text } };
    expect(await askProbe(moduleBuild, recording, facts)).toEqual(
      read({
        headers: true,
        dkms: [
          {
            name: 'nvidia',
            version: '550.163.01',
            failed: {
              log,
              kernel: '6.17.0-5-generic',
              error:
                '/var/lib/dkms/nvidia/550.163.01/build/nvidia/nv-dma.c:844:9: error: implicit declaration of function',
            },
          },
        ],
        sources: ['550.163.01'],
        prebuilt: [],
      }),
    );
  });

  it('is by the distribution, which has it ready in a folder that names driver and flavour', async () => {
    const kernel = '/lib/modules/6.8.0-88-generic/kernel';
    const asked = {
      list: {
        '/var/lib/dkms': absent,
        '/usr/src': absent,
        [kernel]: ['drivers', 'nvidia-550srv', 'nvidia-580-open', 'nvidia-cap'],
        '/lib/modules/6.8.0-70-generic/kernel': absent,
      },
      stat: { [build]: folder },
    };
    const builtFor = ['6.8.0-70-generic', '6.8.0-88-generic'];
    const other = readingsOf({
      kernelModule: { kind: 'not-loaded', builtFor, searched: true, nouveau: false },
    });
    expect(await askProbe(moduleBuild, asked, other)).toEqual(
      read({ headers: true, dkms: [], sources: [], prebuilt: ['nvidia-550srv', 'nvidia-580-open'] }),
    );
  });

  it.each([
    [
      'Error! in another place',
      'DKMS (dkms-3.2.1) make.log for nvidia/580.95.05 for kernel 6.12.1 (x86_64)\nfine\n',
      '6.12.1',
      null,
    ],
    ['nothing', '', null, null],
    ['noise', '\u0000'.repeat(100_000), null, null],
  ])('reads a log with %s', async (_, text, kernel, error) => {
    const recording = { list, stat: { [build]: absent }, read: { [log]: text } };
    expect(await askProbe(moduleBuild, recording, facts)).toMatchObject({
      value: { headers: false, dkms: [{ failed: { kernel, error } }] },
    });
  });

  it('is by something else without DKMS', async () => {
    const recording = { list: { '/var/lib/dkms': absent, '/usr/src': absent }, stat: { [build]: absent } };
    expect(await askProbe(moduleBuild, recording, facts)).toEqual(
      read({ headers: false, dkms: [], sources: [], prebuilt: [] }),
    );
  });

  it('is not asked for while the module is loaded', async () => {
    expect(await askProbe(moduleBuild, {}, readingsOf({}))).toMatchObject({ ok: false, asked: false });
  });
});
