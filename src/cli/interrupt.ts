/** The user, or the system, wants the program to end. */
export interface Interrupt {
  readonly kind: 'interrupted';
  /** 128 and the signal's number. */
  readonly exitCode: 130 | 143;
}

export interface InterruptWatch {
  readonly signal: AbortSignal;
  happened(): Interrupt | null;
  release(): void;
}

/** The first signal asks everything to stop and clean up; the second ends the program at once. */
export function onInterrupt(): InterruptWatch {
  const controller = new AbortController();
  let seen: Interrupt | null = null;
  const stop = (exitCode: Interrupt['exitCode']) => () => {
    if (seen !== null) process.exit(exitCode);
    seen = { kind: 'interrupted', exitCode };
    controller.abort();
  };
  const onInt = stop(130);
  const onTerm = stop(143);
  process.on('SIGINT', onInt);
  process.on('SIGTERM', onTerm);
  return {
    signal: controller.signal,
    happened: () => seen,
    release() {
      process.off('SIGINT', onInt);
      process.off('SIGTERM', onTerm);
    },
  };
}

export const isInterrupt = (value: object): value is Interrupt =>
  'kind' in value && value.kind === 'interrupted';
