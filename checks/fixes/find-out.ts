import type { Candidate, Fix } from '../../src/check.ts';
import { byHand } from './steps.ts';

/** Where several causes are open, the questions that decide come before any mending. */
export const findOut = (code: string, candidates: readonly Candidate[]): Fix => ({
  id: `find-out-${code}`,
  title: 'Find out which it is',
  risk: 'manual',
  steps: [
    ...candidates.map(({ code: one, decides }) => byHand(`${decides} If so: ngc-doctor explain ${one}`)),
  ],
});
