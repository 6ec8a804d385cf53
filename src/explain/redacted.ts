import { identifiers } from '../host/identifiers.ts';
import { withoutSecrets } from '../host/redact.ts';

/** What opens something, and what stands for it. */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)/gs, '<secret>'],
  [/(\bauthorization\b["']?\s*[:=]\s*["']?)[^\n"']+/gi, '$1<secret>'],
  [/(\b(?:bearer|basic) )(?=\S*[\d=])[\w.~+/=-]{8,}/gi, '$1<secret>'],
  // Whatever stands around the word, as in variables; and as flags have it.
  [
    /((?:api[_-]?key|access[_-]?key|token|passw(?:or)?d|passphrase|secret|credentials?)(?:[_-][\w-]*)?["']?\s*[:=]\s*["']?)[^\s"']+/gi,
    '$1<secret>',
  ],
  [/(--(?:password|token|api-key)\s+)\S+/g, '$1<secret>'],
  [
    /\b(?:nvapi-|hf_|gh[pousr]_|github_pat_|glpat-|dckr_pat_|xox[a-z]-|sk-|AKIA|ASIA|eyJ)[\w.-]{10,}/g,
    '<secret>',
  ],
];

/** What names a person, a machine or a place, and what stands for it; in this order. */
const names: readonly (readonly [RegExp, string])[] = [
  ...identifiers.map(([shape, kind]): readonly [RegExp, string] => [shape, `<${kind}>`]),
  [/(\/(?:home|Users|mnt\/[a-z]\/Users)\/)[^/\s:"']+/g, '$1<user>'],
  [/(\b[A-Z]:\\+Users\\+)[^\\\s:"']+/g, '$1<user>'],
  [/(^|[\s"'])\\\\+[\w.-]+(?=\\+\w)/gm, '$1\\\\<host>'],
  // As syslog begins a line (RFC 3164, and with the time of RFC 3339), and as a shell prompts.
  [/^([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d )\S+/gm, '$1<host>'],
  [
    /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d) )[\w.-]+(?= [\w./()-]+(?:\[\d+\])?: )/gm,
    '$1<host>',
  ],
  [/(?<![\w.-])[\w.-]+@(?:<ip>|(?!\d|sha\d+:)[\w.-]+)/g, '<user>@<host>'],
  [/(\b(?:host ?name|node ?name|user ?name|login|user)["']?\s*[:=]\s*["']?)[^\s"',]+/gi, '$1<name>'],
  // As `docker info` tells of its host, and Kubernetes of a pod's.
  [/^(\s*(?:Name|ID|Node):\s+)\S+$/gm, '$1<name>'],
];

/** Hosts that everybody knows, and whose names tell what failed. */
const publicHost =
  /(?:^|\.)(?:nvcr\.io|nvidia\.com|docker\.(?:io|com)|github\.(?:com|io)|githubusercontent\.com|ubuntu\.com|debian\.org|pytorch\.org|python\.org|pypi\.org|pythonhosted\.org|huggingface\.co|quay\.io|gcr\.io|ghcr\.io|amazonaws\.com|fedoraproject\.org|redhat\.com|localhost)$/i;

/** A host as an address has it, or a look-up. */
const hosts =
  /((?:\b[a-z][a-z0-9+.-]{0,30}:\/\/|\blookup |\bdial tcp |\bhost |\bproxy ))([a-z0-9][\w.-]*[a-z0-9])/gi;

/** What follows cannot be an ordinary word. */
const isOfHost = /:\/\/$|^lookup /i;

const withoutHosts = (text: string): string =>
  text.replace(hosts, (whole, before: string, host: string) =>
    (host.includes('.') || isOfHost.test(before)) && !publicHost.test(host) ? `${before}<host>` : whole,
  );

/** Keys and the like; a path is as long, and tells something. */
const long = /(?<![\w/.+-])[\w+-][\w+/-]{39,}={0,2}|[\w+-]{40,}={0,2}/g;

const replaced = (text: string, patterns: typeof names): string =>
  patterns.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);

/** A text as it may be shown to strangers: without secrets, people, machines and addresses. */
export const redacted = (text: string): string =>
  withoutHosts(replaced(replaced(withoutSecrets(text), secrets), names)).replace(long, '<long>');
