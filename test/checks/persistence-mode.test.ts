import { expect, it } from 'vitest';
import persistenceMode from '../../checks/persistence-mode.ts';
import { unread } from '../../src/probe.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const off = { state: { persistence: false } };
const refused = (text: string) => ({
  launch: { kind: 'refused', command: ['docker', 'run'], exitCode: 125, text } as const,
});
const timedOut = refused('nvidia-container-cli: initialization error: driver rpc error: timed out');

testCheck(persistenceMode, {
  passes: {
    'off, and nothing is slow': { facts: smi(off, off) },
    'the launch failed for another reason': { facts: { ...smi(off, off), ...refused('device error') } },
    'too slow, though it is on': { facts: { ...smi({}, {}), ...timedOut } },
    'a desktop': {
      facts: { ...smi({ ...off, name: 'NVIDIA GeForce RTX 3090' }), ...timedOut },
    },
    'not known': { facts: { ...smi({ state: { persistence: null } }), ...timedOut } },
  },
  skips: {
    'there is no GPU': { facts: { pci: { bus: true, devices: [] } } },
    'the driver is not loaded': {
      facts: { kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false } },
    },
  },
  finds: {
    'the hook waited too long': {
      facts: { ...smi(off, off), ...timedOut },
      codes: ['persistence-mode-off'],
      fixes: ['enable-persistence-mode'],
    },
    'the daemon runs, and was told to keep nothing (Ubuntu)': {
      facts: { ...smi(off, off), ...timedOut, persistenced: { socket: true } },
      codes: ['persistence-mode-off'],
      steps: [
        { kind: 'run', argv: ['nvidia-smi', '-pm', '1'], root: true },
        {
          kind: 'do',
          text: 'That lasts until the next restart of the machine. To keep it: where `systemctl cat nvidia-persistenced` shows --no-persistence-mode (as on Ubuntu), sudo systemctl edit nvidia-persistenced, with an empty ExecStart= below [Service] and then the line without that word.',
          url: 'https://docs.nvidia.com/deploy/driver-persistence/index.html',
        },
      ],
    },
    'a GPU on the bus that nvidia-smi does not list': {
      facts: {
        ...smi(off),
        ...timedOut,
        pci: {
          bus: true,
          devices: [
            ...healthy.pci.devices,
            { address: '0000:af:00.0', deviceId: '20b0', kind: 'gpu', driver: 'nvidia' },
          ],
        },
      },
      codes: ['persistence-mode-off'],
      candidates: ['gpu-not-listed', 'persistence-mode-off'],
    },
    'in the words of before 2022': {
      facts: { ...smi(off), ...refused('initialization error: driver error: timed out') },
      codes: ['persistence-mode-off'],
    },
    'on a system without systemd': {
      facts: { ...smi(off), ...timedOut, os: { ...healthy.os, services: 'sysv' } },
      codes: ['persistence-mode-off'],
    },
  },
});

const silent = (why: string, socket: boolean | null) =>
  persistenceMode.examine(
    { ...readingsOf({ persistenced: { socket } }), nvidiaSmi: unread(why) },
    defaultTarget,
  );

it('warns where nvidia-smi does not answer and nothing keeps the driver started', () => {
  const why = 'nvidia-smi does not answer: no end within 30 s';
  expect(silent(why, false)).toMatchObject({
    findings: [{ code: 'persistence-mode-off', severity: 'warning', seen: { slow: 'nvidia-smi' } }],
  });
  expect(silent(why, true)).toEqual({ status: 'passed' });
  expect(silent(why, null)).toEqual({ status: 'passed' });
  expect(silent('nvidia-smi could not be run: EACCES', false)).toEqual({ status: 'passed' });
});
