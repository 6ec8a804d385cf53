/**
 * A group of each match of a global pattern. `matchAll` makes a pattern anew each time, which for answers of a few words
 * takes longer than to search them.
 */
export function groupOf(text: string, pattern: RegExp, index: number): string[] {
  const found: string[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match[index] ?? '');
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}
