import { collectorScript } from '../collector/script.ts';
import { exitCodes } from '../report.ts';
import { writeOut } from './streams.ts';

/** `ngc-doctor collector`: prints the script that asks a machine where nothing but a shell is. */
export async function collector(): Promise<number> {
  await writeOut(process.stdout, collectorScript());
  return exitCodes.ready;
}
