import { harmless } from '../harmless.ts';
import { redacted } from './redacted.ts';

const tells =
  /error|fail|fatal|denied|refused|cannot|could not|unable|unknown|invalid|panic|exception|killed/i;
const most = 12;
const longest = 300;

/** The lines at the end of a text that seem to tell most, redacted: what to send to somebody who does not have the text. */
export function excerptOf(end: string): string {
  const lines = harmless(end)
    .split('\n')
    .map((line) => line.trim().slice(0, longest))
    .filter((line) => line !== '');
  const telling = lines.filter((line) => tells.test(line));
  return redacted((telling.length > 0 ? telling : lines).slice(-most).join('\n'));
}
