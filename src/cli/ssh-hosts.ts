import { InvalidArgumentError } from 'commander';
import { type Destination, destinationOf } from '../ssh/destination.ts';

/** Each host of `--ssh`, as it is parsed. */
export function gatherHosts(text: string, before: readonly Destination[] = []): readonly Destination[] {
  const destination = destinationOf(text);
  if (typeof destination !== 'string') return [...before, destination];
  throw new InvalidArgumentError(`It is [USER@]HOST or ssh://[USER@]HOST[:PORT]: ${destination}.`);
}

export function parseJobs(text: string): number {
  const count = Number(text);
  if (/^\d{1,3}$/.test(text) && count >= 1 && count <= 256) return count;
  throw new InvalidArgumentError('It is a whole number from 1 to 256.');
}

/** How many hosts are asked at a time unless it is said. */
export const usualJobs = 8;

/** Starts as many at a time as there may be, in order; each has its own promise. */
export function severalAtATime<T, R>(
  all: readonly T[],
  most: number,
  work: (one: T) => Promise<R>,
): readonly Promise<R>[] {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async (): Promise<void> => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
  };
  // A place that becomes free goes straight to who waits for one.
  const done = (): void => {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  };
  return all.map((one) =>
    turn()
      .then(() => work(one))
      .finally(done),
  );
}
