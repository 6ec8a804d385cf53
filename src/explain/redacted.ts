import { withoutSecrets } from '../host/redact.ts';

/** What names a person, a machine or a place, and what stands for it; in this order. */
const names: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<mail>'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<uuid>'],
  [/\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi, '<mac>'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b(?!\.\d)/g, '<ip>'],
  [
    /(?<![\w:.])(?:(?:[0-9a-f]{1,4}:){7}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}:){0,5})[0-9a-f]{1,4}(?![\w:])/gi,
    '<ip>',
  ],
  [/(\/(?:home|Users|mnt\/[a-z]\/Users)\/)[^/\s:"']+/g, '$1<user>'],
  [/(\b[A-Z]:\\+Users\\+)[^\\\s:"']+/g, '$1<user>'],
  // As syslog begins a line (RFC 3164), and as a shell prompts.
  [/^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )\S+/gm, '$1<host>'],
  [/^(\(?[\w.-]*\)? ?\[?)[\w-]+@[\w.-]+(?=[:\s])/gm, '$1<user>@<host>'],
  [/\b((?:api[_-]?key|token|password|passwd|secret|authorization)\b["']?\s*[:=]\s*)\S+/gi, '$1<secret>'],
  [/\b(?:nvapi-|hf_|gh[pousr]_|eyJ)[\w.-]{10,}/g, '<secret>'],
  [/\b[\w+/-]{40,}={0,2}/g, '<long>'],
];

/** A text as it may be shown to strangers: without secrets, people, machines and addresses. */
export const redacted = (text: string): string =>
  names.reduce((left, [pattern, instead]) => left.replace(pattern, instead), withoutSecrets(text));
