import { defineCheck } from '../../src/check.ts';

/** A check that finds one thing or nothing, and is in doubt or not. */
export const testCheckOf = (severity: 'error' | 'warning' | null, doubt: string | null) =>
  defineCheck({
    id: 'doubting',
    title: 'Nothing is in doubt',
    needs: [],
    codes: ['found-it'],
    examine: () =>
      severity === null ? [] : [{ code: 'found-it', severity, message: 'It is.', seen: {}, fixes: [] }],
    doubt: () => doubt,
  });
