import data from '../generated/pages.json' with { type: 'json' };

/** The pages of the checks, by their ids. */
export const pages: Readonly<Record<string, string>> = data;
