const heading = /^(?=.*[A-Z]{3})[\sA-Z0-9%/@()+:_=-]{4,400}$/;
const mostRows = 5000;

type Column = readonly [from: number, to: number];

/** In tables whose heading has columns for them: the words that stand below, wherever they are aligned to. */
export function wordsInTables(text: string, column: RegExp): readonly string[] {
  if (text.search(column) === -1) return [];
  let columns: readonly Column[] = [];
  let rows = 0;
  return text.split('\n').flatMap((row) => {
    const found = heading.test(row) ? columnsOf(row, column) : [];
    if (found.length > 0 || row.trim() === '' || ++rows > mostRows) {
      [columns, rows] = [found, 0];
      return [];
    }
    return columns.length === 0 ? [] : wordsBelow(row, columns);
  });
}

const columnsOf = (row: string, column: RegExp): readonly Column[] =>
  [...row.matchAll(column)].map(({ 0: word, index }) => [index, index + word.length]);

function wordsBelow(row: string, columns: readonly Column[]): readonly string[] {
  return [...row.slice(0, 500).matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const isBelow = columns.some(([from, to]) => index < to && index + word.length > from);
    return isBelow && /^[a-z_][\w.@-]*\+?$/i.test(word) ? [word.replace(/\+$/, '')] : [];
  });
}
