import { describe, expect, it } from 'vitest';
import { driverLibraries } from '../../src/probes/driver-libraries.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe, exited } from '../support/ask.ts';
import { file } from '../support/stats.ts';

const facts = readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } });

describe('driver libraries', () => {
  const dir = '/usr/lib/x86_64-linux-gnu';
  const cache = `\tlibcuda.so.1 (libc6,x86-64) => /usr/local/cuda/compat/libcuda.so.1\n\tlibcuda.so.1 (libc6) => /usr/lib/i386-linux-gnu/libcuda.so.1\n\tlibcuda.so.1 (libc6,x86-64) => ${dir}/libcuda.so.1\n\tlibc.so.6 (libc6,x86-64) => ${dir}/libc.so.6\n`;
  const recording = {
    run: { 'ldconfig -p': exited(0, cache) },
    stat: Object.fromEntries([
      [`${dir}/libcuda.so.1`, file],
      ...['', '/nvidia/current'].map((sub) => [`${dir}${sub}/libnvidia-ml.so.1`, absent] as const),
      ...[
        '/usr/lib64',
        '/usr/lib',
        '/usr/local/lib',
        '/run/opengl-driver/lib',
        '/usr/local/nvidia/lib64',
        '/var/lib/nvidia/lib64',
      ].map((one) => [`${one}/libnvidia-ml.so.1`, absent] as const),
    ]),
    link: { [`${dir}/libcuda.so.1`]: 'libcuda.so', [`${dir}/libcuda.so`]: 'libcuda.so.550.163.01' },
  };

  it("are the own architecture's, not CUDA's, with the version at the end of the link", async () => {
    expect(await askProbe(driverLibraries, recording, facts)).toMatchObject({
      value: { cuda: { path: `${dir}/libcuda.so.1`, version: '550.163.01' }, nvml: null },
    });
  });

  it("have no version where the link's end tells none, as on WSL2 and Jetson", async () => {
    const links = { [`${dir}/libcuda.so.1`]: 'libcuda.so.1.1', [`${dir}/libcuda.so.1.1`]: absent };
    expect(await askProbe(driverLibraries, { ...recording, link: links }, facts)).toMatchObject({
      value: { cuda: { version: null } },
    });
  });

  it('are not called missing while the list of the loader is not known', async () => {
    const silent = { kind: 'timed-out', why: 'no answer within 5 s', stdout: '', stderr: '' } as const;
    const recorded = { ...recording, run: { 'ldconfig -p': silent } };
    expect(await askProbe(driverLibraries, recorded, facts)).toMatchObject({ ok: false, asked: true });
  });

  it('are not called missing where there is no ldconfig to ask, and found where they usually are', async () => {
    const without = {
      ...recording,
      run: { 'ldconfig -p': { kind: 'not-found' }, '/sbin/ldconfig -p': { kind: 'not-found' } },
    } as const;
    const usual = {
      ...without,
      stat: { ...recording.stat, [`${dir}/libnvidia-ml.so.1`]: file },
      link: { ...recording.link, [`${dir}/libnvidia-ml.so.1`]: 'libnvidia-ml.so.550.163.01' },
    };
    expect(await askProbe(driverLibraries, usual, facts)).toMatchObject({ ok: true });
    expect(await askProbe(driverLibraries, without, facts)).toMatchObject({ ok: false, asked: true });
  });

  it('are asked for where the loader is, though it be on no path of this user', async () => {
    const { 'ldconfig -p': list } = recording.run;
    const recorded = {
      ...recording,
      run: { 'ldconfig -p': { kind: 'not-found' }, '/sbin/ldconfig -p': list },
    } as const;
    expect(await askProbe(driverLibraries, recorded, facts)).toEqual(
      await askProbe(driverLibraries, recording, facts),
    );
  });

  it.each([{ failed: 'denied' }, { failed: 'EIO', why: 'input/output error' }])(
    'are not called missing where they cannot be looked at: %j',
    async (failed) => {
      const recorded = { ...recording, stat: { ...recording.stat, [`${dir}/libnvidia-ml.so.1`]: failed } };
      expect(await askProbe(driverLibraries, recorded, facts)).toMatchObject({ ok: false, asked: true });
    },
  );

  it.each(['', '300 libs found in cache\n\tlibz.so.1 (libc6,x86-64) => /lib/libz.so.1\n'])(
    'are not called missing where the list ends early: %j',
    async (list) => {
      const recorded = { ...recording, run: { 'ldconfig -p': exited(0, list) } };
      expect(await askProbe(driverLibraries, recorded, facts)).toMatchObject({ ok: false, asked: true });
    },
  );
});
