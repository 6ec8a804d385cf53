/** What the section of a code says, by its labels. */
export interface PageParts {
  readonly meaning: string;
  readonly fix: string;
  readonly verify: string;
}

const label = /\*\*(How we know|Fix|Verify|Source)\.\*\*/;

/** A section as `sectionOf` gives it; a part that it lacks is empty. */
export function pageParts(section: string): PageParts {
  const [meaning = '', ...parts] = section.replace(/^### .*\n/, '').split(label);
  const part = (name: string): string => flat(parts[parts.indexOf(name) + 1] ?? '');
  return {
    meaning: flat(meaning),
    fix: parts.includes('Fix') ? part('Fix') : '',
    verify: parts.includes('Verify') ? part('Verify') : '',
  };
}

/** One line, with links as their words: their addresses stand on the page. */
const flat = (text: string): string =>
  text
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
