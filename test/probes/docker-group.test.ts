import { describe, expect, it } from 'vitest';
import { read } from '../../src/probe.ts';
import { dockerGroup } from '../../src/probes/docker-group.ts';
import { healthy, readingsOf } from '../../src/testing/healthy.ts';
import { askProbe } from '../support/ask.ts';

const facts = readingsOf({ system: { ...healthy.system, path: ['/usr/bin'] } });

describe('group docker', () => {
  it('is read from /etc/group', async () => {
    const group = (line: string) =>
      askProbe(dockerGroup, { read: { '/etc/group': `root:x:0:\n${line}\n` } }, facts);
    expect(await group('docker:x:998:bob,ada')).toEqual(read({ exists: true, listed: true, active: true }));
    expect(await group('docker:x:997:adam')).toEqual(read({ exists: true, listed: false, active: false }));
    expect(await group('dockerroot:x:1:ada')).toEqual(read({ exists: false, listed: false, active: false }));
  });
});
