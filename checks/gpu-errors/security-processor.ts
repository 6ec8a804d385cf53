import type { Finding } from '../../src/check.ts';
import type { Reading } from '../../src/probe.ts';
import type { KernelEvent } from '../../src/probes/kernel-log-lines.ts';
import type { NvidiaSmiFact } from '../../src/probes/nvidia-smi.ts';
import { answering } from '../driver/answering.ts';
import { leaveCcMode } from '../fixes/cc-mode.ts';

/**
 * From Hopper on a processor of its own (FSP) starts the GPU, and holds its confidential computing mode. Its silence has
 * been seen where that mode could not be left (github.com/NVIDIA/nvtrust, issue 58), and is no proof of it.
 */
export function securityProcessor(
  events: readonly KernelEvent[],
  smi: Reading<NvidiaSmiFact>,
): readonly Finding<'cc-mode-stuck'>[] {
  const silent = events.find(({ kind }) => kind === 'fsp-timeout');
  const failed = events.filter(
    ({ kind, address }) => kind === 'init-failed' && answering(smi, address) !== 'yes',
  );
  if (silent === undefined || failed.length === 0) return [];
  return [
    {
      code: 'cc-mode-stuck',
      severity: 'error',
      message:
        'The security processor of the GPU (FSP) does not answer, so the driver cannot start it: a confidential computing mode that was left half-way, or a GPU that is broken.',
      seen: {
        gpus: failed.map(({ address }) => address),
        log: [silent.text, ...failed.map(({ text }) => text)],
      },
      candidates: [
        {
          code: 'cc-mode-stuck',
          decides:
            'Was confidential computing ever switched on for this GPU, and does nvidia_gpu_tools.py --query-cc-mode show another mode than is meant?',
        },
        {
          code: 'gpu-faulty',
          decides: 'Does it stay so after the machine had no power for a minute, with the mode off?',
        },
      ],
      fixes: [leaveCcMode()],
    },
  ];
}
