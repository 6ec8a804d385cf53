import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { shm } from '../../src/probes/shm.ts';
import { absent, askProbe } from '../support/ask.ts';

describe('shared memory', () => {
  it("is the host's, and what the engine gives", async () => {
    const disk = { '/dev/shm': { totalBytes: 100, freeBytes: 60, freeInodes: null } };
    const set = {
      kind: 'valid',
      path: '/x',
      value: { 'default-shm-size': '1G', 'default-ipc-mode': 'host' },
    } as const;
    expect(await askProbe(shm, { disk }, { daemonJson: read(set) })).toEqual(
      read({
        host: { totalBytes: 100, freeBytes: 60 },
        engineDefaultBytes: 1024 ** 3,
        engineDefaultIpcHost: true,
      }),
    );
    expect(await askProbe(shm, { disk: { '/dev/shm': absent } }, {})).toMatchObject({
      value: { host: null, engineDefaultBytes: 64 * 1024 ** 2 },
    });
  });

  it.each([{ failed: 'denied' as const }, { failed: 'EIO' as const, why: 'input/output error' }])(
    'that answers %j is not known',
    async (answer) => {
      expect(await askProbe(shm, { disk: { '/dev/shm': answer } }, {})).toMatchObject({
        ok: false,
        asked: true,
      });
    },
  );
});
