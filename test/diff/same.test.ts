import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import { diffOf } from '../../src/diff/diff.ts';
import type { Compared } from '../../src/diff/facts.ts';
import type { Known } from '../../src/host/anonymous/pseudonyms.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { comparedFixture } from '../support/compared.ts';
import { fixtureNames } from '../support/fixture-hosts.ts';
import { recordedFixture, targetThere } from '../support/recordings.ts';

/** As the machine was recorded by somebody whose pseudonyms begin with others. */
async function recordedWith(name: string, map: Known): Promise<Compared> {
  const { recording } = await recordedFixture(name, map);
  const { report, facts } = await replayed(readRecording(JSON.parse(JSON.stringify(recording))), { checks });
  return { name, target: recording.target, readings: facts, report };
}

const others = (kind: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`${kind} of another file ${at}`, String(at + 1)]));

const map: Known = Object.fromEntries(
  ['user', 'host', 'domain', 'mail', 'uuid', 'mac', 'ip', 'id', 'ip4 10', 'ip4 public'].map((kind) => [
    kind,
    others(kind),
  ]),
);

describe('the same machine', () => {
  const names = fixtureNames().filter((_, at) => at % 8 === 0);
  it.each([...names, 'debian12-a100-registry-by-proxy', 'debian12-a100-visible-devices-uuid'])(
    '%s is the same under other pseudonyms',
    async (name) => {
      const report = diffOf([await recordedWith(name, {}), await recordedWith(name, map)], checks);
      expect(report.differences).toEqual([]);
      expect(report).toMatchObject({ answer: 'same', findings: [], untold: [] });
    },
  );

  it('really had others', async () => {
    const hosts = [
      await recordedWith('debian12-a100-visible-devices-uuid', {}),
      await recordedWith('debian12-a100-visible-devices-uuid', map),
    ];
    const { leftOut } = diffOf(hosts, checks);
    expect(leftOut.map(({ why }) => why)).toContain('names');
    expect(leftOut.map(({ label }) => label)).toContain('NVIDIA_VISIBLE_DEVICES of this shell');
  });

  it('is the same at another time: uptime, process ids, memory in use, temperatures, clocks', async () => {
    const name = 'debian12-a100-detailed-healthy';
    const target = targetThere(name);
    const before = await comparedFixture(name, target);
    const after = await comparedFixture(name, target, {
      system: { bootMs: 1_795_999_999_000, memoryAvailableBytes: 9_000_000_000, runId: 'zzzzzzzz' },
      disk: {
        '/var/lib/docker': { freeBytes: 199_000_000_000, totalBytes: 214_748_364_800, freeInodes: 3_000_111 },
      },
      run: {
        'nvidia-smi -q -x': {
          edited: [
            ['<used>4 MiB</used>', '<used>6 MiB</used>'],
            ['<gpu_util>0 %</gpu_util>', '<gpu_util>7 %</gpu_util>'],
          ],
        },
      },
    });
    const { answer, leftOut } = diffOf([before, after], checks);
    expect(answer).toBe('same');
    expect(new Set(leftOut.map(({ why }) => why))).toEqual(new Set(['moment', 'time', 'number']));
  });
});
