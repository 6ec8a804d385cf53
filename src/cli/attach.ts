import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';

export type Attached =
  /** Its exit code, or 128 and the number of the signal that ended it. */
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'not-started'; readonly why: string };

/** Runs a program on this terminal, in our place; `overhear` is given what it writes to standard error, too. */
export function attach(argv: readonly string[], overhear: (piece: Uint8Array) => void): Promise<Attached> {
  const [program = '', ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['inherit', 'inherit', 'pipe'] });
    child.stderr.on('data', overhear).pipe(process.stderr, { end: false });
    // When nobody reads our errors any more, the child shall meet that as if it wrote there itself, and not wait.
    const gone = () => child.stderr.destroy();
    process.stderr.once('error', gone);
    // The terminal gives Ctrl-C to the child as well; what is sent to us alone is passed on.
    const ignore = () => {};
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', ignore);
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    const done = (attached: Attached): void => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      process.stderr.off('error', gone);
      resolve(attached);
    };
    child.once('error', ({ message }) => done({ kind: 'not-started', why: message }));
    child.once('exit', (code, signal) =>
      lastWords(child.stderr, () => done({ kind: 'ended', exitCode: code ?? 128 + numberOf(signal) })),
    );
  });
}

/**
 * Waits for what a program wrote before it ended, however slowly it is read where it goes to. Something that it left
 * running may keep the stream open: once nothing has come for a while, that is all.
 */
function lastWords(stream: Readable, then: () => void): void {
  let quiet = true;
  const heard = () => {
    quiet = false;
  };
  const watch = setInterval(() => {
    if (quiet && !process.stderr.writableNeedDrain) end();
    quiet = true;
  }, lastWordsMs);
  const end = () => {
    clearInterval(watch);
    stream.off('data', heard).off('close', end);
    then();
  };
  stream.on('data', heard);
  if (stream.closed) end();
  else stream.once('close', end);
}

/** How long what a program wrote last may be on its way. */
const lastWordsMs = 500;

const numberOf = (signal: NodeJS.Signals | null): number =>
  signal === null ? 0 : (constants.signals[signal] ?? 0);
