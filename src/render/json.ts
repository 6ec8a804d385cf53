import type { Report } from '../report.ts';

/** Schema 1, as `report.schema.json` describes it. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
