/** Escape sequences, other control characters, and invisible marks, such as those that turn text around. */
const harmful =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** Text from outside as it may reach a terminal: line breaks and tabs are all that is left of its control characters. */
export const harmless = (text: string): string => text.replace(harmful, '');

/** The same where a single line is meant, so that no text can start a line that looks like one of ours. */
export const harmlessLine = (text: string): string => harmless(text).replace(/\s+/g, ' ').trim();
