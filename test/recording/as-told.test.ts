import { expect, it } from 'vitest';
import { defineCheck } from '../../src/check.ts';
import { notAsked, read, unread } from '../../src/probe.ts';
import type { Readings } from '../../src/probes.ts';
import { asTold } from '../../src/recording/as-told.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy } from '../../src/testing/healthy.ts';

const check = asTold(
  defineCheck({
    id: 'a-check',
    title: 'All is well',
    needs: ['pci'],
    uses: ['os', 'kernelLog'],
    codes: ['a-code'],
    examine: ({ pci }) =>
      pci.devices.length > 0
        ? []
        : [{ code: 'a-code', severity: 'error', message: 'x', seen: {}, fixes: [] }],
  }),
);
const examine = (readings: Readings) => check.examine(readings, defaultTarget);
const [pci, kernelLog] = [read(healthy.pci), read(healthy.kernelLog)];

it.each([
  ['passes where all that counts was told', { pci, kernelLog }, 'passed'],
  [
    'passes where something was not asked, and for a reason',
    { pci, kernelLog: notAsked('no driver') },
    'passed',
  ],
  ['has not passed where something was not told', { pci, kernelLog: unread('not recorded') }, 'unknown'],
  ['has not passed where nobody was asked', { pci }, 'unknown'],
  ['finds what it finds', { pci: read({ bus: true, devices: [] }) }, 'found'],
  ['knows nothing where it lacks what it needs', { kernelLog, pci: unread('not recorded') }, 'unknown'],
])('%s', (_, readings, status) => {
  expect(examine(readings).status).toBe(status);
});

it('says what was not told', () => {
  const inDoubt = asTold(
    defineCheck({
      id: 'a-doubt',
      title: 'It is so',
      needs: ['pci'],
      uses: ['os', 'kernelLog'],
      codes: ['a-code'],
      applies: ({ kernelLog: log }) => (log.ok ? true : { unknown: log.why }),
      examine: () => [],
    }),
  );
  const os = read(healthy.os);
  expect(inDoubt.examine({ pci, os, kernelLog: unread('not recorded') }, defaultTarget)).toEqual({
    status: 'unknown',
    why: "not told: The driver's lines in the kernel log",
  });
  expect(examine({ pci: unread('not recorded'), kernelLog })).toEqual({
    status: 'unknown',
    why: 'not told: NVIDIA devices on the PCI bus',
  });
  expect(examine({ pci })).toEqual({
    status: 'unknown',
    why: "no fault in what is told; not told: The driver's lines in the kernel log",
  });
});
