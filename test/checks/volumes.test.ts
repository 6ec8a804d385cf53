import { describe, expect, it } from 'vitest';
import volumes from '../../checks/volumes.ts';
import type { VolumeFact } from '../../src/probes/volumes.ts';
import { defaultTarget } from '../../src/target.ts';
import { readingsOf } from '../../src/testing/healthy.ts';
import { engineWith } from '../support/engine.ts';
import { testCheck } from '../support/test-check.ts';

const volume = (source: string, state: VolumeFact['state'], worldReadable = true): VolumeFact => ({
  request: { source, destination: '/data', options: '' },
  kind: state === 'named' ? 'named' : 'host',
  source,
  state,
  worldReadable,
});

testCheck(volumes, {
  passes: {
    'one that is closed to others, and no engine that maps users': {
      facts: { volumes: [volume('/home/ada', 'directory', false)] },
    },
    'one that all may read, with an engine that maps users': {
      facts: {
        volumes: [volume('/data', 'directory')],
        engine: engineWith({ securityOptions: ['name=userns'] }),
      },
    },
    'a folder, a file and a named volume': {
      facts: { volumes: [volume('/data', 'directory'), volume('/a.txt', 'file'), volume('cache', 'named')] },
    },
  },
  finds: {
    'one that is closed to others, with an engine that maps users': {
      facts: {
        volumes: [volume('/home/ada', 'directory', false), volume('cache', 'named', false)],
        engine: engineWith({ securityOptions: ['name=seccomp,profile=builtin', 'name=userns'] }),
      },
      codes: ['volume-unreadable?'],
      seen: { closedToOthers: ['/home/ada'] },
    },
    'one that is closed, with a rootless engine': {
      facts: {
        volumes: [volume('/secret', 'unreadable', false)],
        engine: engineWith({ rootless: true }),
      },
      codes: ['volume-unreadable'],
    },
    'a path that is not there': {
      facts: { volumes: [volume('/data', 'directory'), volume('/dta', 'missing')] },
      codes: ['volume-missing'],
      fixes: ['correct-volume', 'create-volume-folders'],
      seen: { missing: ['/dta'] },
    },
    'two that are not there are one problem': {
      facts: { volumes: [volume('/x', 'missing'), volume('/y', 'missing')] },
      codes: ['volume-missing'],
      seen: { missing: ['/x', '/y'] },
    },
    'one that is closed': {
      facts: { volumes: [volume('/secret', 'unreadable')] },
      codes: ['volume-unreadable?'],
      fixes: ['grant-volume-access'],
    },
  },
});

describe('volumes without a request', () => {
  it('is skipped', () => {
    expect(volumes.examine(readingsOf({ volumes: [] }), defaultTarget).status).toBe('skipped');
  });
});
