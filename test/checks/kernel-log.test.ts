import { describe, expect, it } from 'vitest';
import kernelLog from '../../checks/kernel-log.ts';
import type { NvidiaSmiFact, SmiProblem } from '../../src/probes/nvidia-smi.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { event, log } from '../support/kernel-events.ts';
import { testCheck } from '../support/test-check.ts';

const [first, second] = ['0000:3b:00.0', '0000:86:00.0'];
const xid = (number: number, address: string, detail: string | null = null) =>
  event('xid', { number, address, detail });
const failed = (problem: SmiProblem, text: string): NvidiaSmiFact => ({
  kind: 'failed',
  problem,
  exitCode: 255,
  text,
  libraryVersion: null,
});
const without = (address: string): NvidiaSmiFact =>
  healthy.nvidiaSmi.kind === 'answered'
    ? { ...healthy.nvidiaSmi, gpus: healthy.nvidiaSmi.gpus.filter(({ busId }) => busId !== address) }
    : healthy.nvidiaSmi;
const smiOf = (driverVersion: string, recovery: string): NvidiaSmiFact =>
  healthy.nvidiaSmi.kind === 'answered'
    ? {
        ...healthy.nvidiaSmi,
        driverVersion,
        gpus: healthy.nvidiaSmi.gpus.map((gpu) => ({ ...gpu, state: { ...gpu.state, recovery } })),
      }
    : healthy.nvidiaSmi;
const reset = xid(154, second, 'GPU Reset Required');

