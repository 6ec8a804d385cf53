/** The names that somebody may have meant by `asked`, the likeliest first: near in spelling, or in their words. */
export function namesNear(asked: string, names: readonly string[]): readonly string[] {
  const rated = names.map((name) => ({ name, distance: distanceOf(asked, name) }));
  const near = rated.filter(({ distance }) => distance < far).sort((a, b) => a.distance - b.distance);
  return [...new Set(near.map(({ name }) => name))].slice(0, most);
}

const most = 4;
const far = 1;

/** 0 is the same, 1 and above have nothing to do with each other. */
function distanceOf(asked: string, name: string): number {
  const spelling = edits(asked, name) / Math.max(asked.length, name.length);
  if (spelling <= 0.3) return spelling;
  if (name.includes(asked) && asked.length >= 3) return 0.4;
  const words = new Set(name.split('-'));
  const common = asked.split('-').filter((word) => words.has(word)).length;
  return common >= Math.min(2, words.size) ? 0.9 - common / 10 : far;
}

/** How many letters must be put in, left out, changed or swapped with their neighbour to make one of the other. */
function edits(a: string, b: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      row.push(swapped ? Math.min(cost, (before[j - 2] ?? 0) + 1) : cost);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
