import type { Output } from '../request/outputs.ts';
import { block, code, folded, htmlCode, inline } from './markdown-text.ts';
import { cut, shareOf, shortened } from './shortened.ts';

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
