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
    expect(await group('docker:x:998:bob,ada')).toEqual(
      read({ exists: true, listed: true, active: true, owner: null }),
    );
    expect(await group('docker:x:997:adam')).toEqual(
      read({ exists: true, listed: false, active: false, owner: null }),
    );
    expect(await group('dockerroot:x:1:ada')).toEqual(
      read({ exists: false, listed: false, active: false, owner: null }),
    );
  });

  it.each<[number, unknown]>([
    [998, null],
    [0, { gid: 0, name: 'root', listed: false, active: false }],
    [2000, { gid: 2000, name: 'engines', listed: true, active: false }],
    [5000, { gid: 5000, name: null, listed: false, active: false }],
  ])('tells whose the socket is: %j', async (socketGid, owner) => {
    const engine = {
      kind: 'unreachable',
      endpoint: 'unix:///var/run/docker.sock',
      reason: 'permission',
      why: '',
      socketGid,
    } as const;
    const text = 'root:x:0:\ndocker:x:998:ada\nengines:x:2000:ada\n';
    const answer = await askProbe(
      dockerGroup,
      { read: { '/etc/group': text } },
      { ...facts, engine: read(engine) },
    );
    expect(answer).toMatchObject({ value: { exists: true, listed: true, active: true, owner } });
  });
});
