/** A text of nothing but its letters and digits, and where each of them stands. */
export interface Squeezed {
  readonly text: string;
  readonly at: Uint32Array;
}

/** What may stand between the parts of a word: line breaks as they are and escaped, quotes, colours, marks, what was typed over. */
const between =
  /\\[nrt]\ue000?|&(?:shy|zwnj|zwsp|#173|#8203);|[^\n]\u0008|\u001b\[[\d;]{0,20}[A-Za-z]|[^A-Za-z0-9\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g;

/** In small letters; wide ones count as what they show. */
export function squeezed(text: string): Squeezed {
  const at = new Uint32Array(text.length);
  const kept: string[] = [];
  let length = 0;
  const keep = (from: number, to: number): void => {
    if (from === to) return;
    kept.push(text.slice(from, to));
    for (let place = from; place < to; place++) at[length++] = place;
  };
  let end = 0;
  for (const { 0: gap, index } of text.matchAll(between)) {
    keep(end, index);
    end = index + gap.length;
  }
  keep(end, text.length);
  return { text: narrow(kept.join('')).toLowerCase(), at: at.subarray(0, length) };
}

/** The letters of East Asian type have codes of their own. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
