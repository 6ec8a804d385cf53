/** How an address of IPv4 may be written beside its usual form, in small letters. */
export function formsOf(address: string): readonly string[] {
  const numbers = address.split('.').map(Number);
  const hex = numbers.map((part) => part.toString(16).padStart(2, '0'));
  return [
    numbers.map((part) => String(part).padStart(3, '0')).join('.'),
    numbers.join('-'),
    hex.join(''),
    hex.toReversed().join(''),
    String(Number.parseInt(hex.join(''), 16)),
  ];
}

/** What may be one of these. */
export const otherForm =
  /(?<![\w.:])(?:0x)?([0-9a-f]{8}|\d{8,10}|(?:\d{3}\.){3}\d{3}|(?:\d{1,3}-){3}\d{1,3})(?![\w:])/gi;

/** Its parts in hex, in octal, or with zeros before them. */
export const paddedAddress =
  /(?<![\w.])(?:(?:\d{3}\.){3}\d{3}|(?:0x[0-9a-f]{1,2}\.){3}0x[0-9a-f]{1,2}|0[0-7]{2,3}(?:\.0[0-7]{1,3}){3})(?![\w.])/gi;

/** In its usual form; null: it is none. */
export function usualForm(written: string): string | null {
  const all = written.split('.');
  const isOctal = all.every((part) => part.startsWith('0')) && all.some((part) => part.length !== 3);
  const numbers = all.map((part) =>
    part.startsWith('0x') || part.startsWith('0X') ? Number(part) : Number.parseInt(part, isOctal ? 8 : 10),
  );
  const hasZeros = all.some((part) => /^0\w/.test(part));
  return hasZeros && numbers.every((part) => part <= 255) ? numbers.join('.') : null;
}