testCheck(kernelLog, {
  passes: {
    'what programs did to themselves': {
      facts: { kernelLog: log(xid(13, first), xid(31, first), xid(43, first), xid(45, first)) },
    },
    'an error from which the driver says the GPU has recovered': {
      facts: { kernelLog: log(xid(95, second), xid(154, second, 'None')) },
    },
    'an access over NVLink that a program should not have made': {
      facts: { kernelLog: log(xid(137, first)) },
    },
    'an NVLink error that asks for a restart of the program': {
      facts: {
        kernelLog: log(xid(145, first, 'RLW_REMAP Nonfatal'), xid(149, first, 'NETIR_BER_EVENT Nonfatal')),
      },
    },
    'a GPU whose power came later': {
      facts: { kernelLog: log(event('power-missing', { address: first })) },
    },
    'a reset that was asked for, and was done': {
      facts: { kernelLog: log(reset), nvidiaSmi: smiOf('570.172.08', 'none') },
    },
    'a switch that reports what is not fatal': {
      facts: { kernelLog: log(event('sxid', { number: 28006, detail: 'Non-fatal' })) },
    },
    'a GPU that was given to a virtual machine since': {
      facts: {
        kernelLog: log(xid(119, second)),
        nvidiaSmi: without(second),
        pci: {
          bus: true,
          devices: healthy.pci.devices.map((gpu) =>
            gpu.address === second ? { ...gpu, driver: 'vfio-pci' } : gpu,
          ),
        },
      },
    },
    'a GPU without address range that answers': {
      facts: { kernelLog: log(event('bar-invalid', { address: first })) },
    },
    'a security processor that was late, and the GPU answers': {
      facts: { kernelLog: log(event('fsp-timeout'), event('init-failed', { address: first })) },
    },
    'a security processor, and nothing that failed': { facts: { kernelLog: log(event('fsp-timeout')) } },
    'shared memory on a machine with NVSwitches': {
      facts: {
        kernelLog: log(event('hmm-failed')),
        pci: {
          bus: true,
          devices: [
            ...healthy.pci.devices,
            { address: '0000:05:00.0', deviceId: '1af1', kind: 'nvswitch', driver: 'nvidia-nvswitch' },
          ],
        },
      },
    },
  },
  skips: {
    'the driver is not loaded': {
      facts: {
        kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false },
        kernelLog: log(xid(79, first)),
      },
    },
    WSL2: { facts: { platform: { kind: 'wsl2', name: null } } },
    Jetson: { facts: { platform: { kind: 'jetson', name: null } } },
  },
  finds: {
    'a GPU that fell off and is gone': {
      facts: { kernelLog: log(xid(79, second)), nvidiaSmi: without(second) },
      codes: ['gpu-fell-off-bus'],
      fixes: ['power-cycle'],
      seen: { gpus: [second], xids: [{ xid: 79, action: 'RESTART_BM' }] },
    },
    'a GPU of a rented machine, which nobody can switch off': {
      facts: {
        kernelLog: log(xid(79, second)),
        nvidiaSmi: without(second),
        platform: { kind: 'cloud', name: 'Amazon EC2 p4d.24xlarge' },
      },
      codes: ['gpu-fell-off-bus'],
      fixes: ['power-cycle'],
      steps: [
        {
          kind: 'do',
          text: 'Save what lies on local disks. Stop the instance and start it again, with the tools of its provider: that brings it onto other hardware as a rule, and a restart from within does not.',
        },
        {
          kind: 'do',
          text: 'If it happens again, report the instance to the provider, with the lines of the kernel log.',
        },
      ],
    },
    'a GPU that fell off without an Xid, and nvidia-smi stops at it': {
      facts: {
        kernelLog: log(event('fell-off-bus', { address: second })),
        nvidiaSmi: failed('device-handle', `No handle for GPU${second}: Unknown Error`),
      },
      codes: ['gpu-fell-off-bus'],
    },
    'a GPU that fell off and is back': {
      facts: { kernelLog: log(xid(79, second)) },
      codes: ['gpu-fell-off-bus?'],
    },
    'a GPU that fell off, and nothing tells whether it is back': {
      facts: { kernelLog: log(xid(79, second)), nvidiaSmi: { kind: 'not-found' } },
      codes: ['gpu-fell-off-bus'],
    },
    'what a GPU met after it had fallen off': {
      facts: {
        kernelLog: log(xid(79, second), xid(119, second), xid(74, second), reset),
        nvidiaSmi: without(second),
      },
      codes: ['gpu-fell-off-bus', 'gsp-rpc-timeout', 'nvlink-uncorrectable'],
    },
    'a system processor that hangs, and nvidia-smi with it': {
      facts: { kernelLog: log(xid(119, second)) },
      unread: ['nvidiaSmi'],
      codes: ['gsp-rpc-timeout'],
      fixes: ['reset-gpu'],
    },
    'a system processor that hung, under a driver that is known for it': {
      facts: {
        kernelLog: log(xid(119, second)),
        kernelModule: { kind: 'loaded', version: '525.60.13', flavour: 'open', uvm: true, users: 0 },
      },
      codes: ['gsp-rpc-timeout?'],
      steps: [
        {
          kind: 'do',
          text: 'Stop every program that uses it: sudo fuser -v /dev/nvidia* names them, containers among them.',
        },
        { kind: 'run', argv: ['nvidia-smi', '--gpu-reset', '-i', second], root: true },
        {
          kind: 'do',
          text: 'Where the reset is refused, restart the machine. Then update the driver to 525.105.17 or later: the first releases of branch 525 had a fault that looks like this.',
        },
      ],
    },
    'a system processor that hung once': {
      facts: { kernelLog: log(xid(119, second)) },
      codes: ['gsp-rpc-timeout?'],
    },
    'a GPU that is listed and waits for a reset': {
      facts: { kernelLog: log(xid(119, second), reset) },
      codes: ['gsp-rpc-timeout'],
    },
    'a GPU that waited for a reset, and had it': {
      facts: { kernelLog: log(xid(119, second), reset), nvidiaSmi: smiOf('570.172.08', 'none') },
      codes: ['gsp-rpc-timeout?'],
    },
    'a GPU that waits for a reset, by nvidia-smi as well': {
      facts: { kernelLog: log(xid(119, second), reset), nvidiaSmi: smiOf('570.172.08', 'reset') },
      codes: ['gsp-rpc-timeout'],
    },
    'a driver whose nvidia-smi does not show what Xid 154 tells': {
      facts: { kernelLog: log(xid(119, second), reset), nvidiaSmi: smiOf('550.163.01', 'none') },
      codes: ['gsp-rpc-timeout'],
    },
    'a failure of one GPU is not that of another': {
      facts: {
        kernelLog: log(xid(119, first)),
        nvidiaSmi: failed('device-handle', `No handle for GPU${second}: Unknown Error`),
      },
      codes: ['gsp-rpc-timeout?'],
    },
    'an NVLink error that is not fatal, and loses packets': {
      facts: { kernelLog: log(xid(145, first, 'RLW_RXPIPE Nonfatal')) },
      codes: ['nvlink-uncorrectable?'],
    },
    'an NVLink error that is not fatal, and the driver asks for a reset': {
      facts: { kernelLog: log(xid(145, second, 'RLW_REMAP Nonfatal'), reset) },
      codes: ['nvlink-uncorrectable'],
    },
    NVLink: {
      facts: { kernelLog: log(xid(145, first), xid(149, second)) },
      codes: ['nvlink-uncorrectable?'],
    },
    'an NVSwitch': {
      facts: { kernelLog: log(event('sxid', { number: 24007, address: '0000:a9:00.0', detail: 'Fatal' })) },
      codes: ['nvlink-uncorrectable?'],
      seen: { gpus: [], switches: ['0000:a9:00.0'] },
      steps: [
        {
          kind: 'do',
          text: 'Stop every program that uses it: sudo fuser -v /dev/nvidia* names them, containers among them.',
        },
        { kind: 'run', argv: ['nvidia-smi', '--gpu-reset'], root: true },
        {
          kind: 'do',
          text: 'Where the reset is refused, restart the machine. GPUs older than Ampere that NVLink joins are reset in one command; nvidia-smi names those that are missing. If it happens again, nvidia-smi nvlink -e shows which link counts errors; the cause may be at its other end.',
        },
      ],
    },
    'an error of memory that was contained': {
      facts: { kernelLog: log(xid(48, first), xid(63, first), xid(94, first)) },
      codes: ['ecc-uncorrectable?', 'ecc-row-remap?'],
    },
    'an error of memory that was not': {
      facts: { kernelLog: log(xid(95, second), reset) },
      codes: ['ecc-uncorrectable'],
    },
    'memory that cannot be replaced': {
      facts: { kernelLog: log(xid(64, first)) },
      codes: ['ecc-row-remap-failure?'],
      fixes: ['replace-gpu'],
    },
    'the driver asks for a reset, and its reason is no longer in the log': {
      facts: { kernelLog: log(reset) },
      codes: ['gpu-busy-or-bad'],
      seen: { gpus: [second] },
    },
    'a newer driver asks for a reset': {
      facts: { kernelLog: log(xid(119, second), xid(154, second, 'PF FLR')) },
      codes: ['gsp-rpc-timeout'],
      fixes: ['reset-gpu'],
    },
    'a newer driver asks for a restart of the machine': {
      facts: { kernelLog: log(xid(154, second, 'OS Reboot')) },
      codes: ['gpu-busy-or-bad'],
      fixes: ['reboot'],
    },
    'the driver asks for a restart of the machine': {
      facts: { kernelLog: log(xid(119, second), xid(154, second, 'Node Reboot Required')) },
      codes: ['gsp-rpc-timeout'],
      fixes: ['reboot'],
    },
    'the driver asks for it, and nothing else is in the log': {
      facts: { kernelLog: log(xid(154, second, 'Node Reboot Required')) },
      codes: ['gpu-busy-or-bad'],
      fixes: ['reboot'],
    },
    'the driver recommends a reset': {
      facts: { kernelLog: log(xid(154, second, 'Drain and Reset')) },
      codes: ['gpu-busy-or-bad?'],
      fixes: ['reset-gpu'],
    },
    'another Xid that asks for a reset': {
      facts: { kernelLog: log(xid(109, first)) },
      codes: ['gpu-busy-or-bad?'],
    },
    'a key that could not be renewed in a confidential virtual machine': {
      facts: { kernelLog: log(xid(151, first)) },
      codes: ['gpu-busy-or-bad?'],
      fixes: ['reboot'],
    },
    'an Xid for which the catalogue names no action': {
      facts: { kernelLog: log(xid(167, first)) },
      codes: ['gpu-busy-or-bad?'],
    },
    'an Xid for which it names none, and one for which it does': {
      facts: { kernelLog: log(xid(167, first), xid(109, first)) },
      codes: ['gpu-busy-or-bad?'],
    },
    'a GPU without power': {
      facts: {
        kernelLog: log(
          event('power-missing', { address: second }),
          event('init-failed', { address: second }),
        ),
        nvidiaSmi: without(second),
      },
      codes: ['gpu-power-missing'],
      fixes: ['connect-gpu-power'],
      seen: { gpus: [second] },
    },
    'a GPU without power that works on': {
      facts: { kernelLog: log(xid(54, first)) },
      codes: ['gpu-power-missing?'],
    },
    'no address range': {
      facts: { kernelLog: log(event('bar-invalid', { address: second })), nvidiaSmi: without(second) },
      codes: ['bar-space-above-4g'],
      fixes: ['enable-above-4g-decoding'],
    },
    'a security processor that does not answer': {
      facts: {
        kernelLog: log(event('fsp-timeout'), event('init-failed', { address: second })),
        nvidiaSmi: without(second),
      },
      codes: ['cc-mode-stuck'],
      candidates: ['cc-mode-stuck', 'gpu-faulty'],
      fixes: ['leave-cc-mode'],
    },
    'a module that went away again, since its GPUs have no address range': {
      facts: {
        kernelLog: log(event('bar-invalid', { address: first }), event('bar-invalid', { address: second })),
        kernelModule: { kind: 'not-loaded', builtFor: ['6.1.0'], searched: true, nouveau: false },
        nvidiaSmi: { kind: 'not-run', why: 'there is no kernel module' },
      },
      codes: ['bar-space-above-4g'],
      seen: { gpus: [first, second] },
    },
    'a module that went away again, since its GPU does not answer': {
      facts: {
        kernelLog: log(event('fell-off-bus', { address: first }), xid(119, second)),
        kernelModule: { kind: 'not-loaded', builtFor: ['6.1.0'], searched: true, nouveau: false },
        nvidiaSmi: { kind: 'not-run', why: 'there is no kernel module' },
      },
      codes: ['gpu-fell-off-bus'],
    },
    'no room for shared memory': {
      facts: { kernelLog: log(event('hmm-failed', { detail: '-34' })) },
      codes: ['hmm-kaslr-802'],
      fixes: ['switch-hmm-off'],
    },
  },
});

