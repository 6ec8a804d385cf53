import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { recordedFixture } from '../support/recordings.ts';

type Answers = Record<string, Record<string, JsonValue> | null>;

const verdictOf = async (document: object): Promise<string> => {
  const { report } = await replayed(readRecording(JSON.parse(JSON.stringify(document))), { checks });
  return report.verdict;
};

/** What is not told is not known: it proves no host to be well. */
describe('a host that is not ready is not made so by an answer that is missing:', () => {
  it.each([
    'debian12-a100-launch-bus-error',
    'debian12-a100-preload-daemon',
    'debian12-a100-mig-caps-missing',
    'debian12-a100-devicemapper',
    'dgxos6-a100x8-fabric-manager-missing',
  ])('%s', { timeout: 60_000 }, async (name) => {
    const { recording } = await recordedFixture(name);
    expect(await verdictOf(recording)).toBe('not-ready');
    const answers: Answers = JSON.parse(JSON.stringify(recording.answers));
    const ready: string[] = [];
    for (const [kind, section] of Object.entries(answers)) {
      if (kind === 'system' || section === null) continue;
      for (const key of Object.keys(section)) {
        const { [key]: _, ...left } = section;
        const verdict = await verdictOf({ ...recording, answers: { ...answers, [kind]: left } });
        if (verdict === 'ready') ready.push(`${kind} ${key}`);
      }
    }
    expect(ready).toEqual([]);
  });
});
