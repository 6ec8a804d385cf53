/** Escape sequences, other control characters, and marks that turn the direction of text around. */
const harmful =
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text from outside as it may reach a terminal: line breaks are all that is left of its control characters. */
export const harmless = (text: string): string => text.replace(harmful, '');
