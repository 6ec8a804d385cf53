import confidentialGpu from '../../checks/confidential-gpu.ts';
import { testCheck } from '../support/test-check.ts';

testCheck(confidentialGpu, {
  passes: { ready: { facts: { confidentialCompute: { ready: true } } } },
  unknown: { 'nvidia-smi does not tell': { facts: { confidentialCompute: { ready: null } } } },
  finds: {
    'not ready': {
      facts: { confidentialCompute: { ready: false } },
      codes: ['cc-not-ready'],
      fixes: ['set-cc-ready'],
    },
  },
});
