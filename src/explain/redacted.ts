import type { Pseudonyms } from '../host/anonymous/pseudonyms.ts';
import { textCleaner } from '../host/anonymous/text.ts';

/** Whoever sends an excerpt sees at once what is not told in it. */
const marks: Pseudonyms = { of: (kind) => `<${kind}>`, used: () => new Map(), all: () => ({}) };

/** Keys and the like; a path is as long, and tells something. */
const long = /(?<![\w/.+-])[\w+-][\w+/-]{39,}={0,2}|[\w+-]{40,}={0,2}/g;

/** A text as it may be shown to strangers: without secrets, people, machines and addresses. */
export const redacted = (text: string): string => textCleaner(text, marks)(text).replace(long, '<long>');
