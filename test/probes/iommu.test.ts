import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { iommu } from '../../src/probes/iommu.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';

const root = { ...healthy.system, uid: 0 };
const gpus = healthy.pci.devices.map(({ address }) => address);
const facts = { pci: read(healthy.pci), system: read(root) };
const bridge = '0000:00:01.0';
const closed = Object.fromEntries(
  gpus.map((address) => [`/sys/bus/pci/devices/${address}/iommu_group/type`, absent]),
);
const link = Object.fromEntries(
  gpus.map((address) => [
    `/sys/bus/pci/devices/${address}`,
    `../../../devices/pci0000:00/${bridge}/${address}`,
  ]),
);
const control = (flags: string) =>
  exited(
    0,
    `00:01.0 PCI bridge: a bridge\n\tCapabilities: [148 v1] Access Control Services\n\t\tACSCap:\tSrcValid+ TransBlk+\n\t\tACSCtl:\t${flags}\n`,
  );
const asked = (answer: ReturnType<typeof exited> | { kind: 'not-found' }) =>
  askProbe(iommu, { read: closed, link, run: { [`lspci -vvv -s ${bridge}`]: answer } }, facts);

describe('Access Control Services', () => {
  it.each([
    ['on', control('SrcValid+ TransBlk- ReqRedir+ CmpltRedir+'), [bridge]],
    ['on, with CRLF', control('SrcValid+ TransBlk- ReqRedir+ CmpltRedir+\r'), [bridge]],
    ['off', control('SrcValid- TransBlk- ReqRedir- CmpltRedir-'), []],
    ['not had', exited(0, '00:01.0 PCI bridge: a bridge\n\tCapabilities: [40] Power Management\n'), []],
    ['closed', exited(0, '00:01.0 PCI bridge: a bridge\n\tCapabilities: <access denied>\n'), null],
    ['of a bridge that lspci does not know', exited(0, ''), null],
    ['of lspci that fails', exited(1, '', 'lspci: Cannot open'), null],
    ['without lspci', { kind: 'not-found' as const }, null],
  ])('%s', async (_, answer, acs) => {
    expect(await asked(answer)).toEqual(read({ domains: [], acs }));
  });

  it('are not asked for by an ordinary user, to whom they are closed', async () => {
    const user = { ...facts, system: read({ ...root, uid: 1000 }) };
    expect(await askProbe(iommu, { read: closed }, user)).toEqual(read({ domains: [], acs: null }));
  });

  it('are not known where no bridge is seen, as on the bus of a virtual machine', async () => {
    const flat = Object.fromEntries(gpus.map((address) => [`/sys/bus/pci/devices/${address}`, absent]));
    expect(await askProbe(iommu, { read: closed, link: flat }, facts)).toEqual(
      read({ domains: [], acs: null }),
    );
  });
});

it('the domain is asked for of each of several GPUs', async () => {
  const type = (address: string) => `/sys/bus/pci/devices/${address}/iommu_group/type`;
  const user = { ...facts, system: read({ ...root, uid: 1000 }) };
  const files = { [type('0000:3b:00.0')]: 'DMA-FQ\n', [type('0000:86:00.0')]: absent };
  expect(await askProbe(iommu, { read: files }, user)).toEqual(read({ domains: ['DMA-FQ'], acs: null }));
});

it('one GPU has no peer', async () => {
  const one = { ...facts, pci: read({ ...healthy.pci, devices: healthy.pci.devices.slice(0, 1) }) };
  expect((await askProbe(iommu, {}, one)).ok).toBe(false);
});
