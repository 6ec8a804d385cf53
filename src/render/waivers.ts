import { harmlessLine } from '../harmless.ts';
import type { Report } from '../report.ts';
import type { Style } from './style.ts';
import { prose } from './wrap.ts';

type Waiver = Report['waivers'][number];

/** What the user has decided to live with, whatever became of it: no report hides it. */
export const waiverText = ({ waivers }: Report, style: Style): string =>
  waivers.map((waiver) => prose(waiverSentence(waiver), style.width)).join('\n');

/** One waiver and what became of it. */
export function waiverSentence({ code, reason, until, status }: Waiver): string {
  const why = harmlessLine(reason).replace(/\.$/, '');
  if (status === 'expired') return `Waiver expired on ${until}, and no longer holds: ${code} (${why}).`;
  const unused = status === 'unused' ? ', not found now' : '';
  return `Waived until ${until}${unused}: ${code} (${why}).`;
}
