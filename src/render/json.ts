import type { Report } from '../report.ts';

/** Of what a terminal would obey or hide, JSON itself escapes the first 32 alone. */
const unseen =
  /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\udb40[\udc00-\udc7f]/g;

/** As JSON, of which all can be seen: the same for whoever parses it. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(unseen, escaped)}\n`;

const escaped = (mark: string): string =>
  Array.from(
    { length: mark.length },
    (_, at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

/** Schema 1, as `report.schema.json` describes it. */
export const renderJson = (report: Report): string => jsonText(report);
