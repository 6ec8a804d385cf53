import type { Config } from './config.ts';
import { diagnoseHere } from './diagnosis.ts';
import type { Flags } from './flags.ts';
import { isInterrupt } from './interrupt.ts';
import { mustBeWritable, textAlone, writeReport } from './output.ts';

/** `ngc-doctor [check]`: asks, checks, test-launches where allowed, and reports. */
export async function check(flags: Flags, config: Config): Promise<number> {
  const formats = flags.format ?? textAlone;
  await mustBeWritable(formats);
  const result = await diagnoseHere(flags, config);
  return isInterrupt(result) ? result.exitCode : writeReport(result, formats, process.stdout);
}
