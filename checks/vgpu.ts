import { defineCheck, type Fix } from '../src/check.ts';
import { links } from '../src/knowledge/links.ts';
import { valueIn } from '../src/probe.ts';
import type { OsFact } from '../src/probes/os.ts';
import { asRoot, byHand } from './fixes/steps.ts';
import { nameGpus, seenGpus } from './gpu/selected.ts';

export default defineCheck({
  id: 'vgpu',
  title: 'The virtual GPU has its licence',
  needs: ['nvidiaSmi'],
  uses: ['os'],
  codes: ['vgpu-unlicensed'],
  applies({ nvidiaSmi }) {
    const some = nvidiaSmi.kind === 'answered' && nvidiaSmi.gpus.some(({ vgpu }) => vgpu);
    return some || 'there is no virtual GPU';
  },
  examine({ nvidiaSmi, os }) {
    if (nvidiaSmi.kind !== 'answered') return [];
    // A physical GPU may be without a licence for graphics: CUDA does not ask for one there.
    const unlicensed = nvidiaSmi.gpus.filter(
      ({ vgpu, state }) => vgpu && /^unlicensed/i.test(state.licence ?? ''),
    );
    if (unlicensed.length === 0) return [];
    const restricted = unlicensed.some(({ state }) => /\(restricted/i.test(state.licence ?? ''));
    return [
      {
        code: 'vgpu-unlicensed',
        severity: restricted ? 'error' : 'warning',
        message: `There is no licence for the virtual ${nameGpus(unlicensed)}: ${
          restricted
            ? 'the driver has throttled to an idle level.'
            : 'some 20 minutes after the start of the machine the driver throttles to an idle level.'
        }`,
        seen: { gpus: seenGpus(unlicensed), licence: unlicensed.map(({ state }) => state.licence) },
        fixes: [license(valueIn(os))],
      },
    ];
  },
});

const license = (os: OsFact | null): Fix => ({
  id: 'license-vgpu',
  title: 'Get the licence from the licence server',
  risk: 'manual',
  steps: [
    byHand(
      'Put the client configuration token of your licence server into /etc/nvidia/ClientConfigToken, and FeatureType=1 (vGPU, also for compute) into /etc/nvidia/gridd.conf. The server must be reachable from this machine (port 443), and the clock must be right.',
      links.vgpuLicensing,
    ),
    ...(os?.services === 'systemd' ? [asRoot('systemctl', 'restart', 'nvidia-gridd')] : []),
    byHand('If it stays unlicensed, its log says why: journalctl -u nvidia-gridd.'),
  ],
  verify: ['nvidia-smi', '-q'],
  source: links.vgpuLicensing,
});
