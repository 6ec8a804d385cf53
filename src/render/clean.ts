import { harmless } from '../harmless.ts';

/** A report with every text in it made harmless, at once, so that no part of a rendering can forget to. */
export function cleaned<T>(report: T): T {
  const copy: T = JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? harmless(value) : value,
  );
  return copy;
}
