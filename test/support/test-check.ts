import { describe, it } from 'vitest';
import type { AnyCheck } from '../../src/check.ts';

export type { FindsCase } from '../../src/testing/test-check.ts';

import { type CheckCases, testCheck as run } from '../../src/testing/test-check.ts';

/** The published tester, in vitest. */
export const testCheck = (check: AnyCheck, cases: CheckCases): void => {
  describe(check.id, () => run(check, cases, it));
};
