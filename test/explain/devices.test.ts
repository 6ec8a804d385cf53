import { expect, it } from 'vitest';
import { isOnOtherGpus } from '../../src/explain/devices.ts';

const xid = (number: number, device: string): string =>
  `NVRM: Xid (PCI:0000:${device}:00): ${number}, pid=4711`;

it('tells lines of other GPUs from those of the same', () => {
  expect(isOnOtherGpus([xid(31, '17')], [xid(94, '3b')])).toBe(true);
  expect(isOnOtherGpus([xid(31, '3b')], [xid(94, '3B')])).toBe(false);
  expect(isOnOtherGpus([xid(31, '17'), xid(13, '3b')], [xid(94, '3b')])).toBe(false);
});

it('says nothing of channels that were taken down, and of lines without an address', () => {
  expect(isOnOtherGpus([xid(45, '17')], [xid(79, '3b')])).toBe(false);
  expect(isOnOtherGpus(['an illegal memory access was encountered'], [xid(79, '3b')])).toBe(false);
  expect(isOnOtherGpus([xid(31, '17')], ['GPU is lost'])).toBe(false);
});
