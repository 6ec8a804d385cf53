import { defineCheck } from '../src/check.ts';
import { links } from '../src/knowledge/links.ts';
import { asRoot, byHand } from './fixes/steps.ts';

export default defineCheck({
  id: 'confidential-gpu',
  title: 'Confidential GPUs take work',
  needs: ['confidentialCompute'],
  codes: ['cc-not-ready'],
  applies({ confidentialCompute }) {
    // They take no work until they are ready, so that silence is no good news.
    return confidentialCompute.ready !== null || { unknown: untold };
  },
  examine({ confidentialCompute }) {
    if (confidentialCompute.ready !== false) return [];
    return [
      {
        code: 'cc-not-ready',
        severity: 'error',
        message:
          'The GPUs run in confidential computing mode and are not in the ready state: CUDA fails with error 802.',
        seen: { ready: false },
        fixes: [
          {
            id: 'set-cc-ready',
            title: 'Attest the GPUs and put them into the ready state',
            risk: 'manual',
            steps: [
              byHand(
                'Attest the GPUs first, if that is how this machine is run: the ready state is what an attestation service sets when all is as it should be.',
                links.confidentialComputing,
              ),
              asRoot('nvidia-smi', 'conf-compute', '-srs', '1'),
            ],
            verify: ['nvidia-smi', 'conf-compute', '-grs'],
            source: links.confidentialComputing,
          },
        ],
      },
    ];
  },
});

const untold = 'nvidia-smi does not tell whether the confidential GPUs are in the ready state';
