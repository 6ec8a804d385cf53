import type { Step } from '../../src/check.ts';

/** A command that must run as root. */
export const asRoot = (...argv: readonly string[]): Step => ({ kind: 'run', argv, root: true });

/** A command that runs as whoever runs the doctor. */
export const asUser = (...argv: readonly string[]): Step => ({ kind: 'run', argv });

/** Something that only a person can do. */
export const byHand = (text: string, url?: string): Step =>
  url === undefined ? { kind: 'do', text } : { kind: 'do', text, url };
