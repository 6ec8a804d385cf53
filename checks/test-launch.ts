import { defineCheck } from '../src/check.ts';
import { gpusIn, gpusWanted } from '../src/gpu-selection.ts';
import { valueIn } from '../src/probe.ts';
import { failedPullSignatures, refusalSignatures, runSignatures } from '../src/signatures/launch.ts';
import { banner } from './launch/banner.ts';
import { dataloader } from './launch/dataloader.ts';
import { codesFrom } from './launch/decide.ts';
import { allreduce, compute, gpus } from './launch/gpus.ts';
import { settling } from './launch/scene.ts';
import { incomplete, pytorch } from './launch/script.ts';
import { pullFailed, refused } from './launch/start.ts';
import { type Tell, told } from './launch/told.ts';

const ownCodes = [
  'launch-refused',
  'launch-pull-failed',
  'pull-token-expired',
  'driver-init-rpc',
  'driver-cuda-init',
  'runtime-crash',
  'cdi-mode-with-gpus-flag',
  'storage-driver-vfs-perms',
  'image-bundles-driver-libs',
  'image-corrupt-local',
  'disk-full-docker-desktop-vm',
  'image-lacks-python',
  'launch-incomplete',
  'image-lacks-pytorch',
  'launch-sees-no-gpu',
  'launch-gpu-missing',
  'cuda-init-failed',
  'cuda-visible-devices-wrong',
  'cuda-result-wrong',
  'cuda-compute-failed',
  'wheel-arch-mismatch',
  'launch-dataloader-failed',
  'launch-allreduce-failed',
  'no-supported-gpu-detected',
  'ngc-banner-warning',
] as const;

export default defineCheck<'launch', string, (typeof settling)[number]>({
  id: 'test-launch',
  title: 'PyTorch works in the container',
  needs: ['launch'],
  uses: settling,
  codes: ownCodes,
  relays: [
    ...codesFrom([...refusalSignatures, ...failedPullSignatures, ...runSignatures]).filter(
      (code) => !ownCodes.some((own) => own === code),
    ),
    'shm-full-host',
  ],
  examine({ launch, ...host }, target) {
    if (launch.kind === 'pull-failed') return [pullFailed(launch, host, target)];
    if (launch.kind === 'refused') return [refused(launch, host, target)];
    const { measured } = launch;
    const visible = valueIn(host.system)?.visibleDevices ?? null;
    const held = valueIn(host.deviceNodes)?.gpuMinors?.length ?? null;
    const wanted = gpusWanted(gpusIn(launch.command) ?? target.gpus, visible, valueIn(host.nvidiaSmi), held);
    const tell: Tell = (text, other) => told(text, runSignatures, { host, measured }, target, other);
    return merged([
      ...incomplete(launch),
      ...pytorch(measured, tell),
      ...gpus(measured, wanted, tell),
      ...compute(measured, tell),
      ...dataloader(measured, target, tell),
      ...allreduce(measured, tell),
      ...banner(launch),
    ]);
  },
});

/** Several steps may come to the same cause: the first that met it speaks for them. */
const merged = <T extends { readonly code: string }>(findings: readonly T[]): readonly T[] =>
  findings.filter(({ code }, at) => findings.findIndex((other) => other.code === code) === at);
