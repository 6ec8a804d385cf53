import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { moduleUse } from '../../src/probes/module-use.ts';
import { readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { file } from '../support/stats.ts';

const ask = (names: readonly string[] | typeof absent, drm: string | typeof absent, socket = true) =>
  askProbe(
    moduleUse,
    {
      list: { '/sys/module': names },
      stat: { '/run/nvidia-persistenced/socket': socket ? file : absent },
      read: { '/sys/module/nvidia_drm/refcnt': drm },
    },
    readingsOf({}),
  );

describe('what uses the kernel module', () => {
  it('is told in the order in which it can be unloaded', async () => {
    expect(await ask(['ext4', 'nvidia', 'nvidia_drm', 'nvidia_uvm', 'nvidiafb'], '3\n')).toEqual(
      read({ modules: ['nvidia_drm', 'nvidia_uvm', 'nvidia'], display: true, persistenced: true }),
    );
  });

  it.each([
    ['nothing draws', '0\n', false],
    ['there is no nvidia_drm', absent, false],
    ['it is unreadable', 'what?', null],
  ])('%s', async (_, drm, display) => {
    expect(await ask(['nvidia'], drm, false)).toMatchObject({ value: { display, persistenced: false } });
  });

  it('was not asked for where the modules are hidden, or none is loaded', async () => {
    expect(await ask(absent, absent)).toMatchObject({ ok: false, asked: false });
    const none = readingsOf({
      kernelModule: { kind: 'not-loaded', builtFor: [], searched: true, nouveau: false },
    });
    expect(await askProbe(moduleUse, {}, none)).toMatchObject({ ok: false, asked: false });
  });
});
