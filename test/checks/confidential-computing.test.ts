import confidentialComputing from '../../checks/confidential-computing.ts';
import { testCheck } from '../support/test-check.ts';

testCheck(confidentialComputing, {
  passes: { ready: { facts: { confidentialCompute: { ready: true } } } },
  finds: {
    'not ready': {
      facts: { confidentialCompute: { ready: false } },
      codes: ['cc-not-ready'],
      fixes: ['set-cc-ready'],
    },
  },
});
