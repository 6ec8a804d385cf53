/** So much of a text, and a sign where there is more. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most)}…`;

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

/** The most that each may have, so that all together have no more than `room`. */
export function shareOf(lengths: readonly number[], room: number): number {
  let left = room;
  const sorted = lengths.toSorted((one, other) => one - other);
  for (const [index, length] of sorted.entries()) {
    const share = Math.floor(left / (sorted.length - index));
    if (length > share) return share;
    left -= length;
  }
  return Number.MAX_SAFE_INTEGER;
}
