import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { pci } from '../../src/probes/pci.ts';
import { absent, askProbe } from '../support/ask.ts';

describe('pci', () => {
  it('lists what is of NVIDIA, by kind, with the driver that holds it', async () => {
    const at = (address: string, name: string) => `/sys/bus/pci/devices/${address}/${name}`;
    const recording = {
      list: { '/sys/bus/pci/devices': ['0000:00:01.0', '0000:3b:00.0', '0000:3b:00.1', '0000:05:00.0'] },
      read: {
        [at('0000:00:01.0', 'vendor')]: '0x8086\n',
        [at('0000:3b:00.0', 'vendor')]: '0x10de\n',
        [at('0000:3b:00.0', 'device')]: '0x20b0\n',
        [at('0000:3b:00.0', 'class')]: '0x030200\n',
        [at('0000:3b:00.1', 'vendor')]: '0x10de\n',
        [at('0000:3b:00.1', 'device')]: '0x10ef\n',
        [at('0000:3b:00.1', 'class')]: '0x040300\n',
        [at('0000:05:00.0', 'vendor')]: '0x10de\n',
        [at('0000:05:00.0', 'device')]: '0x1af1\n',
        [at('0000:05:00.0', 'class')]: '0x068000\n',
      },
      link: {
        [at('0000:3b:00.0', 'driver')]: '../../../bus/pci/drivers/nouveau',
        [at('0000:3b:00.1', 'driver')]: absent,
        [at('0000:05:00.0', 'driver')]: absent,
        [at('0000:3b:00.0', 'physfn')]: absent,
        [at('0000:3b:00.1', 'physfn')]: absent,
        [at('0000:05:00.0', 'physfn')]: absent,
      },
    };
    expect(await askProbe(pci, recording)).toEqual(
      read({
        bus: true,
        devices: [
          { address: '0000:3b:00.0', deviceId: '20b0', kind: 'gpu', driver: 'nouveau' },
          { address: '0000:3b:00.1', deviceId: '10ef', kind: 'other', driver: null },
          { address: '0000:05:00.0', deviceId: '1af1', kind: 'nvswitch', driver: null },
        ],
      }),
    );
  });

  it('tells a missing bus from one that may not be read', async () => {
    expect(await askProbe(pci, { list: { '/sys/bus/pci/devices': absent } })).toMatchObject({
      ok: true,
      value: { bus: false },
    });
    expect(await askProbe(pci, { list: { '/sys/bus/pci/devices': { failed: 'denied' } } })).toMatchObject({
      ok: false,
      asked: true,
    });
  });

  it('does not say that there is no GPU where a device keeps silent', async () => {
    const vendor = '/sys/bus/pci/devices/0000:3b:00.0/vendor';
    const list = { '/sys/bus/pci/devices': ['0000:3b:00.0'] };
    expect(await askProbe(pci, { list, read: { [vendor]: { failed: 'denied' } } })).toMatchObject({
      ok: false,
      asked: true,
    });
    expect(await askProbe(pci, { list, read: { [vendor]: absent } })).toEqual(
      read({ bus: true, devices: [] }),
    );
  });

  it('does not say that nothing holds a device where its driver keeps silent', async () => {
    const at = (name: string) => `/sys/bus/pci/devices/0000:3b:00.0/${name}`;
    const recording = {
      list: { '/sys/bus/pci/devices': ['0000:3b:00.0'] },
      read: { [at('vendor')]: '0x10de\n', [at('device')]: '0x20b0\n', [at('class')]: '0x030200\n' },
      link: { [at('driver')]: { failed: 'denied' } as const, [at('physfn')]: absent },
    };
    expect(await askProbe(pci, recording)).toMatchObject({ ok: false, asked: true });
  });
});
