import { describe, expect, it } from 'vitest';
import volumes from '../../checks/volumes.ts';
import type { VolumeFact } from '../../src/probes/volumes.ts';
import { defaultTarget } from '../../src/target.ts';
import { readingsOf } from '../../src/testing/healthy.ts';
import { testCheck } from '../support/test-check.ts';

const volume = (source: string, state: VolumeFact['state']): VolumeFact => ({
  request: { source, destination: '/data', options: '' },
  kind: state === 'named' ? 'named' : 'host',
  source,
  state,
  worldReadable: true,
});

testCheck(volumes, {
  passes: {
    'a folder, a file and a named volume': {
      facts: { volumes: [volume('/data', 'directory'), volume('/a.txt', 'file'), volume('cache', 'named')] },
    },
  },
  finds: {
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
