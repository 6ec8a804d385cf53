import { describe, expect, it } from 'vitest';
import { recordedHost } from '../../src/host/recorded.ts';
import { listensAt } from '../../src/knowledge/engine-hosts.ts';
import { daemonAt } from '../../src/probes/dockerd-processes.ts';
import { healthy } from '../../src/testing/healthy.ts';
import { exited } from '../support/ask.ts';

const usual = healthy.dockerd.process;
if (usual === null) throw new Error('The healthy machine has a daemon.');

describe('of several daemons', () => {
  it.each([
    [['-H', 'unix:///run/build.sock'], null],
    [['-H', 'fd://'], 'unix:///var/run/docker.sock'],
    [['-H', 'unix:///var/run/docker.sock'], 'unix:///run/docker.sock'],
    [['-Hunix:///run/a.sock', '--host=unix:///run/b.sock'], 'unix:///run/a.sock'],
    [['--host', 'unix:///run/b.sock'], 'unix:///var/run/b.sock'],
    [[], 'unix:///var/run/docker.sock'],
  ])('one with %j listens at %s', (words, endpoint) => {
    const argv = ['/usr/sbin/dockerd', ...words];
    expect(listensAt(argv, endpoint ?? 'unix:///run/other.sock')).toBe(endpoint !== null);
  });

  it.each([
    [[], 'unix:///run/other.sock'],
    [['-H', 'fd://'], 'tcp://127.0.0.1:2375'],
    [['-H', 'fd://'], ''],
  ])('one with %j may listen at %s or not', (words, endpoint) =>
    expect(listensAt(['dockerd', ...words], endpoint)).toBeNull(),
  );

  const found = (pids: string, cmdlines: Readonly<Record<number, string>>) =>
    recordedHost({
      run: { 'pgrep -x dockerd': exited(0, pids) },
      read: Object.fromEntries(
        Object.entries(cmdlines).flatMap(([pid, cmdline]) => [
          [`/proc/${pid}/comm`, 'dockerd\n'],
          [`/proc/${pid}/cmdline`, `dockerd\0${cmdline}\0`],
          ...['environ', 'stat', 'limits', 'status'].map((name) => [`/proc/${pid}/${name}`, '']),
        ]),
      ),
    });
  const noted = { ...usual, argv: ['dockerd', '-H', 'unix:///run/a.sock'] };
  const kind = 'package' as const;

  it('the one counts that listens where the docker command speaks to', async () => {
    const host = found('900\n901\n', { 900: '-H\0unix:///run/a.sock', 901: '-H\0unix:///run/b.sock' });
    const daemon = await daemonAt(host, null, { kind, noted, endpoint: 'unix:///run/b.sock' });
    expect(daemon?.pid).toBe(901);
  });

  it('nobody else is looked for where the usual one listens there', async () =>
    expect(await daemonAt(recordedHost({}), null, { kind, noted, endpoint: 'unix:///run/a.sock' })).toBe(
      noted,
    ));

  it('the usual one is left where none is told to listen there', async () => {
    const host = found('900\n', { 900: '-H\0unix:///run/a.sock' });
    expect(await daemonAt(host, null, { kind, noted, endpoint: 'unix:///run/c.sock' })).toBe(noted);
  });
});
