import { join } from 'node:path';
import { checks } from '../../checks/index.ts';
import { opened } from '../../src/recording/open.ts';
import { replayed } from '../../src/recording/replay.ts';
import type { Report } from '../../src/report.ts';

/** Hosts that others' tools, or people, wrote down. */
export const importFolder = join(import.meta.dirname, '../../fixtures/imports');

/** The report of a host that was written down in a file; throws where that is refused. */
export async function reportOf(file: string): Promise<Report> {
  const answer = await opened(file);
  if (answer.kind === 'refused') throw new Error(answer.why);
  return (await replayed(answer.recording, { checks })).report;
}

/** The codes of what is wrong, errors alone. */
export const errorsIn = ({ causes }: Report): readonly string[] =>
  causes.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
