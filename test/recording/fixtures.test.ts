import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { diagnosis } from '../../src/diagnose.ts';
import { pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';
import type { Host } from '../../src/host/host.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { recordingOf } from '../../src/recording/make.ts';
import { readRecording } from '../../src/recording/read.ts';
import { replayed } from '../../src/recording/replay.ts';
import { packed, unpacked } from '../../src/recording/unpack.ts';
import { defaultTarget, type Target } from '../../src/target.ts';
import { fixtureFile, fixtureHost, fixtureNames } from '../support/fixture-hosts.ts';

/** Every text in a document, as the recording's own were cleaned. */
const cleaned = (value: JsonValue, text: (text: string) => string): JsonValue => {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => cleaned(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, text)]));
};

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function recorded(host: Host, target: Target) {
  const recorder = recordingHost(host);
  const result = await diagnosis({ host: recorder.host, checks, target });
  const made = recordingOf(
    {
      ...result,
      taken: recorder.taken(),
      milliseconds: 7,
      recordedAt: '2026-01-01T00:00:00.000Z',
      target,
      choice: { only: null, skip: [], strict: false },
      waivers: [],
      call: { program: 'ngc-doctor', words: [] },
      config: null,
    },
    pseudonymsFrom(),
    { users: [], hosts: [], environment: {} },
  );
  return { ...made, report: result.report };
}

/** Where much is asked of others, and of the rest a part: each takes its time. */
const names = fixtureNames().filter(
  (name, at) => at % 6 === 0 || /registry|launch|wsl|daemon-|cdi-/.test(name),
);

describe('a recording of a host', () => {
  it.each(names)('%s gives the report of its host', async (name) => {
    const expected = fixtureFile(name, 'expected.json');
    const launch = expected.launch === undefined ? 'never' : 'auto';
    const target: Target = { ...defaultTarget, image: expected.image, launch, ...expected.target };
    const { recording, report, text } = await recorded(fixtureHost(name), target);
    const travelled = readRecording(await unpacked(once(await packed(recording))));
    const replay = await replayed(travelled, { checks });
    expect(replay.report).toEqual(cleaned(JSON.parse(JSON.stringify(report)), text));
    expect(Object.keys(replay.report.timings)).toEqual(Object.keys(report.timings));
  });
});
