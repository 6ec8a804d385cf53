import { describe, expect, it } from 'vitest';
import { volumes } from '../../src/probes/volumes.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { absent, askProbe } from '../support/ask.ts';
import { file, folder } from '../support/stats.ts';

const facts = readingsOf({ system: { ...healthy.system, uid: 1000, gids: [1000] } });
const request = (source: string) => ({ source, destination: '/d', options: '' });
const denied = { failed: 'denied' } as const;
const stale = { failed: 'ESTALE', why: 'stale file handle' } as const;
const ask = (sources: readonly string[], recording: Parameters<typeof askProbe>[1], known = facts) =>
  askProbe(volumes, recording, known, { volumes: sources.map(request) });
const states = async (...asked: Parameters<typeof ask>) => {
  const answer = await ask(...asked);
  return answer.ok && answer.value.map(({ kind, source, state }) => [kind, source, state]);
};

describe('volumes', () => {
  it('are resolved and looked at; a bare name is left to the engine', async () => {
    const recording = {
      stat: { '/home/ada/set': folder, '/home/x': absent, '/closed': folder },
      list: { '/home/ada/set': [], '/closed': denied },
    };
    expect(await states(['./set', '../x', '/closed', 'cache'], recording)).toEqual([
      ['host', '/home/ada/set', 'directory'],
      ['host', '/home/x', 'missing'],
      ['host', '/closed', 'unreadable'],
      ['named', 'cache', 'named'],
    ]);
  });

  it.each([
    ['data/set', '/home/ada/data/set'],
    ['~/set', '/home/ada/~/set'],
    ['.', '/home/ada'],
    ['x', '/home/ada/x'],
  ])('%s is no name that Docker takes, so a path is meant', async (source, path) => {
    const recording = { stat: { [path]: folder }, list: { [path]: [] } };
    expect(await states([source], recording)).toEqual([['host', path, 'directory']]);
  });

  it('may be files; whether this user may read one is told by its mode', async () => {
    const recording = {
      stat: {
        '/mine': { ...file, uid: 1000, mode: 0o400 },
        '/group': { ...file, gid: 1000, mode: 0o040 },
        '/others': { ...file, mode: 0o600 },
      },
      access: { '/mine': denied, '/group': denied, '/others': denied },
    };
    expect(await states(['/mine', '/group', '/others'], recording)).toEqual([
      ['host', '/mine', 'file'],
      ['host', '/group', 'file'],
      ['host', '/others', 'unreadable'],
    ]);
  });

  it('are readable by all only where all may enter them, too', async () => {
    const recording = {
      stat: { '/open': { ...folder, mode: 0o755 }, '/listed': { ...folder, mode: 0o754 } },
      list: { '/open': [], '/listed': [] },
    };
    const answer = await ask(['/open', '/listed'], recording);
    expect(answer.ok && answer.value.map(({ worldReadable }) => worldReadable)).toEqual([true, false]);
  });
});

describe('a volume that cannot be looked at', () => {
  it.each([
    ['has no status', { stat: { '/stale': stale } }],
    ['has one, and cannot be listed', { stat: { '/stale': folder }, list: { '/stale': stale } }],
  ])('is not known, and so never passed: it %s', async (_, recording) => {
    expect(await ask(['/stale'], recording)).toMatchObject({ ok: false, asked: true });
  });

  it('is not hidden by one that is merely closed', async () => {
    const recording = { stat: { '/stale': stale, '/closed': denied } };
    expect(await ask(['/stale', '/closed'], recording)).toMatchObject({ ok: false, asked: true });
  });

  it('does not hide one that is missing', async () => {
    const recording = { stat: { '/stale': stale, '/missing': absent } };
    expect(await states(['/stale', '/missing'], recording)).toEqual([
      ['host', '/stale', 'unknown'],
      ['host', '/missing', 'missing'],
    ]);
  });
});
