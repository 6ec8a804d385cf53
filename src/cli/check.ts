import { exitCode } from '../report.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { isInterrupt } from './interrupt.ts';
import { writeReport } from './output.ts';

/** `ngc-doctor [check]`: asks, checks, test-launches where allowed, and reports. */
export async function check(flags: Flags): Promise<number> {
  const result = await diagnoseHere(flags);
  if (isInterrupt(result)) return result.exitCode;
  await writeReport(result.report, flags.format, process.stdout);
  return exitCode(result.report);
}
