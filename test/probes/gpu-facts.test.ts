import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/host/host.ts';
import { type PartialRecording, recordedHost } from '../../src/host/recorded.ts';
import { confidentialCompute } from '../../src/probes/confidential-compute.ts';
import { fabricManager } from '../../src/probes/fabric-manager.ts';
import { gpuUsers } from '../../src/probes/gpu-users.ts';
import { migCapabilities } from '../../src/probes/mig-capabilities.ts';
import { problemIn } from '../../src/probes/nvidia-smi-failure.ts';
import { persistenced } from '../../src/probes/persistenced.ts';
import { defaultTarget } from '../../src/target.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { fabric, process, smi } from '../support/gpus.ts';

const notFound = { kind: 'not-found' } as const;
const show = 'systemctl show nvidia-fabricmanager --property=LoadState,ActiveState,UnitFileState';
const unit = (load: string, active: string, file: string) =>
  exited(0, `LoadState=${load}\nActiveState=${active}\nUnitFileState=${file}\n`);
const hopper = readingsOf(smi({ state: { fabric: fabric('Completed') } }));

describe('the fabric manager', () => {
  const pgrep = 'pgrep -x nv-fabricmanage';
  const version = 'nv-fabricmanager --version';
  const ask = (run: PartialRecording['run'], facts = hopper) =>
    askProbe(fabricManager, { run: run ?? {} }, facts);

  it('is asked for no more than its service without a fabric', async () =>
    expect(await ask({ [show]: unit('not-found', 'inactive', '') }, readingsOf(smi({})))).toEqual({
      ok: true,
      value: { service: 'absent', enabled: null, process: null, version: null },
    }));

  it('runs, and tells its version', async () =>
    expect(
      await ask({
        [show]: unit('loaded', 'active', 'enabled'),
        [pgrep]: exited(0, '1507\n'),
        [version]: exited(0, 'Fabric Manager version is : 550.163.01\n'),
      }),
    ).toEqual({
      ok: true,
      value: { service: 'active', enabled: true, process: true, version: '550.163.01' },
    }));

  it('is not taken for running because its program is just asked for its version', async () => {
    let asked = 0;
    const recorded = recordedHost({ run: { [show]: unit('loaded', 'inactive', 'enabled') } });
    const host: Host = {
      ...recorded,
      async run(argv, options) {
        if (argv[0] === 'systemctl') return recorded.run(argv, options);
        if (argv[0] === 'nv-fabricmanager') asked += 1;
        // Long enough for whatever else is started at the same time.
        await new Promise((resolve) => setImmediate(resolve));
        if (argv[0] === 'pgrep') return asked > 0 ? exited(0, '1507\n') : exited(1, '');
        return exited(0, 'Fabric Manager version is : 550.163.01\n');
      },
    };
    expect(await fabricManager.ask(host, defaultTarget, hopper)).toMatchObject({
      value: { service: 'stopped', process: false, version: '550.163.01' },
    });
  });

  it.each([
    ['failed', 'failed'],
    ['inactive', 'stopped'],
    ['activating', 'starting'],
    ['maintenance', null],
  ])('%s is %s', async (active, service) =>
    expect(
      await ask({
        [show]: unit('loaded', active, 'disabled'),
        [pgrep]: exited(1, ''),
        [version]: notFound,
      }),
    ).toMatchObject({ value: { service, enabled: false, process: false, version: null } }),
  );

  it('is asked for where NVSwitches are on the bus, and is not known where nobody answers', async () => {
    const nvswitch = { address: '0000:c5:00.0', deviceId: '1af1', kind: 'nvswitch', driver: null } as const;
    const facts = readingsOf({ ...smi({}), pci: { bus: true, devices: [...healthy.pci.devices, nvswitch] } });
    const silent = { kind: 'timed-out', stdout: '', stderr: '', why: 'no end' } as const;
    expect(
      await ask({ [show]: exited(1, ''), [pgrep]: silent, [version]: exited(1, '\u001b[31mERR!') }, facts),
    ).toEqual({
      ok: true,
      value: { service: null, enabled: null, process: null, version: null },
    });
  });
});

