import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCollected } from '../../src/collector/read-collected.ts';
import { collectorScript } from '../../src/collector/script.ts';
import { answersOf, type MadeHost, madeHost } from '../support/made-host.ts';
import { allShells } from '../support/shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'collector-shells-'));
let made: MadeHost;
let usual: unknown;

/** What a machine answers, without what differs from moment to moment. */
async function answersUnder([program = 'sh', ...args]: readonly string[], env: NodeJS.ProcessEnv = {}) {
  // Without a terminal or a file, bash takes its input for a connection, and reads what its user wrote for a login.
  const { stdout, stderr } = await promisify(execFile)(
    '/bin/sh',
    [
      '-c',
      'exec "$@" </dev/null',
      'sh',
      program,
      ...args,
      '-c',
      collectorScript(),
      'collect.sh',
      '--offline',
      '--quiet',
    ],
    { env: { ...made.env, ...env }, maxBuffer: 64 * 1024 ** 2 },
  );
  const { system: _, disk: __, ...answers } = readCollected(stdout.replace(/^\|date: .*$/gim, '')).answers;
  return { ...answers, stderr, end: stdout.slice(-6) };
}

beforeAll(async () => {
  // One whose answers are short: where printf is no part of the shell, an argument holds 128 KiB and no more.
  made = await madeHost(await answersOf('debian12-a100-engine29-cdi-healthy'));
  usual = await answersUnder(['sh']);
}, 60_000);
afterAll(async () => {
  await made.close();
  rmSync(folder, { recursive: true });
});

describe('the script says the same of a machine', () => {
  it.each(allShells)('under %s', { timeout: 120_000 }, async (_, argv) => {
    const answers = await answersUnder(argv);
    expect(answers).toEqual(usual);
    expect(answers).toMatchObject({ stderr: '', end: '! end\n' });
  });

  it('where the environment is a strange one', async () => {
    const start = join(folder, 'start.sh');
    writeFileSync(
      start,
      "shopt -s expand_aliases\nalias sed='sed -n' ls='ls --color=always'\ngrep() { echo; }\n",
    );
    const env = {
      SHELLOPTS: 'errexit:nounset:noglob:noclobber:pipefail:allexport',
      BASH_ENV: start,
      ENV: start,
      'BASH_FUNC_cat%%': '() { echo no; }',
      POSIXLY_CORRECT: '1',
      CDPATH: '/',
      IFS: 'abc/',
      GREP_OPTIONS: '--color=always',
      LANG: 'de_DE.UTF-8',
      LANGUAGE: 'de',
      TMOUT: '1',
      TMPDIR: '/nowhere',
      up: 'x',
      left: 'x',
      info: '"HttpsProxy":"http://nowhere"',
      through: 'false',
    };
    expect(await answersUnder(['bash', '--norc'], env)).toEqual(usual);
  }, 120_000);
});
