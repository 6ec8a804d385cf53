import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createListener } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesIn } from '../../src/collector/frames.ts';
import { httpAnswer } from '../../src/collector/http-answers.ts';
import { functionsOfScript } from '../support/shells.ts';

const folder = mkdtempSync(join(tmpdir(), 'collector-engine-'));
const socket = join(folder, 'docker.sock');
const body = JSON.stringify({ Version: '20.10.24', long: 'x'.repeat(200_000) });
const server = createServer((_, response) => response.end(body));
/** Takes connections and says nothing. */
const silent = createListener(() => {});

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(socket, done));
  await new Promise<void>((done) => silent.listen(join(folder, 'silent.sock'), done));
  // A socket that nobody listens at any more.
  const script = 'import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.bind(sys.argv[1])';
  spawnSync('/usr/bin/python3', ['-c', script, join(folder, 'left.sock')]);
});
afterAll(() => {
  server.close();
  silent.close();
  rmSync(folder, { recursive: true, force: true });
});

const needed = ['sh', 'cat', 'head', 'sed', 'sleep', 'grep', 'tr', 'date', 'printf'];

/** Only one tool that speaks to sockets is there. */
async function answerBy(tools: readonly string[], endpoint: string) {
  const bin = join(folder, `bin-${tools.join('-')}`);
  mkdirSync(bin, { recursive: true });
  for (const name of [...needed, ...tools])
    for (const place of ['/usr/bin', '/bin'])
      try {
        symlinkSync(join(place, name), join(bin, name));
      } catch {
        // It is there already.
      }
  const script = functionsOfScript(`PATH=${bin}; engine='${endpoint}'; ask_engine /version`);
  const { stdout } = await promisify(execFile)('/bin/sh', ['-c', script], {
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  });
  const [frame] = framesIn(stdout).frames;
  return frame === undefined ? null : httpAnswer(frame);
}

const tools = ['curl', 'python3', 'perl'].filter(
  (name) => spawnSync(`/usr/bin/${name}`, ['--version']).status === 0,
);

describe.each(tools)('the engine is asked by %s', (tool) => {
  it('and answers in full', async () => {
    expect(await answerBy([tool], `unix://${socket}`)).toMatchObject({ kind: 'answered', status: 200, body });
  });

  it('and nobody listens', async () => {
    expect(await answerBy([tool], `unix://${folder}/left.sock`)).toMatchObject({
      kind: 'failed',
      code: 'ECONNREFUSED',
    });
  });
});

describe('the engine', () => {
  it('that says nothing has had its time', async () => {
    const answer = await answerBy(['curl'], `unix://${folder}/silent.sock`);
    expect(answer).toMatchObject({ kind: 'failed', code: 'ETIMEDOUT', timedOut: true });
  }, 20_000);

  it('without a socket is known not to be there', async () => {
    expect(await answerBy([], `unix://${folder}/gone.sock`)).toMatchObject({ code: 'ENOENT' });
  });

  it('that no tool can ask is not known', async () => {
    expect(await answerBy([], `unix://${socket}`)).toBeNull();
  });

  it('behind ssh is not asked', async () => {
    expect(await answerBy(['curl'], 'ssh://host')).toMatchObject({ code: 'ENOTSUP' });
  });
});
