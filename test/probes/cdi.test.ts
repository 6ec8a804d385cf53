import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { cdi } from '../../src/probes/cdi.ts';
import { cdiRefresh, refreshFailureIn } from '../../src/probes/cdi-refresh.ts';
import { readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { captures, capturesMissing } from '../support/captures.ts';
import { cdiEngine, specs, spec as written } from '../support/cdi.ts';
import { file, device as nodeOf } from '../support/stats.ts';

const node = nodeOf(195, 0);
const denied = { failed: 'denied' } as const;
const nvidia = `cdiVersion: 0.5.0
kind: nvidia.com/gpu
devices:
  - name: "0"
    containerEdits:
      deviceNodes:
        - path: /dev/nvidia0
          hostPath: /dev/nvidia0
        - path: /dev/dri/renderD128
  - name: all
    containerEdits:
      deviceNodes:
        - path: /dev/nvidia0
containerEdits:
  env:
    - NVIDIA_VISIBLE_DEVICES=void
  deviceNodes:
    - path: /dev/nvidia-uvm
  mounts:
    - hostPath: /usr/lib/x86_64-linux-gnu/libcuda.so.550.163.01
      containerPath: /usr/lib/x86_64-linux-gnu/libcuda.so.550.163.01
  hooks:
    - hookName: createContainer
      path: /usr/bin/nvidia-cdi-hook
      args: [nvidia-cdi-hook, update-ldcache]
`;
const there = {
  '/dev/nvidia0': node,
  '/dev/dri/renderD128': absent,
  '/dev/nvidia-uvm': node,
  '/usr/lib/x86_64-linux-gnu/libcuda.so.550.163.01': absent,
  '/usr/bin/nvidia-cdi-hook': file,
};

/** What is made of one file in /etc/cdi. */
async function specOf(
  text: string | { failed: 'absent' | 'denied' },
  stat: object = {},
  name = 'nvidia.yaml',
) {
  const recording = {
    list: { '/etc/cdi': [name], '/var/run/cdi': absent },
    read: { [`/etc/cdi/${name}`]: text },
    stat: { ...stat },
  };
  const reading = await askProbe(cdi, recording, readingsOf({}));
  return reading.ok ? reading.value.specs[0] : undefined;
}

describe('CDI specifications', () => {
  it('are read, and their paths looked at', async () => {
    expect(await specOf(nvidia, there)).toEqual({
      kind: 'valid',
      path: '/etc/cdi/nvidia.yaml',
      cdiVersion: '0.5.0',
      deviceKind: 'nvidia.com/gpu',
      devices: [
        { name: '0', missing: [], missingNodes: ['/dev/dri/renderD128'] },
        { name: 'all', missing: [], missingNodes: [] },
      ],
      common: { missing: ['/usr/lib/x86_64-linux-gnu/libcuda.so.550.163.01'], missingNodes: [] },
      injectsGpus: true,
      injectsUvm: true,
      driverVersion: '550.163.01',
    });
  });

  it('are the same in JSON, and with other line ends', async () => {
    const json =
      '{"cdiVersion":"0.7.0","kind":"nvidia.com/gpu","devices":[{"name":"all","containerEdits":{}}]}';
    expect(await specOf(json, {}, 'nvidia.json')).toMatchObject({
      kind: 'valid',
      cdiVersion: '0.7.0',
      devices: [{ name: 'all' }],
      driverVersion: null,
    });
    expect(await specOf(nvidia.replaceAll('\n', '\r\n'), there)).toMatchObject({ devices: [{}, {}] });
  });

  it('of WSL2 tell of no driver and no GPU nodes', async () => {
    const wsl =
      'cdiVersion: 0.3.0\nkind: nvidia.com/gpu\ndevices:\n- name: all\n  containerEdits:\n    deviceNodes:\n    - path: /dev/dxg\ncontainerEdits:\n  mounts:\n  - hostPath: /usr/lib/wsl/drivers/nv.inf/libcuda.so.1.1\n    containerPath: /x\n';
    const stat = {
      '/dev/dxg': node,
      '/usr/lib/wsl/drivers/nv.inf/libcuda.so.1.1': file,
    };
    expect(await specOf(wsl, stat)).toMatchObject({
      injectsGpus: false,
      injectsUvm: false,
      driverVersion: null,
    });
  });

  it('that this user may not read are neither there nor broken', async () => {
    expect(await specOf(denied)).toEqual({ kind: 'unread', path: '/etc/cdi/nvidia.yaml' });
    const recording = { list: { '/etc/cdi': denied, '/var/run/cdi': absent } };
    expect(await askProbe(cdi, recording, readingsOf({}))).toMatchObject({
      value: { specs: [{ kind: 'unread', path: '/etc/cdi' }] },
    });
  });

  it('nor those that a disk does not give, and a folder is none', async () => {
    const failed = (code: string) => specOf({ failed: code, why: 'no' } as never);
    expect(await failed('EIO')).toEqual({ kind: 'unread', path: '/etc/cdi/nvidia.yaml' });
    expect(await failed('EISDIR')).toMatchObject({ kind: 'invalid' });
  });

  it('name what could not be looked at', async () => {
    expect(await specOf(nvidia, { ...there, '/usr/bin/nvidia-cdi-hook': denied })).toMatchObject({
      common: {
        missing: ['/usr/lib/x86_64-linux-gnu/libcuda.so.550.163.01'],
        unread: ['/usr/bin/nvidia-cdi-hook'],
      },
    });
  });

  it('are not read from files that the library leaves out', async () => {
    expect(await specOf(nvidia, there, 'nvidia.yml')).toMatchObject({ kind: 'invalid' });
    expect(await specOf(nvidia, there, 'nvidia.yaml.bak')).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['cut off', nvidia.slice(0, 60).replace(/- name.*/s, '')],
    ['no YAML', 'a: b: c:\n\t- {'],
    ['a list', '- 1\n- 2\n'],
    ['a text', 'hello'],
    ['coloured', '\u001b[31mcdiVersion\u001b[0m 0.5.0'],
    ['of another shape', 'cdiVersion: 5\nkind: [x]\n'],
    [
      'a bomb of aliases',
      `a: &a [x, x]\n${[...'bcdefghijklm'].map((l, i) => `${l}: &${l} [*${'abcdefghijklm'[i]}, *${'abcdefghijklm'[i]}, *${'abcdefghijklm'[i]}, *${'abcdefghijklm'[i]}]`).join('\n')}\n`,
    ],
  ])('that are %s are invalid', async (_, text) => {
    expect((await specOf(text))?.kind).toBe('invalid');
  });

  it('with parts of another shape lose those alone', async () => {
    const odd =
      'cdiVersion: 0.5.0\nkind: nvidia.com/gpu\ndevices: [3, {name: 7}, {name: "0", containerEdits: x}]\ncontainerEdits:\n  mounts: {a: b}\n  hooks: [null, {path: [1]}, {path: relative}]\n';
    expect(await specOf(odd)).toMatchObject({
      kind: 'valid',
      devices: [{ name: '0' }],
      common: { missing: [], missingNodes: [] },
    });
  });

  it('are looked for where the engine looks as well, each directory once', async () => {
    const facts = cdiEngine('29.2.0', '1.53', null);
    const engine =
      facts.engine.kind === 'running'
        ? { ...facts.engine, cdiSpecDirs: ['/etc/cdi', '/run/cdi', '/home/ada/.config/cdi'] }
        : facts.engine;
    const list = { '/etc/cdi': absent, '/var/run/cdi': absent, '/home/ada/.config/cdi': absent };
    expect(await askProbe(cdi, { list }, readingsOf({ engine }))).toEqual(
      read({ dirs: ['/etc/cdi', '/var/run/cdi', '/home/ada/.config/cdi'], specs: [] }),
    );
  });
});

describe.skipIf(capturesMissing !== null)('recorded specifications', () => {
  it.each(captures('cdi-spec').map((one) => [one.file, one.text] as const))('%s', async (_, text) => {
    const paths = [...text.matchAll(/(?:hostPath|path): (\/\S+)/g)].map(([, path]) => [path, file]);
    const recording = {
      list: { '/etc/cdi': ['nvidia.yaml'], '/var/run/cdi': absent },
      read: { '/etc/cdi/nvidia.yaml': text },
      stat: Object.fromEntries(paths),
    };
    const reading = await askProbe(cdi, recording, readingsOf({}));
    expect(reading).toMatchObject({
      value: {
        specs: [
          { kind: 'valid', deviceKind: 'nvidia.com/gpu', driverVersion: '999.88.77', injectsGpus: true },
        ],
      },
    });
  });
});

describe('the service that writes them', () => {
  const unit = '/usr/lib/systemd/system/nvidia-cdi-refresh.service';
  const stat = (path: string | null) =>
    Object.fromEntries(
      ['/usr/lib/systemd/system', '/lib/systemd/system', '/etc/systemd/system'].flatMap((dir) =>
        ['nvidia-cdi-refresh.service', 'nvidia-container-toolkit-cdi-generator.service'].map((name) => [
          `${dir}/${name}`,
          `${dir}/${name}` === path ? file : absent,
        ]),
      ),
    );
  const journal =
    'journalctl --boot --unit=nvidia-cdi-refresh.service --output=cat --lines=100 --no-pager --quiet';
  const notLoaded =
    'time="2026-01-10T08:00:01Z" level=error msg="failed to generate CDI spec: failed to create device CDI specs: failed to initialize NVML: Driver Not Loaded"\nnvidia-cdi-refresh.service: Main process exited, code=exited, status=1/FAILURE\n';

  it('is not asked where there is none', async () => {
    expect(await askProbe(cdiRefresh, { stat: stat(null) }, readingsOf({}))).toEqual(
      read({ unit: null, failure: null }),
    );
  });

  it('is not asked where it wrote one', async () => {
    const facts = readingsOf(specs(written({ path: '/var/run/cdi/nvidia.yaml' })));
    expect(await askProbe(cdiRefresh, { stat: stat(unit) }, facts)).toEqual(
      read({ unit: 'nvidia-cdi-refresh.service', failure: null }),
    );
  });

  it('tells why it failed', async () => {
    const recording = { stat: stat(unit), run: { [journal]: exited(0, notLoaded) } };
    expect(await askProbe(cdiRefresh, recording, readingsOf({}))).toMatchObject({
      value: { failure: { problem: 'driver-not-loaded' } },
    });
  });

  it('that may not be asked has not failed', async () => {
    for (const answer of [exited(1, '', 'No journal files were opened'), { kind: 'not-found' } as const]) {
      const recording = { stat: stat(unit), run: { [journal]: answer } };
      expect(await askProbe(cdiRefresh, recording, readingsOf({}))).toMatchObject({
        value: { failure: null },
      });
    }
  });

  it.each([
    ['nothing', '', null],
    ['success', 'level=info msg="Generated CDI spec with version 0.5.0"\n', null],
    [
      'a failure that was made good',
      `${notLoaded}level=info msg="Generated CDI spec with version 0.5.0"\n`,
      null,
    ],
    ['a failure', notLoaded, 'driver-not-loaded'],
    ['NVML by its name', 'failed to generate CDI spec: NVML_ERROR_DRIVER_NOT_LOADED', 'driver-not-loaded'],
    ['another', 'msg="failed to generate CDI spec: invalid device, empty device edits"', 'other'],
    ['a failure after a success', `Generated CDI spec with version 0.5.0\n${notLoaded}`, 'driver-not-loaded'],
  ])('%s', (_, log, problem) => expect(refreshFailureIn(log)?.problem ?? null).toBe(problem));

  it('gives the reason without the dressing', () =>
    expect(
      refreshFailureIn('msg="failed to generate CDI spec: invalid device, empty device edits"\r\n')?.text,
    ).toBe('invalid device, empty device edits'));
});

describe.skipIf(capturesMissing !== null)('what nvidia-ctk cdi generate wrote where it succeeded', () => {
  const good = captures('nvidia-ctk-cdi-generate').filter(({ status }) => status === 'healthy');
  it.each(good.map((one) => [one.file, one.text] as const))('%s is no failure', (_, text) =>
    expect(refreshFailureIn(text)).toBeNull(),
  );
});
