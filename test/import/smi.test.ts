import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/import/evidence.ts';
import { noEvidence } from '../../src/import/evidence.ts';
import { isOfLinux, nvidiaSmiIn } from '../../src/import/facts/smi.ts';
import type { Gpu, NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';

const told = (text: string, ...argv: readonly string[]): Evidence => ({
  ...noEvidence,
  outputs: [{ argv: ['nvidia-smi', ...argv], kept: 'all', text }],
});
const smi = (text: string, ...argv: readonly string[]): Promise<NvidiaSmiFact | null> =>
  nvidiaSmiIn(told(text, ...argv));
const gpusOf = (fact: NvidiaSmiFact | null): readonly Gpu[] => (fact?.kind === 'answered' ? fact.gpus : []);

const head = (versions: string) => `+------+
| NVIDIA-SMI ${versions}     |
|------+------+------+
| GPU  Name                 Persistence-M | Bus-Id        Disp.A | Volatile Uncorr. ECC |
|======+======+======|
`;
const gpu = (
  index: number,
  bus: string,
  state = '|  30%   41C    P8    12W /  72W |      5MiB / 23034MiB |      3%      Default |',
) => `|   ${index}  NVIDIA L4                      On  | ${bus} Off |                    2 |
${state}
|                                         |                      |                  N/A |
+-------+-------+-------+
`;
const processes = `
+------+
| Processes:                                                       GPU Memory |
|    0   N/A  N/A      1234      C   /opt/venv/bin/python             300MiB |
|    1   N/A  N/A      1300    C+G   steam                               N/A |
+------+
`;
const versions = '535.161.07             Driver Version: 535.161.07   CUDA Version: 12.2';
const table = head(versions) + gpu(0, '00000000:3B:00.0') + gpu(1, '00000000:86:00.0') + processes;

describe('the table of nvidia-smi', () => {
  it('tells of each GPU what is in it, and leaves the rest open', async () => {
    const fact = await smi(table);
    expect(fact).toMatchObject({ kind: 'answered', driverVersion: '535.161.07', cudaVersion: '12.2' });
    const [first, second] = gpusOf(fact);
    expect(first).toMatchObject({
      name: 'NVIDIA L4',
      busId: '0000:3b:00.0',
      uuid: null,
      computeCapability: null,
      memoryTotalBytes: 23034 * 1024 ** 2,
      mig: 'unsupported',
      state: {
        persistence: true,
        computeMode: 'default',
        memoryUsedBytes: 5 * 1024 ** 2,
        utilizationPercent: 3,
        performanceState: 'P8',
        errors: { uncorrectable: 2, repairPending: null },
        link: { generation: null, width: null },
        recovery: null,
        failedFields: [],
        processes: [{ pid: 1234, type: 'C', name: '/opt/venv/bin/python', memoryBytes: 300 * 1024 ** 2 }],
      },
    });
    expect(second?.state.processes).toEqual([{ pid: 1300, type: 'C+G', name: 'steam', memoryBytes: null }]);
  });

  it.each([
    [
      'ERR! in the fan',
      '|ERR!   41C    P8    12W /  72W |      5MiB / 23034MiB |      3%      Default |',
      { failedFields: ['fan_speed'] },
    ],
    [
      'a mode for one process',
      '|  30%   41C    P8    12W /  72W |      5MiB / 23034MiB |      3%   E. Process |',
      { computeMode: 'exclusive' },
    ],
    [
      'no compute allowed',
      '|  30%   41C    P8    12W /  72W |      5MiB / 23034MiB |      3%   Prohibited |',
      { computeMode: 'prohibited' },
    ],
  ])('%s', async (_, state, expected) => {
    const [only] = gpusOf(await smi(head(versions) + gpu(0, '00000000:3B:00.0', state)));
    expect(only?.state).toMatchObject(expected);
  });

  it('tells of MIG, of instances and of a change that waits', async () => {
    const mig = (word: string, rest = '') =>
      head(versions) + gpu(0, '00000000:3B:00.0').replace(/N\/A \|\n\+/, `${word} |\n+`) + rest;
    const list =
      '+--+\n| MIG devices:   |\n|  0    2   0   0  |              26MiB / 40448MiB    | 60      0 |  3   0 |\n+--+\n';
    expect(gpusOf(await smi(mig('Enabled', list)))[0]).toMatchObject({
      mig: 'enabled',
      state: { migPending: true, migInstances: [{ gpuInstance: 2, computeInstance: 0, uuid: null }] },
    });
    expect(gpusOf(await smi(mig('Enabled')))[0]?.state.migInstances).toBe(null);
    expect(
      gpusOf(await smi(mig('Enabled', '+--+\n| MIG devices:   |\n| No MIG devices found |\n+--+\n')))[0]
        ?.state.migInstances,
    ).toEqual([]);
    expect(gpusOf(await smi(mig('Disabled*')))[0]).toMatchObject({
      mig: 'disabled',
      state: { migPending: true },
    });
  });

  it.each([
    ['without the rule at its end', table.slice(0, table.lastIndexOf('+---'))],
    ['of several GPUs without the processes', table.slice(0, table.indexOf('| Processes'))],
    ['cut within a GPU', table.slice(0, table.indexOf('Default'))],
    ['without GPUs', head(versions)],
    ['without its head', table.slice(table.indexOf('|   0'))],
  ])('%s is none', async (_, text) => {
    expect(await smi(text)).toBe(null);
  });
});

it('a table that ends early is taken for whole where the bus has no more GPUs than that', async () => {
  const cut = table.slice(0, table.indexOf('|   1 '));
  const bus = '3b:00.0 3D controller: NVIDIA Corporation AD104GL [L4]\n';
  const beside = (text: string): Evidence => ({
    ...noEvidence,
    outputs: [{ argv: ['lspci'], kept: 'all', text }, ...told(cut).outputs],
  });
  expect(gpusOf(await nvidiaSmiIn(beside(bus)))).toHaveLength(1);
  expect(await nvidiaSmiIn(beside(bus + bus.replace('3b', '86')))).toBe(null);
});

const query = `==============NVSMI LOG==============

Driver Version                            : 550.54.15
CUDA Version                              : 12.4

Attached GPUs                             : 1
GPU 00000000:16:00.0
    Product Name                          : NVIDIA H100 80GB HBM3
    Persistence Mode                      : Disabled
    MIG Mode
        Current                           : Enabled
        Pending                           : Disabled
    MIG Device
        GPU Instance ID                   : 1
        Compute Instance ID               : 0
    MIG Device
        GPU Instance ID                   : 5
        Compute Instance ID               : 0
    GPU UUID                              : GPU-1
    GPU Recovery Action                   : Reset
    PCI
        GPU Link Info
            PCIe Generation
                Max                       : 5
                Current                   : 4
            Link Width
                Max                       : 16x
                Current                   : 8x
    FB Memory Usage
        Total                             : 81559 MiB
        Used                              : 10 MiB
    Compute Mode                          : Exclusive_Process
    Utilization
        Gpu                               : 7 %
    ECC Errors
        Volatile
            SRAM Uncorrectable Parity     : 1
            SRAM Uncorrectable SEC-DED    : 2
            DRAM Uncorrectable            : 4
    Remapped Rows
        Pending                           : Yes
        Remapping Failure Occurred        : No
    Fabric
        State                             : In Progress
        Status                            : N/A
    Processes
        GPU instance ID                   : 1
        Process ID                        : 77
            Type                          : C
            Name                          : python
            Used GPU Memory               : 8 MiB
        Process ID                        : 78
            Type                          : C
            Name                          : python
            Used GPU Memory               : 9 MiB
`;

describe('the text of nvidia-smi -q', () => {
  it('is read as its XML is', async () => {
    const fact = await smi(query, '-q');
    expect(fact).toMatchObject({ driverVersion: '550.54.15', cudaVersion: '12.4' });
    expect(gpusOf(fact)).toMatchObject([
      {
        name: 'NVIDIA H100 80GB HBM3',
        uuid: 'GPU-1',
        busId: '0000:16:00.0',
        mig: 'enabled',
        memoryTotalBytes: 81559 * 1024 ** 2,
        state: {
          persistence: false,
          migPending: false,
          migInstances: [{ gpuInstance: 1 }, { gpuInstance: 5 }],
          link: { generation: 4, maxGeneration: 5, width: 8, maxWidth: 16 },
          recovery: 'reset',
          computeMode: 'exclusive',
          utilizationPercent: 7,
          errors: { uncorrectable: 7, repairPending: true, repairFailed: false },
          fabric: { state: 'In Progress' },
          processes: [{ pid: 77, memoryBytes: 8 * 1024 ** 2 }, { pid: 78 }],
        },
      },
    ]);
  });

  it.each([
    ['that lacks a GPU', query.replace(': 1\nGPU', ': 2\nGPU'), ['-q']],
    ['of a section', query, ['-q', '-d', 'ECC']],
    ['of one GPU', query, ['-q', '-i', '0']],
    ['whose GPU has no name', query.replace(/ +Product Name.*\n/, ''), ['-q']],
  ])('%s is none', async (_, text, argv) => {
    expect(await smi(text, ...argv)).toBe(null);
  });

  it('is not led astray by names of the language', async () => {
    const spoilt = query.replace(
      '    Utilization',
      '    __proto__\n        a : b\n    constructor : x\n    toString\n        c : d\n    Utilization',
    );
    expect(gpusOf(await smi(spoilt, '-q'))).toMatchObject([{ state: { utilizationPercent: 7 } }]);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });
});

describe('nvidia-smi that fails', () => {
  it.each([
    ["NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.", 'no-driver'],
    [
      'Failed to initialize NVML: Driver/library version mismatch\nNVML library version: 580.173',
      'library-mismatch',
    ],
    ['No devices were found', 'no-devices'],
    ['Unable to determine the device handle for GPU0000:25:00.0: Unknown Error', 'device-handle'],
  ])('%s', async (text, problem) => {
    expect(await smi(text)).toMatchObject({ kind: 'failed', problem, exitCode: null });
  });

  it('is not there, or said something else', async () => {
    expect(await smi('bash: nvidia-smi: command not found')).toEqual({ kind: 'not-found' });
    expect(await smi('Segmentation fault')).toBe(null);
  });
});

it('a driver of Windows, or a GPU on no bus, tells of no module in this kernel', async () => {
  const linux = async (text: string, ...argv: readonly string[]) =>
    isOfLinux(await smi(text, ...argv), told(text, ...argv));
  expect(await linux(table)).toBe(true);
  expect(await linux(query, '-q')).toBe(true);
  expect(await linux(table.replace('Driver Version: 535.161.07', 'Driver Version: 552.22'))).toBe(false);
  expect(
    await linux(
      query.replace('    GPU UUID', '    Driver Model\n        Current : WDDM\n    GPU UUID'),
      '-q',
    ),
  ).toBe(false);
  expect(await linux(head(versions) + gpu(0, 'N/A'))).toBe(false);
});
