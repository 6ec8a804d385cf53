import { describe, expect, it } from 'vitest';
import type { SessionRequest, SessionResult } from '../../src/host/live-session.ts';
import { InvalidRecordingError } from '../../src/host/recorded.ts';
import { readRecording } from '../../src/recording/read.ts';
import { type AskingOptions, toldOver } from '../../src/ssh/ask.ts';

const host = { given: 'ada@gpu1', host: 'ada@gpu1', port: null };
const empty = { schema: 1, about: 'nothing' };

/** A session that ends like this; what it was asked for is in `requests`. */
function asking(result: SessionResult, more: Partial<AskingOptions> = {}) {
  const requests: SessionRequest[] = [];
  const told = toldOver(host, {
    async session(request) {
      requests.push(request);
      return result;
    },
    script: 'echo words',
    args: (milliseconds) => ['--limit', String(milliseconds)],
    read: (text) => {
      if (text !== 'words') throw new InvalidRecordingError('it holds no words');
      return readRecording(empty);
    },
    timeoutMs: 60_000,
    mayAsk: false,
    ...more,
  });
  return told.then((answer) => ({ answer, requests }));
}

const ended = (
  stdout: string,
  more: Partial<Extract<SessionResult, { kind: 'ended' }>> = {},
): SessionResult => ({
  kind: 'ended',
  code: 0,
  by: 'itself',
  stdout: Buffer.from(stdout),
  stderr: '',
  ...more,
});
const whole = 'hello\n\nngc-doctor-begins\nwords\nngc-doctor-ends 0\n';

describe('a host that is asked', () => {
  it('gives the script its time, and keeps some for the way', async () => {
    const { requests } = await asking(ended(whole));
    expect(requests[0]?.input).toContain("set -- '--limit' '40000'");
    expect(requests[0]?.input).toContain('\necho words\n');
    expect(requests[0]?.limitMs).toBe(60_000);
    const { requests: long } = await asking(ended(whole), { timeoutMs: 300_000 });
    expect(long[0]?.input).toContain("'260000'");
  });

  it('tells what it said', async () => {
    expect((await asking(ended(whole))).answer).toMatchObject({ kind: 'told', cut: null });
  });

  it('tells that a half answer is one, and why', async () => {
    const half = '\nngc-doctor-begins\nwords';
    const cutBy = async (more: Parameters<typeof ended>[1]) => (await asking(ended(half, more))).answer;
    expect(await cutBy({ by: 'time', code: null })).toMatchObject({
      cut: 'it did not come to the end in time',
    });
    expect(await cutBy({ by: 'size', code: null })).toMatchObject({
      cut: 'it answered more than can be taken',
    });
    expect(await cutBy({})).toMatchObject({ cut: 'the shell there ended early' });
    expect(await cutBy({ code: 255, stderr: 'client_loop: send disconnect: Broken pipe\r\n' })).toMatchObject(
      { cut: 'the connection broke (client_loop: send disconnect: Broken pipe)' },
    );
  });

  it.each([
    [{ kind: 'not-found' }, { why: 'there is no ssh on this machine', todo: 'Install the OpenSSH client.' }],
    [{ kind: 'failed', why: 'EAGAIN' }, { why: 'ssh could not be started: EAGAIN' }],
    [ended('', { by: 'time', code: null }), { why: 'it did not begin to answer within 60 s' }],
    [ended('y\ny\n', { by: 'size' }), { why: expect.stringContaining('talks without end') }],
    [ended('Hello\n'), { why: expect.stringContaining('no shell that reads a script') }],
    [
      ended('\nngc-doctor-begins\nnonsense\nngc-doctor-ends 0\n'),
      { why: 'its answer cannot be read: it holds no words' },
    ],
    [
      ended('\nngc-doctor-begins\nnonsense', { by: 'time', code: null }),
      { why: 'it did not come to the end in time' },
    ],
  ] as const)('%j says why there is no answer', async (result, unreached) => {
    expect((await asking(result)).answer).toEqual({ kind: 'unreached', unreached });
  });

  it('that says something nobody has thought of spoils nothing for the others', async () => {
    const read = () => {
      throw new TypeError('x is undefined');
    };
    expect((await asking(ended(whole), { read })).answer).toMatchObject({
      unreached: { why: 'its answer cannot be read: it makes no sense' },
    });
  });

  it('is forgotten when the user interrupts', async () => {
    expect((await asking(ended(whole, { by: 'interrupt' }))).answer).toEqual({ kind: 'interrupted' });
  });
});
