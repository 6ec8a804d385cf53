import type { Output } from '../request/outputs.ts';
import { block, code, cut, folded, htmlCode, inline } from './markdown-text.ts';

/** In their order, as far as they fit; one that does not is left out and leaves its room to the others. */
export function fitting(texts: readonly string[], most: number) {
  let room = most;
  const kept = texts.filter((text) => {
    const size = text.length + 2;
    if (text === '' || size > room) return false;
    room -= size;
    return true;
  });
  return { kept, room };
}

/** What stands around an answer, at most. */
const around = 400;
/** A shorter piece of an answer tells nothing. */
const least = 200;

/** The answers one after another, folded, within `room` characters: long ones are cut, so that the short ones are whole. */
export function outputsText(outputs: readonly Output[], room: number): readonly string[] {
  const speaking = outputs.filter(({ text }) => text !== '');
  const silent = outputs.filter(({ text }) => text === '');
  const head = '## What was asked, and the answers';
  const share = shareOf(
    speaking.map(({ text }) => text.length),
    room - head.length - outputs.length * around,
  );
  if (outputs.length === 0 || share < least) return [];
  const texts = [silentText(silent), ...speaking.map((output) => outputText(output, share))];
  return fitting([head, ...texts], room).kept;
}

const outputText = ({ title, state, text }: Output, most: number): string =>
  folded(
    htmlCode(state === '' ? cut(title, 120) : `${cut(title, 120)} (${cut(state, 120)})`),
    block(shortened(text, most)),
  );

function silentText(outputs: readonly Output[]): string {
  const words = outputs.map(
    ({ title, state }) => `${code(cut(title, 120))}${state === '' ? '' : ` (${inline(cut(state, 160))})`}`,
  );
  return words.length === 0 ? '' : `Nothing came from ${words.join(', ')}.`;
}

/** The most that each may have, so that all together have no more than `room`. */
function shareOf(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = lengths.toSorted((one, other) => one - other);
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.MAX_SAFE_INTEGER;
}

/** Its beginning and its end, at line breaks where there are some. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = most - 60;
  const head = text.slice(0, Math.floor((room * 2) / 3));
  const tail = text.slice(text.length - Math.floor(room / 3));
  const begin = head.slice(0, head.lastIndexOf('\n') > room / 3 ? head.lastIndexOf('\n') : head.length);
  const end = tail.slice(tail.indexOf('\n') < room / 6 ? tail.indexOf('\n') + 1 : 0);
  return `${begin}\n[… ${text.length - begin.length - end.length} characters left out …]\n${end}`;
}
