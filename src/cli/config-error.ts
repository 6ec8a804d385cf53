import { UsageError } from './usage-error.ts';

/** One key of a configuration file cannot be meant as it stands. */
export const wrongIn = (file: string, key: string, why: string): UsageError =>
  new UsageError(`${file}: "${key}" ${why}${why.endsWith('?') ? '' : '.'}`);
