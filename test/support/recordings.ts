import { checks } from '../../checks/index.ts';
import { diagnosis } from '../../src/diagnose.ts';
import { anonymous } from '../../src/host/anonymous/anonymous.ts';
import { type Known, pseudonymsFrom } from '../../src/host/anonymous/pseudonyms.ts';
import type { Host } from '../../src/host/host.ts';
import { recordingHost } from '../../src/host/recording.ts';
import { type Material, recordingOf } from '../../src/recording/make.ts';
import { defaultTarget, type Target } from '../../src/target.ts';
import { fixtureFile, fixtureHost } from './fixture-hosts.ts';

/** What is known of a machine of `fixtures/hosts` before it is asked. */
export const knownThere = { users: ['jroe'], hosts: ['node17.cluster.corp'], environment: {} };

/** As a machine of `fixtures/hosts` is asked. */
export function targetThere(name: string): Target {
  const expected = fixtureFile(name, 'expected.json');
  const launch = expected.launch === undefined ? 'never' : 'auto';
  return { ...defaultTarget, image: expected.image, launch, ...expected.target };
}

/** All that a recording of a machine is made of. */
export async function materialOf(host: Host, target: Target): Promise<Material> {
  const recorder = recordingHost(host);
  const result = await diagnosis({ host: recorder.host, checks, target });
  return {
    ...result,
    taken: recorder.taken(),
    milliseconds: 7,
    recordedAt: '2026-01-01T00:00:00.000Z',
    target,
    choice: { only: null, skip: [], strict: false },
    waivers: [],
    call: { program: 'ngc-doctor', words: [] },
    config: null,
  };
}

/** A machine of `fixtures/hosts`, recorded as the program does it. */
export async function recordedFixture(name: string, map: Known = {}, known = knownThere) {
  const material = await materialOf(fixtureHost(name), targetThere(name));
  return { material, ...recordingOf(material, pseudonymsFrom(map), known) };
}

const nothing = {
  system: null,
  env: {},
  run: {},
  read: {},
  list: {},
  stat: {},
  link: {},
  access: {},
  open: {},
  disk: {},
  engine: {},
  http: {},
};

/** These files, by path, as a recording has them. */
export function cleanedFiles(
  files: Readonly<Record<string, string>>,
  known: Partial<Parameters<typeof anonymous>[2]> = {},
): Readonly<Record<string, unknown>> {
  const taken = { answers: { ...nothing, read: files }, times: {}, sent: [] };
  return anonymous(taken, pseudonymsFrom(), { users: [], hosts: [], environment: {}, texts: [], ...known })
    .answers.read;
}

/** One text, as a recording has it. */
export const cleanedText = (text: string, known: Partial<Parameters<typeof anonymous>[2]> = {}): string =>
  String(cleanedFiles({ '/etc/x.conf': text }, known)['/etc/x.conf']);
