import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/check.ts';
import { type Mask, maskOf } from '../../src/diff/alike.ts';
import { cellOf } from '../../src/diff/cell.ts';
import { differences } from '../../src/diff/compare.ts';
import { placeOf } from '../../src/diff/place.ts';
import { textsOf } from '../../src/diff/words.ts';
import type { Readings } from '../../src/probes.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';

const same: Mask = (text) => text;

/** Where these values of one fact differ: place, words, and what makes them say the same. */
function told(fact: string, values: readonly JsonValue[], masks: readonly Mask[] = values.map(() => same)) {
  const place = placeOf(fact);
  const cells = values.map((value) => cellOf(place, value, null));
  return differences(place, cells, masks).map((one) => [
    one.place.path.join(' > '),
    ...textsOf(one),
    ...(one.because === null ? [] : [`(${one.because})`]),
  ]);
}

const gpu = (busId: string, index: number, more: Record<string, JsonValue> = {}) => ({
  busId,
  index,
  name: 'A100',
  ...more,
});
const smi = (...gpus: readonly JsonValue[]) => ({ kind: 'answered', driverVersion: '550.54.15', gpus });

describe('what differs', () => {
  it('is nothing in equal values, whatever the order of members, and of lists that are sets', () => {
    expect(
      told('os', [
        { id: 'ubuntu', idLike: ['a', 'b'] },
        { idLike: ['b', 'a'], id: 'ubuntu' },
      ]),
    ).toEqual([]);
    expect(told('cdi', [{ dirs: [] }, { dirs: [] }])).toEqual([]);
  });

  it('is told where it stands, and in words', () =>
    expect(told('shm', [{ host: { totalBytes: 2 ** 34 } }, { host: { totalBytes: 2 ** 26 } }])).toEqual([
      ['shm > host > totalBytes', '16 GiB', '64 MiB'],
    ]));

  it('is one thing where a fact is of another kind, and its members are not told', () =>
    expect(
      told('kernelModule', [
        { kind: 'loaded', version: '550.54.15', uvm: true },
        { kind: 'not-loaded', builtFor: [], nouveau: false },
      ]),
    ).toEqual([['kernelModule', 'loaded (550.54.15)', 'not loaded']]));

  it('compares GPUs by their address, so that one that is missing does not shift the others', () =>
    expect(
      told('nvidiaSmi', [
        smi(gpu('0000:07:00.0', 0), gpu('0000:0b:00.0', 1), gpu('0000:0f:00.0', 2)),
        smi(gpu('0000:07:00.0', 0), gpu('0000:0f:00.0', 1)),
      ]),
    ).toEqual([
      ['nvidiaSmi > gpus > 0000:0b:00.0', 'A100', 'not there'],
      ['nvidiaSmi > gpus > 0000:0f:00.0 > index', '2', '1'],
    ]));

  it('compares GPUs by their number where the machines are built otherwise', () =>
    expect(
      told('nvidiaSmi', [smi(gpu('0000:07:00.0', 0)), smi(gpu('0000:3b:00.0', 0, { name: 'H100' }))]),
    ).toEqual([
      ['nvidiaSmi > gpus > 0 > busId', '0000:07:00.0', '0000:3b:00.0'],
      ['nvidiaSmi > gpus > 0 > name', 'A100', 'H100'],
    ]));

  it('tells two of one name apart', () =>
    expect(
      told('moduleHolders', [
        { programs: [{ pid: 1, program: 'Xorg' }] },
        {
          programs: [
            { pid: 1, program: 'Xorg' },
            { pid: 2, program: 'Xorg' },
          ],
        },
      ]).map(([place]) => place),
    ).toEqual(['moduleHolders > programs > Xorg #2']));

  it('tells of lists only what not all have', () =>
    expect(
      told('engine', [
        { securityOptions: ['name=seccomp', 'name=apparmor'] },
        { securityOptions: ['name=seccomp', 'name=userns'] },
      ]),
    ).toEqual([['engine > securityOptions', 'name=apparmor', 'name=userns']]));

  it('keeps the order where that tells something', () =>
    expect(
      told('dockerd', [
        { process: { argv: ['dockerd', '-H', 'fd://'] } },
        { process: { argv: ['dockerd'] } },
      ]),
    ).toEqual([['dockerd > process > argv', 'dockerd -H fd://', 'dockerd']]));

  it('is no difference of value where null means that it is not known, and one where null is an answer', () => {
    expect(told('engine', [{ runcVersion: null }, { runcVersion: '1.1.5' }])).toEqual([
      ['engine > runcVersion', 'not known', '1.1.5'],
    ]);
    expect(told('dockerCli', [{ apiVersion: null }, { apiVersion: '1.40' }])).toEqual([
      ['dockerCli > apiVersion', 'not set', '1.40'],
    ]);
  });

  it('is no difference of value where a fact says in its own words that it does not know', () => {
    const states = ['unknown', 'ok'].map((state) => [{ name: 'nvidia', path: 'x', state }]);
    expect(told('runtimeBinaries', states)).toEqual([
      ['runtimeBinaries > nvidia > state', 'not known', 'ok'],
    ]);
    const specs = [
      { kind: 'unread', path: 'a' },
      { kind: 'valid', path: 'a' },
    ].map((spec) => ({ specs: [spec] }));
    expect(told('cdi', specs)).toEqual([['cdi > specs > a', 'not known', 'valid (a)']]);
    const windows = [{ kind: 'not-asked' }, { kind: 'no-tool' }].map((one) => ({
      kind: 'wsl2',
      windows: one,
    }));
    expect(told('wsl', windows)).toEqual([['wsl > windows', 'not asked: there was no need', 'no tool']]);
  });

  it('is no difference of value where a place is filled with what nobody told', () => {
    const [known, filled] = [
      { cpus: 8, path: ['/bin'], uid: 0 },
      { cpus: 0, path: [], uid: -1 },
    ];
    expect(told('system', [known, filled])).toEqual([
      ['system > cpus', '8', 'not known'],
      ['system > path', '/bin', 'not known'],
      ['system > uid', '0', 'not known'],
    ]);
  });

  it('of three hosts compares those that are of one kind with each other', () =>
    expect(
      told('kernelModule', [
        { kind: 'loaded', version: '550.54.15' },
        { kind: 'not-loaded', nouveau: true },
        { kind: 'loaded', version: '535.183.01' },
      ]),
    ).toEqual([
      ['kernelModule', 'loaded (550.54.15)', 'not loaded', 'loaded (535.183.01)'],
      ['kernelModule > version', '550.54.15', '', '535.183.01'],
    ]));

  it('tells times and sizes, however large somebody made them', () => {
    const [usual, huge] = [1_790_000_000_000, 1e300];
    expect(told('system', [{ bootMs: usual }, { bootMs: huge }])).toEqual([
      ['system > bootMs', '2026-09-21T14:13:20.000Z', '1e+300'],
    ]);
    const texts = told('shm', [{ host: { totalBytes: 0 } }, { host: { totalBytes: huge } }])[0] ?? [];
    expect(texts[1]).toBe('0 bytes');
    expect(texts[2]).toMatch(/ TiB$/);
  });

  it('survives keys of the prototype', () => {
    const odd: JsonValue = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
    expect(
      told('daemonJson', [
        { kind: 'valid', value: odd },
        { kind: 'valid', value: {} },
      ]),
    ).toHaveLength(2);
    expect('a' in {}).toBe(false);
  });
});

