import type { WriteStream } from 'node:tty';
import { Chalk } from 'chalk';
import type { Style } from '../render/style.ts';

/** Where there is no terminal, and where a terminal does not say. Columns. */
const usualWidth = 80;

/** Long lines are hard to read, however wide the terminal is. */
const widest = 100;
const narrowest = 20;

/** What a stream is written to. */
export type Medium = Pick<WriteStream, 'isTTY' | 'columns'>;

export const noTerminal: Medium = { isTTY: false, columns: usualWidth };

export const widthOf = (stream: Medium): number =>
  stream.isTTY === true ? Math.min(Math.max(stream.columns || usualWidth, narrowest), widest) : usualWidth;

/** How to write to a stream: its width, its colours, and whether it takes more than ASCII. */
export const styleFor = (stream: Medium): Style => ({
  width: widthOf(stream),
  unicode: takesUnicode(),
  paint: new Chalk({ level: wantsColour(stream) ? 1 : 0 }),
});

/** For files: no colour, the usual width. */
export const plainStyle = (): Style => ({
  width: usualWidth,
  unicode: takesUnicode(),
  paint: new Chalk({ level: 0 }),
});

/** https://no-color.org: any non-empty NO_COLOR, unless colour is forced; FORCE_COLOR as Node itself takes it. */
function wantsColour(stream: Medium): boolean {
  const forced = process.env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((process.env['NO_COLOR'] ?? '') !== '' || process.env['TERM'] === 'dumb') return false;
  return stream.isTTY === true;
}

/** The first of these that is set decides, as in locale(7). */
export function takesUnicode(): boolean {
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG']
    .map((name) => process.env[name] ?? '')
    .find((value) => value !== '');
  return /utf-?8/i.test(locale ?? '');
}