it('resets the bus where the driver asks for that', () => {
  const events = [xid(154, second, 'Bus Reset')];
  const outcome = kernelLog.examine(readingsOf({ kernelLog: log(...events) }), defaultTarget);
  expect(JSON.stringify(outcome)).toContain(
    JSON.stringify(['nvidia-smi', '-r', 'bus', '-i', second]).slice(1, -1),
  );
});

describe('what it says', () => {
  it.each([
    [
      'of a switch',
      [event('sxid', { number: 24007, address: '0000:a9:00.0', detail: 'Fatal' })],
      /^NVSwitch 0000:a9/,
    ],
    [
      'of what a restart mends',
      [xid(151, first)],
      /^GPU 0000:3b:00\.0 .* a restart of this virtual machine\.$/,
    ],
    ['of what the catalogue is silent on', [xid(167, first)], /names no action/],
    ['of a restart', [xid(154, second, 'Node Reboot Required')], /needs a restart of the machine before/],
    ['of a reset', [reset], /needs a reset before/],
    ['of two Xids', [xid(167, first), xid(109, first)], /asks for a reset/],
  ])('%s', (_, events, words) => {
    const outcome = kernelLog.examine(readingsOf({ kernelLog: log(...events) }), defaultTarget);
    expect(outcome).toMatchObject({ status: 'found', findings: [{ message: expect.stringMatching(words) }] });
  });
});
