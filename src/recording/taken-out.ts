import type { Pseudonyms } from '../host/anonymous/pseudonyms.ts';
import { gone } from '../host/redact.ts';
import type { Redacted } from './document.ts';

const kinds = {
  user: 'user names',
  host: 'host names',
  domain: 'domains',
  mail: 'mail addresses',
  uuid: 'UUIDs, those of GPUs among them',
  mac: 'hardware addresses',
  ip: 'IP addresses',
  id: 'identifiers of machines',
} as const;

/** What was taken out of these answers, or stands in them by a pseudonym. */
export function redactedIn(answers: unknown, pseudonyms: Pseudonyms): readonly Redacted[] {
  const secrets = JSON.stringify(answers).split(gone).length - 1;
  const names = [...pseudonyms.used()].map(([kind, as]) => ({
    kind: kinds[kind],
    count: as.size,
    as: [...as].sort(),
  }));
  return [
    ...(secrets === 0
      ? []
      : [{ kind: 'secrets, serial numbers and values of variables', count: secrets, as: [gone] }]),
    ...names,
  ];
}
