import vgpu from '../../checks/vgpu.ts';
import { smi } from '../support/gpus.ts';
import { testCheck } from '../support/test-check.ts';

const guest = (licence: string | null) => smi({ vgpu: true, state: { virtualization: 'guest', licence } });

testCheck(vgpu, {
  skipsHealthy: true,
  passes: {
    licensed: { facts: guest('Licensed (Expiry: 2027-1-22 6:57:30 GMT)') },
    'licensed for good': { facts: guest('Licensed (Expiry: N/A)') },
    'it does not tell': { facts: guest(null) },
  },
  skips: {
    'a whole GPU needs none': { facts: smi({ state: { licence: 'Unlicensed' } }) },
    'nvidia-smi is not there': { facts: { nvidiaSmi: { kind: 'not-found' } } },
  },
  finds: {
    'in its time of grace': {
      facts: guest('Unlicensed (Unrestricted)'),
      codes: ['vgpu-unlicensed?'],
      fixes: ['license-vgpu'],
    },
    'of an older driver': { facts: guest('Unlicensed'), codes: ['vgpu-unlicensed?'] },
    'throttled already': { facts: guest('Unlicensed (Restricted)'), codes: ['vgpu-unlicensed'] },
  },
});
