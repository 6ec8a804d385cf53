import data from '../generated/sections.json' with { type: 'json' };

/** What the pages of the checks say of each code, with its heading. */
export const checkSections: Readonly<Record<string, string>> = data.checks;

/** The same of codes that only a text tells of. */
export const textSections: Readonly<Record<string, string>> = data.texts;
