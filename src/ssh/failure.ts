import { harmlessLine } from '../harmless.ts';
import { shellCommand } from '../render/shell.ts';
import type { Unreached } from '../report.ts';
import { failures } from './failures.ts';

/** What ssh, or the shell over there, said before it was over. */
export interface Said {
  /** ssh's exit code: that of the remote command, or 255 for its own errors (ssh.1); null: it was killed. */
  readonly code: number | null;
  readonly stderr: string;
  /** What came on standard output in place of an answer. */
  readonly stdout: string;
}

/** Why no answer came, in plain words, with the line that tells it, and what to do; `host` is as ssh takes it. */
export function failureIn({ code, stderr, stdout }: Said, host: readonly string[]): Unreached {
  const lines = linesOf(code === 255 ? stderr : `${stdout}\n${stderr}`);
  for (const { says, meaning, advice } of failures) {
    const line = lines.findLast((one) => says.test(one));
    if (line === undefined) continue;
    const todo = advice === undefined ? {} : { todo: advice(shellCommand(['ssh', ...host])) };
    return { why: `${meaning} (${line.replace(/\.$/, '')})`, ...todo };
  }
  const last = lines.at(-1);
  return { why: last === undefined ? ending(code) : `${ending(code)} (${last.replace(/\.$/, '')})` };
}

function ending(code: number | null): string {
  if (code === null) return 'ssh was killed';
  if (code === 255) return 'ssh failed';
  if (code === 127) return 'there is no sh for this account';
  return `what answers there is no shell that reads a script: it ended with exit code ${code}`;
}

/** Columns of a line that is quoted. */
const longest = 200;

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n|\r/)
    .map((line) => harmlessLine(line))
    .filter((line) => /\p{L}/u.test(line))
    .map((line) => (line.length > longest ? `${line.slice(0, longest)}…` : line));
