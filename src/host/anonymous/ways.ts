/** In how many ways a secret may be written, itself first. Upper and lower case are not told apart. */
export function waysOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const json = inJson(secret);
  return [
    secret,
    json,
    inJson(json),
    json.replace(/[&<>]/g, (c) => `\\u00${hexOf(Buffer.from(c))}`),
    secret.replace(/[&<>"']/g, (c) => entities.get(c) ?? c),
    secret.replaceAll('%', '%%'),
    secret.replace(/[^\w@%+=:,./-]/g, '\\$&'),
    secret.replace(/[\s\\]/g, (c) => `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`),
    encoded(secret),
    encodeURI(wellFormed(secret)),
    eachByte(bytes, '%'),
    eachByte(bytes, '\\x'),
    eachByte(bytes, '\\u00'),
    eachByte(bytes, '%25'),
    eachByte(bytes, '0x'),
    numbers(bytes, (byte) => byte.toString(8), '\\'),
    numbers(bytes, String, ','),
    hexOf(bytes),
    eachByte(bytes, ' ').slice(1),
    eachByte(bytes, ':').slice(1),
    ...base64Of(bytes),
    ...base64Of(Buffer.from(secret, 'utf16le')),
  ];
}

/** Half a letter has no address. */
const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, '\ufffd');
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
export const hexOf = (bytes: Buffer): string => bytes.toString('hex');
const encoded = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (c) => `%${hexOf(Buffer.from(c))}`);
const eachByte = (bytes: Uint8Array, mark: string): string =>
  Array.from(bytes, (byte) => mark + byte.toString(16).padStart(2, '0')).join('');
const numbers = (bytes: Uint8Array, written: (byte: number) => string, mark: string): string =>
  Array.from(bytes, (byte) => mark + written(byte)).join('');

const entities: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** What stands before it shifts its letters; those at the ends depend on their neighbours. */
export function base64Of(bytes: Uint8Array): readonly string[] {
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(shift === 0 ? 0 : shift + 1, (bytes.length + shift) % 3 === 0 ? undefined : -1),
  );
  return [...shifted, ...shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}
