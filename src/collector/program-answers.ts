import type { RunResult } from '../host/host.ts';
import type { Frame } from './frames.ts';
import { textIn, textSoFar } from './texts.ts';

/** More than this is not kept of what a program says. */
const mostBytes = 8 * 1024 ** 2;

export function runAnswer(frame: Frame): RunResult | null {
  if (frame.failure === 'not-found') return { kind: 'not-found' };
  const why = /^failed (.+)$/.exec(frame.failure ?? '')?.[1];
  if (why !== undefined) return { kind: 'failed', why };
  const errors = { lines: frame.errors, nul: false };
  if (frame.cut) {
    const said = { stdout: textSoFar(frame), stderr: textSoFar(errors) };
    return { kind: 'timed-out', ...said, why: 'it took too long and was killed' };
  }
  const stdout = textIn(frame);
  if (stdout === null || frame.status === null) return null;
  // Shells say so that a signal ended it, and programs end with no such code.
  if (frame.status > 128 && frame.status < 160)
    return { kind: 'failed', why: `killed by signal ${frame.status - 128}` };
  const cut = Buffer.byteLength(stdout) >= mostBytes ? { truncated: true } : {};
  return { kind: 'exited', code: frame.status, stdout, stderr: textIn(errors) ?? textSoFar(errors), ...cut };
}