describe('texts that say the same', () => {
  const readings = (kernelRelease: string, version: string): Readings =>
    readingsOf({
      system: { ...healthy.system, kernelRelease },
      kernelModule: { kind: 'loaded', version, flavour: 'open', uvm: true, users: 0 },
    });
  const masks = [maskOf(readings('6.8.0-41', '550.54.15')), maskOf(readings('6.8.0-88', '535.183.01'))];
  const because = (a: string, b: string) => told('dockerUnit', [{ path: a }, { path: b }], masks)[0]?.[3];

  it.each([
    ['/home/user-1/.docker', '/home/user-2/.docker'],
    ['/home/ada/x', '/home/user-2/x'],
    ['unix:///run/user/1000/docker.sock', 'unix:///run/user/1001/docker.sock'],
    ['tcp://host-1.domain-1.example:2375', 'tcp://host-7:2375'],
    ['http://10.1.2.3:3128', 'http://10.9.2.3:3128'],
    ['GPU-5d1c2e3f-0007-4a5b-9c8d-012345678907', 'GPU-5d1c2e3f-000b-4a5b-9c8d-01234567890b'],
    ['02:00:00:00:00:01', '02:00:00:00:00:02'],
    ['mail-1@mail.example', 'mail-2@mail.example'],
  ])('%s and %s, but for names', (a, b) => expect(because(a, b)).toBe('(names)'));

  it('but for the kernel, or the driver, which are told in places of their own', () => {
    expect(because('/lib/modules/6.8.0-41/nvidia.ko', '/lib/modules/6.8.0-88/nvidia.ko')).toBe('(kernel)');
    expect(because('/lib/libcuda.so.550.54.15', '/lib/libcuda.so.535.183.01')).toBe('(driver)');
    const modules = ['550.54.15', '535.183.01'].map((version) => ({ kind: 'loaded', version }));
    expect(told('kernelModule', modules, masks)).toEqual([
      ['kernelModule > version', '550.54.15', '535.183.01'],
    ]);
  });

  it.each([
    ['/home/user-1/.docker', '/root/.docker'],
    ['unix:///run/user/0/docker.sock', 'unix:///run/user/1000/docker.sock'],
    ['http://127.0.0.1:3128', 'http://10.9.2.3:3128'],
    ['10.2.89', '10.1.243'],
    ['/lib/libcuda.so.550.54.15', '/lib/libcuda.so.550.90.07'],
  ])('%s and %s do not', (a, b) => expect(because(a, b)).toBe(undefined));
});
