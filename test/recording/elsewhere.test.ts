import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/index.ts';
import type { JsonValue } from '../../src/check.ts';
import { diagnose } from '../../src/diagnose.ts';
import { pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { imported } from '../../src/import/imported.ts';
import { session } from '../../src/import/session.ts';
import type { ReadRecording } from '../../src/recording/document.ts';
import { opened } from '../../src/recording/open.ts';
import { readRecording } from '../../src/recording/read.ts';
import { recordedAnew } from '../../src/recording/redacted.ts';
import { replayed } from '../../src/recording/replay.ts';
import { packed, unpacked } from '../../src/recording/unpack.ts';
import { askedOver, type Judging } from '../../src/ssh/report.ts';
import { defaultTarget } from '../../src/target.ts';
import { fixtureHost } from '../support/fixture-hosts.ts';
import { importFolder } from '../support/imports.ts';

const schema = readFileSync(join(import.meta.dirname, '../../src/recording.schema.json'), 'utf8');
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schema));

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Every text in a document, cleaned. */
const cleaned = (value: JsonValue, text: (text: string) => string): JsonValue => {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return value.map((one) => cleaned(one, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, text)]));
};

/** A recording that is made of another, as it comes out of its file; and both reports. */
async function travelled(given: ReadRecording) {
  const { made, diagnosis } = await recordedAnew(given, checks, pseudonymsFrom());
  const document = await unpacked(once(await packed(made.recording)));
  expect(validate(document) ? null : validate.errors).toBe(null);
  const { report } = await replayed(readRecording(document), { checks });
  const own: JsonValue = JSON.parse(JSON.stringify(diagnosis.report));
  return { document: made.recording, report, own, cleaned: cleaned(own, made.text) };
}

describe('a recording of what somebody else wrote down', () => {
  // One tells of several machines, and is refused.
  const told = readdirSync(importFolder).filter((name) => name !== 'session-two-machines.txt');
  it.each(told)('%s gives its report', async (name) => {
    const answer = await opened(join(importFolder, name));
    if (answer.kind === 'refused') throw new Error(answer.why);
    const { document, report, cleaned: expected } = await travelled(answer.recording);
    expect(document.schema).toBe(3);
    expect(JSON.stringify(report)).toBe(JSON.stringify(expected));
  });

  it('names nobody whom the whole of it names, and keeps no more than is asked', async () => {
    const pasted = readFileSync(join(importFolder, 'session-socket.txt'), 'utf8');
    expect(pasted).toContain('ada@');
    const answer = await opened(join(importFolder, 'session-socket.txt'));
    if (answer.kind === 'refused') throw new Error(answer.why);
    const text = JSON.stringify((await travelled(answer.recording)).document);
    expect(text).toContain('user-1');
    expect(text).not.toMatch(/\bada\b/);
  });
});

const login = 'Zq81LmXw03PvTr55Kd';
const pastedSecrets = `ada@annexbox:~$ docker login nvcr.io -u '$oauthtoken' -p ${login}
ada@annexbox:~$ docker login registry.corp.secretive.org --username bturing --password Hunter2Swordfish
ada@annexbox:~$ docker run --gpus all -e NGC_API_KEY=nvapi-${login} -e DB_PASSWORD=correcthorse99 -v /srv/bturing:/data nvcr.io/nvidia/pytorch:24.01-py3
docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].
ada@annexbox:~$ uname -a
Linux annexbox 5.15.0-105-generic #115-Ubuntu SMP Mon Apr 15 09:52:04 UTC 2024 x86_64 GNU/Linux
ada@annexbox:~$ docker info
 HTTP Proxy: http://ada:pr0xyPass99@proxy.corp.secretive.org:3128
 Username: bturing
ada@annexbox:~$ nvidia-smi -L
GPU 0: NVIDIA A100 (UUID: GPU-4f2b7c1e-1a2b-3c4d-5e6f-0123456789ab)
ada@annexbox:~$ `;

