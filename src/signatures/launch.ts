import { containerSignatures } from './container.ts';
import { cudaSignatures, processSignatures } from './cuda.ts';
import { diskSignatures } from './disk.ts';
import { driverSignatures } from './driver.ts';
import { engineSignatures, gpuDriverSignatures } from './engine.ts';
import { barePullSignatures, pullSignatures } from './pull.ts';
import type { Signature } from './signature.ts';
import { toolkitSignatures } from './toolkit.ts';

/** Not asked about a launch of the doctor's own: it does not run into these, another check has seen them, or the code says no more than the failure itself. */
const elsewhere: ReadonlySet<string> = new Set([
  'driver-init-rpc',
  'runtime-crash',
  'jetson-gpus-flag',
  'wsl-toolkit-too-new-2021',
  'wsl-needs-restart',
  'jetson-runtime-not-registered',
  'cdi-spec-race',
  'gpus-on-windows-docker',
  'nixos-no-gpus-hook',
  'daemon-uses-other-config',
  'rootless-vs-rootful-config',
  'gpus-flag-missing',
  'driver-not-installed',
  'gpu-memory-too-small',
]);

function housed(signatures: readonly Signature[]): readonly Signature[] {
  return signatures.flatMap((signature) => {
    const causes = signature.causes.filter(({ code }) => !elsewhere.has(code));
    return causes.length === 0 ? [] : [{ ...signature, causes }];
  });
}

/**
 * What Docker, containerd, runc and the NVIDIA Container Toolkit say when a launch is refused. Each anchors on the
 * telling words: versions wrap them differently (Docker Engine 19.03 to 29, toolkit 1.0 to 1.19). The first that
 * matches counts, so what is specific stands before what may quote it.
 */
export const refusalSignatures: readonly Signature[] = housed([
  ...engineSignatures,
  ...driverSignatures,
  ...containerSignatures,
  ...toolkitSignatures,
  ...diskSignatures,
  ...gpuDriverSignatures,
]);

/** What PyTorch and CUDA say in a container that runs. */
export const runSignatures: readonly Signature[] = housed([...cudaSignatures, ...processSignatures]);

/** What a pull says. */
export const failedPullSignatures: readonly Signature[] = housed([
  ...diskSignatures,
  ...pullSignatures,
  ...barePullSignatures,
]);
