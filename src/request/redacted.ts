import type { SupportRequest } from './request.ts';

/** What the program goes by, and no text of a machine. */
const own: ReadonlySet<string> = new Set([
  'schema',
  'version',
  'verdict',
  'status',
  'severity',
  'platform',
  'risk',
  'then',
  'kind',
  'code',
  'check',
  'id',
  'url',
  'source',
  'place',
]);

/** A request whose every text is cleaned. */
export const redactedRequest = (request: SupportRequest, clean: (text: string) => string): SupportRequest => {
  const copy: SupportRequest = JSON.parse(
    JSON.stringify(request, (key, value: unknown) =>
      typeof value === 'string' && !own.has(key) ? clean(value) : value,
    ),
  );
  return { ...copy, place: request.place };
};
