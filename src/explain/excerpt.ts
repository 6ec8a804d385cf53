import { harmless } from '../harmless.ts';
import { redacted } from './redacted.ts';

const tells =
  /error|fail|fatal|denied|refused|cannot|could not|unable|unknown|invalid|panic|exception|killed/i;
const most = 12;
const longest = 300;

/**
 * The lines at the end of a text that seem to tell most, redacted: what to send to somebody who does not have the text.
 * It is cut afterwards: half a secret looks like none.
 */
export function excerptOf(end: string): string {
  if (!isText(end)) return '';
  const lines = redacted(harmless(end.replaceAll('\r', '\n')))
    .split('\n')
    .map(shortened)
    .filter((line) => line !== '');
  const telling = lines.filter((line) => tells.test(line));
  return (telling.length > 0 ? telling : lines).slice(-most).join('\n');
}

/** What is no text leaves marks for what could not be read. */
const isText = (end: string): boolean => end.split('\ufffd').length <= 1 + end.length / 5;

/** What tells is most often at the end of a long line, too. */
function shortened(line: string): string {
  const text = line.trim();
  if (text.length <= longest) return text;
  const at = Math.max(text.search(tells), 0);
  const from = Math.min(Math.max(at - longest / 2, 0), text.length - longest);
  return text.slice(from, from + longest).trim();
}