it('a recording of what somebody pasted holds none of the secrets in it, and names nobody', async () => {
  const result = await imported(session(pastedSecrets), 'text', pastedSecrets);
  if (result === null) throw new Error('Nothing is told.');
  const { document } = await travelled(result.recording);
  const text = JSON.stringify(document);
  expect(document.told?.outputs.map(({ argv }) => argv.slice(0, 2).join(' '))).toEqual([
    ...['docker login', 'docker login', 'docker run', 'uname -a', 'docker info', 'nvidia-smi -L'],
  ]);
  for (const secret of [login, 'Hunter2', 'correcthorse', 'pr0xyPass', 'secretive', 'bturing', '4f2b7c1e'])
    expect(text).not.toContain(secret);
  expect(text).not.toMatch(/\bada\b|annexbox/);
});

const judging: Judging = {
  checks,
  target: { ...defaultTarget, offline: true },
  choice: { only: null, skip: ['ulimits'], strict: false },
  waivers: [],
};

/** What a host of the fixtures answers, as it comes over ssh. */
async function answersOf(name: string): Promise<ReadRecording> {
  const recorder = recordingHost(fixtureHost(name));
  const target = { ...defaultTarget, launch: 'never', offline: true } as const;
  await diagnose({ host: recorder.host, checks, target });
  return readRecording(JSON.parse(JSON.stringify(recorder.recording('a host'))));
}

const address = 'mlovelace@node17.cluster.corp';

describe('a recording of a host that was asked over ssh', () => {
  const call = { program: 'ngc-doctor', words: ['--offline', '--ssh', address] } as const;

  it.each(['debian12-a100-healthy', 'debian12-a100-no-toolkit', 'dgxos6-a100x8-fabric-manager-missing'])(
    '%s gives its report, with a pseudonym for its address',
    async (name) => {
      const given = { ...askedOver(address, await answersOf(name), null, judging), call };
      const { document, report, own } = await travelled(given);
      expect(document).toMatchObject({
        schema: 2,
        target: { noLaunch: 'over ssh nothing is launched' },
        call: { words: ['--offline', '--ssh', document.address] },
      });
      expect(document.address).toMatch(/^user-\d@host-\d\.(?:host-\d\.)?domain-\d\.example$/);
      expect(JSON.stringify(document)).not.toMatch(/lovelace|node17|cluster\.corp/);
      expect({ ...report, host: { ...report.host, address } }).toEqual(own);
    },
  );

  it('and did not answer to the end is not ready, and not by an older program either', async () => {
    const cut = `the connection broke (Connection to node17.cluster.corp closed)`;
    const given = askedOver(address, await answersOf('debian12-a100-healthy'), cut, judging);
    const { document, report } = await travelled(given);
    expect(document.schema).toBe(3);
    expect(report.verdict).toBe('unknown');
    expect(report.host.cutShort).toMatch(/^the connection broke \(Connection to host-\d/);
  });
});

describe('a recording that somebody has written by hand', () => {
  const document = {
    format: 'ngc-doctor-recording',
    schema: 3,
    unasked: { registry: 'nobody asks', pci: 'nobody asks', system: 'x', __proto__: 'y', toString: 'z' },
  };

  it('does not make a question about the machine one that need not be asked', async () => {
    expect(readRecording(document).unasked).toEqual({ registry: 'nobody asks' });
    expect((await replayed(readRecording(document), { checks })).report.verdict).toBe('unknown');
  });

  it.each([
    [null],
    ['text'],
    [{ files: [], absent: {}, outputs: {}, person: 1 }],
    [
      {
        outputs: [1, null, {}, { argv: 1, text: {} }, { argv: [1, 'docker'], kept: { word: 1 }, text: 'x' }],
      },
    ],
    [{ files: { '/etc/os-release': 1, '/proc/modules': 'x' }, person: { name: 1, uid: '0' } }],
    [{ what: '\u001b[2J', outputs: [{ argv: ['nvidia-smi'], kept: 'all', text: '\u0000'.repeat(9) }] }],
  ])('is read whatever is told in it: %j', async (told) => {
    const { report } = await replayed(readRecording({ ...document, told }), { checks });
    expect(report.verdict).toBe('unknown');
    expect(report.outcomes.filter(({ status }) => status === 'crashed')).toEqual([]);
  });

  it('is refused where it has more lines than any', () => {
    const files = { '/proc/modules': '\n'.repeat(1_000_001) };
    expect(() => readRecording({ ...document, told: { files } })).toThrow('larger than a recording');
  });
});
