import { harmless } from '../harmless.ts';
import type { Report } from '../report.ts';

/** The report with every text in it made harmless, at once, so that no part of a rendering can forget to. */
export function cleaned(report: Report): Report {
  const copy: Report = JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? harmless(value) : value,
  );
  return copy;
}
