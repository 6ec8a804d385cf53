import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';
import { InvalidRecordingError } from '../../src/host/recorded.ts';
import type { HostRecording } from '../../src/recording/document.ts';
import { opened } from '../../src/recording/open.ts';
import { readRecording } from '../../src/recording/read.ts';
import { recordedAnew } from '../../src/recording/redacted.ts';
import { replayed } from '../../src/recording/replay.ts';
import { renderJson } from '../../src/render/json.ts';
import { importFolder } from '../support/imports.ts';
import { mutant, randomFrom } from '../support/mutants.ts';
import { recordedFixture } from '../support/recordings.ts';

const runs = Number(process.env['NGC_DOCTOR_MUTANTS'] ?? 150);

const recordings: Readonly<Record<string, () => Promise<HostRecording>>> = {
  ...Object.fromEntries(
    [
      'debian12-a100-healthy',
      'ubuntu22-wsl-a4000-tcc',
      'debian12-a100-launch-bus-error',
      'dgxos6-a100x8-healthy',
    ].map((name) => [name, async () => (await recordedFixture(name)).recording]),
  ),
  ...Object.fromEntries(
    ['session-healthy.txt', 'bug-report-fell-off-bus.log', 'sosreport-healthy'].map((name) => [
      name,
      () => ofImport(name),
    ]),
  ),
};

async function ofImport(name: string): Promise<HostRecording> {
  const answer = await opened(join(importFolder, name));
  if (answer.kind === 'refused') throw new Error(answer.why);
  return (await recordedAnew(answer.recording, checks, pseudonymsFrom())).made.recording;
}

it.each(Object.entries(recordings))(
  'whatever is changed in a recording of %s, there is a report',
  {
    timeout: 900_000,
  },
  async (name, recorded) => {
    const document: JsonValue = JSON.parse(JSON.stringify(await recorded()));
    for (let seed = 0; seed < runs; seed++) {
      const changed = mutant(document, randomFrom(seed * 7919 + name.length));
      const began = performance.now();
      try {
        const { report } = await replayed(readRecording(changed), { checks });
        const crashed = report.outcomes.filter(({ status }) => status === 'crashed');
        expect(crashed.map(({ check, why }) => `${seed} ${check}: ${why}`)).toEqual([]);
        expect(renderJson(report)).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
      } catch (error) {
        if (!(error instanceof InvalidRecordingError))
          throw new Error(`${name}, seed ${seed}`, { cause: error });
      }
      expect(performance.now() - began, `seed ${seed}`).toBeLessThan(5_000);
    }
  },
);
