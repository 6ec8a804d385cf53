import { harmlessLine } from '../harmless.ts';
import { hostsSummary } from '../render/hosts.ts';
import type { Report } from '../report.ts';
import type { Diagnosed } from './diagnosis.ts';
import type { Format } from './flags.ts';
import { writeReport } from './output.ts';
import { writeOut } from './streams.ts';
import { styleFor } from './style.ts';

/** Writes the reports of hosts one after another. */
export interface HostsWriter {
  write(name: string, diagnosed: Diagnosed): Promise<void>;
  /** What is to be said of all of them. */
  finish(): Promise<void>;
  /** The exit codes that their reports came to. */
  codes(): readonly number[];
}

/** Of several hosts a text has a heading each and a summary at the end; JSON follows on JSON. */
export function hostsWriter(formats: readonly Format[], several: boolean): HostsWriter {
  const headed = several && formats.every(({ name }) => name === 'text');
  const codes: number[] = [];
  const reports: Report[] = [];
  const heading = (text: string): Promise<void> =>
    headed
      ? writeOut(process.stdout, `${reports.length === 0 ? '' : '\n'}== ${harmlessLine(text)}\n\n`)
      : Promise.resolve();
  return {
    async write(name, diagnosed) {
      await heading(name);
      reports.push(diagnosed.report);
      codes.push(await writeReport(diagnosed, formats, process.stdout));
    },
    async finish() {
      if (!headed) return;
      await heading('Summary');
      await writeOut(process.stdout, `${hostsSummary(reports, styleFor(process.stdout))}\n`);
    },
    codes: () => codes,
  };
}
