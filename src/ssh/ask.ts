import type { SessionRequest, SessionResult } from '../host/live-session.ts';
import { InvalidRecordingError } from '../host/recorded.ts';
import type { ReadRecording } from '../recording/document.ts';
import { bounds } from '../recording/unpack.ts';
import type { Unreached } from '../report.ts';
import { type Answer, answerIn } from './answer.ts';
import { loginWords, sshArgv } from './command.ts';
import type { Destination } from './destination.ts';
import { failureIn } from './failure.ts';
import { remoteScript } from './remote-script.ts';

/** How a host is asked. */
export interface AskingOptions {
  /** Holds a session with a program, as `liveSession`. */
  readonly session: (request: SessionRequest) => Promise<SessionResult>;
  /** What is run there, with its arguments. */
  readonly script: string;
  /** `milliseconds`: what there is for the script itself. */
  readonly args: (milliseconds: number) => readonly string[];
  /** Reads what the script said; throws for what is none of its answers. */
  readonly read: (text: string) => ReadRecording;
  /** How long it all may take. Milliseconds. */
  readonly timeoutMs: number;
  /** ssh may ask whoever sits at the terminal. */
  readonly mayAsk: boolean;
  readonly onStderr?: (text: string) => void;
  readonly signal?: AbortSignal;
}

/** What a host said; or why it did not. */
export type Told =
  | { readonly kind: 'told'; readonly recording: ReadRecording; readonly cut: string | null }
  | { readonly kind: 'unreached'; readonly unreached: Unreached }
  | { readonly kind: 'interrupted' };

/**
 * Of the time that there is, a third is kept for the way there and back, and for the question that was asked last: the
 * longest may take 30 s. Milliseconds.
 */
const mostKeptMs = 40_000;

/** Asks a host over ssh all that there is to ask, in one connection. It never throws for what happens there. */
export async function toldOver(destination: Destination, options: AskingOptions): Promise<Told> {
  const { session, script, args, timeoutMs, mayAsk, onStderr, signal } = options;
  const result = await session({
    argv: sshArgv(destination, { mayAsk, timeoutMs }),
    input: remoteScript(script, args(timeoutMs - Math.min(timeoutMs / 3, mostKeptMs))),
    maxBytes: bounds.packedBytes,
    limitMs: timeoutMs,
    mayAsk,
    ...(onStderr === undefined ? {} : { onStderr }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (result.kind === 'not-found')
    return unreached({ why: 'there is no ssh on this machine', todo: 'Install the OpenSSH client.' });
  if (result.kind === 'failed') return unreached({ why: `ssh could not be started: ${result.why}` });
  if (result.by === 'interrupt') return { kind: 'interrupted' };
  const answer = answerIn(result.stdout);
  if (answer === null) return unreached(silence(result, destination, options));
  return told(answer, result, destination, options);
}

const unreached = (why: Unreached): Told => ({ kind: 'unreached', unreached: why });

type Ended = Extract<SessionResult, { kind: 'ended' }>;

function silence(
  { by, code, stdout, stderr }: Ended,
  destination: Destination,
  { timeoutMs }: AskingOptions,
): Unreached {
  if (by === 'time') return { why: `it did not begin to answer within ${Math.round(timeoutMs / 1000)} s` };
  if (by === 'size')
    return { why: 'what answers there talks without end, and is no shell that reads a script' };
  return failureIn({ code, stderr, stdout: Buffer.from(stdout).toString('utf8') }, loginWords(destination));
}

/** Half an answer is better than none: what is missing in it is not known. */
function told(answer: Answer, ended: Ended, destination: Destination, { read }: AskingOptions): Told {
  const cut = answer.whole ? null : whyCut(ended, destination);
  try {
    return { kind: 'told', recording: read(answer.text), cut };
  } catch (error) {
    // Whatever one host says, the others are to be told of.
    const why = error instanceof InvalidRecordingError ? error.message : 'it makes no sense';
    return unreached({ why: cut ?? `its answer cannot be read: ${why}` });
  }
}

function whyCut({ by, code, stderr }: Ended, destination: Destination): string {
  if (by === 'time') return 'it did not come to the end in time';
  if (by === 'size') return 'it answered more than can be taken';
  return code === 0
    ? 'the shell there ended early'
    : failureIn({ code, stderr, stdout: '' }, loginWords(destination)).why;
}
