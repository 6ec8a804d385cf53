import type { Finding } from '../../src/check.ts';
import type { LaunchFact } from '../../src/probes/launch.ts';
import type { ToolkitFact } from '../../src/probes/toolkit.ts';
import { useHook } from '../fixes/cdi-other.ts';

/**
 * The test launch got its GPUs from CDI, whose mark is NVIDIA_VISIBLE_DEVICES=void, with every node that CUDA needs, and
 * CUDA does not start for a reason that it does not know.
 */
export function failsByCdi(launch: LaunchFact | null): boolean {
  if (launch?.kind !== 'ran') return false;
  const { cuda, nodes, visibleDevices } = launch.measured;
  return (
    cuda?.available === false &&
    visibleDevices === 'void' &&
    nodes.includes('/dev/nvidia-uvm') &&
    nodes.some((node) => /^\/dev\/nvidia\d+$/.test(node)) &&
    /unknown error|CUDA_ERROR_UNKNOWN/i.test(cuda.error ?? '')
  );
}

/** Reported for toolkits 1.18 to 1.20, and not explained: a lead, beside what the launch itself found. */
export function cudaInit(launch: LaunchFact | null, toolkit: ToolkitFact): readonly Finding[] {
  if (!failsByCdi(launch)) return [];
  return [
    {
      code: 'cuinit-unknown-in-cdi-mode',
      severity: 'warning',
      message:
        'CUDA does not start in a container that got its GPUs from CDI, although every node is in it: some toolkits and programs do so where the hook serves them.',
      seen: { toolkit: toolkit.version },
      candidates: [
        {
          code: 'cuinit-unknown-in-cdi-mode',
          decides: 'Does CUDA start in a container that gets its GPUs by the hook? Then it is this.',
        },
        {
          code: 'uvm-module-stale',
          decides: 'Does CUDA fail on the host as well, outside any container? Then it is this.',
        },
      ],
      fixes: [useHook],
    },
  ];
}
