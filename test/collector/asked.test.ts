import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readCollected } from '../../src/collector/read-collected.ts';
import { collectorScript } from '../../src/collector/script.ts';
import { objectAt } from '../../src/json.ts';
import { answersOf, madeHost } from '../support/made-host.ts';

/** What the script does not ask though a probe does, and why. */
const exceptions: readonly (readonly [RegExp, string])[] = [
  [/^http /, 'a registry tells of an image to whoever has a token'],
  [/^run docker-credential-/, 'a credential helper hands out what it keeps'],
];

/** All that the probes ask of a machine, and what the script asks of the same. */
async function questionsOn(name: string) {
  const answers = await answersOf(name);
  const host = await madeHost(answers);
  try {
    const run = promisify(execFile)('sh', ['-c', collectorScript(), 'collect.sh', '--offline', '--quiet'], {
      env: host.env,
      maxBuffer: 64 * 1024 ** 2,
    });
    const { stdout } = await run;
    const collected = readCollected(stdout).answers;
    const asked = Object.entries(answers).flatMap(([kind, section]) =>
      kind === 'system' ? [] : Object.keys(section ?? {}).map((key) => [kind, key] as const),
    );
    const left = asked.filter(([kind, key]) => !Object.hasOwn(objectAt(collected, kind), key));
    return left
      .map(([kind, key]) => `${kind} ${key}`)
      .filter((question) => !exceptions.some(([pattern]) => pattern.test(question)));
  } finally {
    await host.close();
  }
}

/** Of each kind of machine one: all of them would take minutes. */
const names: readonly string[] = [
  'centos7-a100-docker113',
  'cos117-a100-healthy',
  'debian12-a100-context-gone',
  'debian12-a100-daemon-down',
  'debian12-a100-engine29-cdi-healthy',
  'debian12-a100-headers-missing',
  'debian12-a100-operator-driver-root',
  'debian12-a100-peers-below-quiet-switch',
  'debian12-a100-podman-runtime',
  'debian12-a100-rootless-healthy',
  'debian12-a100-snap-docker',
  'dgxos6-a100x8-healthy',
  'ubuntu2004-orin-jetpack5-healthy',
  'ubuntu22-a100-azure-ngc-no-driver',
  'ubuntu22-wsl-rtx3070-no-device',
];
describe('the script asks what the probes ask', () => {
  it.each(names)(
    'of %s',
    async (name) => {
      expect(await questionsOn(name)).toEqual([]);
    },
    60_000,
  );
});
