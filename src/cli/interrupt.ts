import { constants } from 'node:os';

/** The user, or the system, wants the program to end. */
export interface Interrupt {
  readonly kind: 'interrupted';
  /** 128 and the signal's number. */
  readonly exitCode: number;
}

export interface InterruptWatch {
  readonly signal: AbortSignal;
  /** Settles some time after an interrupt: what has not stopped by then is not waited for. */
  readonly patienceLost: Promise<void>;
  happened(): Interrupt | null;
  release(): void;
}

/** How long what runs may take to stop and clean up. */
const patienceMs = 10_000;

/** A terminal that is hung up must not leave a container behind either. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The first signal asks everything to stop and clean up; the second ends the program at once. */
export function onInterrupt(): InterruptWatch {
  const controller = new AbortController();
  let seen: Interrupt | null = null;
  let losePatience = (): void => {};
  const patienceLost = new Promise<void>((resolve) => {
    losePatience = resolve;
  });
  const stop = (exitCode: number) => () => {
    if (seen !== null) process.exit(exitCode);
    seen = { kind: 'interrupted', exitCode };
    controller.abort();
    setTimeout(losePatience, patienceMs);
  };
  const handlers = signals.map((name) => [name, stop(128 + constants.signals[name])] as const);
  for (const [name, handler] of handlers) process.on(name, handler);
  return {
    signal: controller.signal,
    patienceLost,
    happened: () => seen,
    release() {
      for (const [name, handler] of handlers) process.off(name, handler);
    },
  };
}

export const isInterrupt = (value: object): value is Interrupt =>
  'kind' in value && value.kind === 'interrupted';