describe('processes on the GPUs', () => {
  const pidFile = '/tmp/nvidia-mps/nvidia-cuda-mps-control.pid';
  const facts = readingsOf(
    smi({ state: { processes: [process(42, 'C', 'python'), process(43, 'C', 'python')] } }),
  );

  it('run, or are gone', async () =>
    expect(
      await askProbe(
        gpuUsers,
        {
          read: {
            '/proc/1/comm': 'systemd\n',
            '/proc/42/comm': 'python\n',
            '/proc/43/comm': absent,
            [pidFile]: absent,
          },
        },
        facts,
      ),
    ).toEqual({ ok: true, value: { alive: { 42: true, 43: false }, mpsControl: false } }));

  it('are not known to be gone where other users are hidden', async () =>
    expect(
      await askProbe(
        gpuUsers,
        {
          read: {
            '/proc/1/comm': absent,
            '/proc/42/comm': 'python\n',
            '/proc/43/comm': absent,
            [pidFile]: absent,
          },
        },
        facts,
      ),
    ).toMatchObject({ value: { alive: { 42: true, 43: null } } }));

  it.each([
    ['nvidia-cuda-mps\n', true],
    ['bash\n', false],
  ])('of MPS by its number: %j', async (comm, mpsControl) =>
    expect(
      await askProbe(
        gpuUsers,
        { read: { '/proc/1/comm': 'systemd\n', [pidFile]: '77\n', '/proc/77/comm': comm } },
        readingsOf(smi({})),
      ),
    ).toMatchObject({ value: { mpsControl } }),
  );

  it('are not asked for without nvidia-smi', async () =>
    expect(await askProbe(gpuUsers, {}, readingsOf({ nvidiaSmi: notFound }))).toMatchObject({
      ok: false,
      asked: false,
    }));
});

describe('access files of MIG instances', () => {
  const folder = '/proc/driver/nvidia/capabilities';
  const divided = readingsOf(
    smi({ mig: 'enabled', state: { migInstances: [{ gpuInstance: 3, computeInstance: 0, uuid: null }] } }),
  );

  it('are listed over all GPUs', async () =>
    expect(
      await askProbe(
        migCapabilities,
        {
          list: {
            [folder]: ['fabric-imex-mgmt', 'gpu0', 'gpu1', 'mig'],
            [`${folder}/gpu0/mig`]: ['gi4', 'gi3', 'other'],
            [`${folder}/gpu1/mig`]: absent,
          },
        },
        divided,
      ),
    ).toEqual({ ok: true, value: { gpuInstances: [3, 4] } }));

  it('are not known where the folder is closed', async () =>
    expect(
      await askProbe(migCapabilities, { list: { [folder]: { failed: 'denied' } } }, divided),
    ).toMatchObject({
      ok: false,
      asked: true,
    }));

  it('are not asked for without instances', async () =>
    expect(await askProbe(migCapabilities, {}, readingsOf(smi({})))).toMatchObject({
      ok: false,
      asked: false,
    }));
});

describe('confidential computing', () => {
  const command = 'nvidia-smi conf-compute -grs';
  const facts = readingsOf(smi({ state: { protectedMemoryBytes: 1 } }));

  it.each([
    ['Confidential Compute GPUs Ready state: ready\n', true],
    ['Confidential Compute GPUs Ready state: not-ready\n', false],
    ['garbage', null],
  ])('%j', async (text, ready) =>
    expect(await askProbe(confidentialCompute, { run: { [command]: exited(0, text) } }, facts)).toEqual({
      ok: true,
      value: { ready },
    }),
  );

  it('is not asked for where it is off', async () =>
    expect(await askProbe(confidentialCompute, {}, readingsOf(smi({})))).toMatchObject({
      ok: false,
      asked: false,
    }));
});

it.each([
  [absent, false],
  [{ failed: 'denied' } as const, null],
])('the socket of nvidia-persistenced: %j', async (answer, socket) =>
  expect(await askProbe(persistenced, { stat: { '/run/nvidia-persistenced/socket': answer } })).toEqual({
    ok: true,
    value: { socket },
  }),
);

describe.skipIf(capturesMissing !== null)(`captures of failures ${capturesMissing ?? ''}`, () => {
  it.each(captures('nvidia-smi-failure').filter(({ file }) => /device-handle/.test(file)))(
    '$file',
    ({ text }) => expect(problemIn(text)).toBe('device-handle'),
  );
  it.each(captures('fabricmanager-log'))('$file is no version of a fabric manager', async ({ text }) => {
    const run = {
      [show]: exited(0, text),
      'pgrep -x nv-fabricmanage': exited(3, text),
      'nv-fabricmanager --version': exited(0, text),
    };
    expect(await askProbe(fabricManager, { run }, hopper)).toMatchObject({
      value: { service: null, process: null },
    });
  });
});
