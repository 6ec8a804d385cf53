import { defineCheck } from '../src/check.ts';
import { gpusIn, gpusWanted } from '../src/gpu-selection.ts';
import { valueIn } from '../src/probe.ts';
import { launchSignatures } from '../src/signatures/launch.ts';
import { banner } from './launch/banner.ts';
import { dataloader } from './launch/dataloader.ts';
import { allreduce, compute, gpus } from './launch/gpus.ts';
import { incomplete, pullFailed, pytorch, refused } from './launch/start.ts';

const ownCodes = [
  'launch-pull-failed',
  'launch-refused',
  'launch-incomplete',
  'image-lacks-pytorch',
  'launch-sees-no-gpu',
  'launch-gpu-missing',
  'cuda-init-failed',
  'cuda-result-wrong',
  'cuda-compute-failed',
  'launch-dataloader-failed',
  'launch-allreduce-failed',
  'ngc-banner-warning',
  'cdi-mode-with-gpus-flag',
  'image-lacks-python',
] as const;

export default defineCheck<'launch', string, 'nvidiaSmi' | 'system' | 'deviceNodes'>({
  id: 'test-launch',
  title: 'PyTorch works in the container',
  needs: ['launch'],
  uses: ['nvidiaSmi', 'system', 'deviceNodes'],
  codes: ownCodes,
  relays: [...new Set([...launchSignatures.map(({ code }) => code), 'shm-too-small'])].filter(
    (code) => !ownCodes.some((own) => own === code),
  ),
  examine({ launch, nvidiaSmi, system, deviceNodes }, target) {
    if (launch.kind === 'pull-failed') return [pullFailed(launch)];
    if (launch.kind === 'refused') return [refused(launch)];
    const { measured } = launch;
    const visible = valueIn(system)?.visibleDevices ?? null;
    const held = valueIn(deviceNodes)?.gpuMinors?.length ?? null;
    const wanted = gpusWanted(gpusIn(launch.command) ?? target.gpus, visible, valueIn(nvidiaSmi), held);
    return [
      ...incomplete(launch),
      ...pytorch(measured),
      ...gpus(measured, wanted),
      ...compute(measured),
      ...dataloader(measured),
      ...allreduce(measured),
      ...banner(launch),
    ];
  },
});
