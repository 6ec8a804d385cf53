import type { RunResult } from './host.ts';

const longestLine = 400;

/** Everything else in a kernel log is none of our business: addresses, names and serial numbers among it. */
export const driverWords =
  /NVRM:|SXid \(|nvidia-nvlink: Nvlink Core|nvidia-uvm: Loaded|nvidia.{0,30}: (?:disagrees|version magic)|Loading of (?:unsigned )?module|Lockdown: .{1,40} module loading|\{ module_load \}|avc: {1,3}denied .{1,200}["/]nvidia|request_free_mem_region|AER: .{0,40}Uncorrect|Hyper-V.{0,3} H(?:ost|ypervisor) Build/i;

/** The lines of a kernel log that speak of the NVIDIA driver and its module, bounded, without colours. */
export const driverLines = (log: string): readonly string[] =>
  log
    .split(/\r?\n|\r/)
    .map((line) => line.slice(0, longestLine))
    .filter((line) => driverWords.test(line) && !/Serial Number/i.test(line))
    .map((line) => line.replace(/\u001b\[[\d;]{0,20}m/g, '').trimEnd());

/** Of a program that prints the kernel log, only what speaks of the driver; a unit's own log stays whole. */
export function ofDriverAlone(argv: readonly string[], result: RunResult): RunResult {
  const kernel = argv.includes('dmesg') || (argv.includes('journalctl') && argv.includes('-k'));
  if (!kernel || (result.kind !== 'exited' && result.kind !== 'timed-out')) return result;
  const lines = driverLines(result.stdout);
  // An empty log would read as one that may not be read.
  const nothing = result.stdout.trim() === '' ? '' : '(no line of the driver)\n';
  return { ...result, stdout: lines.length === 0 ? nothing : `${lines.join('\n')}\n` };
}
