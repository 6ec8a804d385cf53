import type { ChalkInstance } from 'chalk';

/** How text may look where it goes. */
export interface Style {
  /** Columns. */
  readonly width: number;
  /** The reader takes more than ASCII. */
  readonly unicode: boolean;
  readonly paint: ChalkInstance;
}

export interface Symbols {
  readonly passed: string;
  readonly error: string;
  readonly warning: string;
  readonly skipped: string;
  readonly unknown: string;
}

/** Each state has a symbol of its own, so that colour is never needed. */
export const symbolsOf = ({ unicode }: Style): Symbols =>
  unicode
    ? { passed: '✔', error: '✖', warning: '▲', skipped: '○', unknown: '?' }
    : { passed: 'ok', error: 'XX', warning: '!!', skipped: '--', unknown: '??' };
