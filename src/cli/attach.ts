import { spawn } from 'node:child_process';
import { constants } from 'node:os';

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
      resolve(attached);
    };
    child.once('error', ({ message }) => done({ kind: 'not-started', why: message }));
    child.once('exit', (code, signal) => {
      const end = () => done({ kind: 'ended', exitCode: code ?? 128 + numberOf(signal) });
      // Something that it left running may keep the stream open.
      child.stderr.once('close', end);
      setTimeout(end, lastWordsMs);
    });
  });
}

/** How long what a program wrote last may be on its way, once it has ended. */
const lastWordsMs = 500;

const numberOf = (signal: NodeJS.Signals | null): number =>
  signal === null ? 0 : (constants.signals[signal] ?? 0);
