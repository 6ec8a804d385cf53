import { begins, ends } from './remote-script.ts';

/** What stands between the marks. */
export interface Answer {
  readonly text: string;
  /** The mark at the end is there. */
  readonly whole: boolean;
}

/** The script's own words, without what the shell or the host says before it; null: it never began. */
export function answerIn(stdout: Uint8Array): Answer | null {
  const all = Buffer.from(stdout.buffer, stdout.byteOffset, stdout.byteLength);
  const mark = `\n${begins}\n`;
  const at = all.indexOf(mark);
  if (at === -1) return null;
  const text = all.subarray(at + mark.length).toString('utf8');
  const end = new RegExp(`\\n${ends} \\d+\\n?$`).exec(text);
  return end === null ? { text, whole: false } : { text: text.slice(0, end.index), whole: true };
}
