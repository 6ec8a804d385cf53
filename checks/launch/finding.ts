import type { Finding, Fix, JsonObject } from '../../src/check.ts';
import { byHand } from '../fixes/steps.ts';

/** Something that the test launch showed; what mends it depends on more than is seen there, so its page says it. */
export const failure = (code: string, message: string, seen: JsonObject): Finding => ({
  code,
  severity: 'error',
  message: asSentence(message),
  seen,
  fixes: [readPage(code)],
});

export const readPage = (code: string): Fix => ({
  id: `read-page-${code}`,
  title: 'Read what this means and what mends it',
  risk: 'manual',
  steps: [byHand(`Run: ngc-doctor explain ${code}`)],
});

/** The end of a text, where programs say why they died. */
export const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 400) ?? '';

/** Enough of an error to recognise it. */
export const shortened = (text: string): string => text.slice(0, 2000);

export const asSentence = (text: string): string =>
  /[.?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
