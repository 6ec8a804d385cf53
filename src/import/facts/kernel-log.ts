import type { KernelLogFact } from '../../probes/kernel-log.ts';
import { eventsIn } from '../../probes/kernel-log-lines.ts';
import { covers, type Evidence, outputsOf } from '../evidence.ts';
import { isKernelLog } from '../kernel-line.ts';

/**
 * What the kernel said since it was started, by dmesg or the journal. Of a part of its lines those that are there were
 * said; that nothing is among them says nothing.
 */
export function kernelLogIn(evidence: Evidence): KernelLogFact | null {
  const journals = outputsOf(evidence, 'journalctl').filter(({ argv }) =>
    argv.some((word) => /^-\w*k|^--dmesg$/.test(word)),
  );
  const file = evidence.files.get('/var/log/dmesg');
  const logs = [
    ...outputsOf(evidence, 'dmesg').map((output) => ({ source: 'dmesg', ...output }) as const),
    ...(file === undefined ? [] : [{ source: 'dmesg', argv: ['dmesg'], kept: 'all', text: file } as const]),
    ...journals.map((output) => ({ source: 'journal', ...output }) as const),
  ];
  for (const { source, ...output } of logs.filter(({ text }) => isKernelLog(text))) {
    const events = eventsIn(output.text);
    if (events.length > 0 || covers(output, 'NVRM:')) return { source, events };
  }
  return null;
}
