/** The member of a parsed document by its name; undefined where there is none. */
export function child(node: unknown, name: string): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return undefined;
  return Object.entries(node).find(([key]) => key === name)?.[1];
}

export const at = (node: unknown, ...path: readonly string[]): unknown => path.reduce(child, node);

/** The text at a path, trimmed; null where there is none or the element is empty. */
export function textAt(node: unknown, ...path: readonly string[]): string | null {
  const value = at(node, ...path);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export function listAt(node: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = at(node, ...path);
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value];
}

/** `40960 MiB` in bytes; null for `N/A` and all else. */
export function bytesAt(node: unknown, ...path: readonly string[]): number | null {
  const mebibytes = /^(\d{1,12}) MiB$/.exec(textAt(node, ...path) ?? '')?.[1];
  return mebibytes === undefined ? null : Number(mebibytes) * 1024 ** 2;
}

/** The number with which a text such as `16x`, `37 %` or `4` begins; null for `N/A` and all else. */
export function numberAt(node: unknown, ...path: readonly string[]): number | null {
  const digits = /^(\d{1,15})(?: ?[%x])?$/.exec(textAt(node, ...path) ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

const yes = new Set(['Yes', 'Enabled', 'True', 'Active']);
const no = new Set(['No', 'Disabled', 'False', 'Not Active']);

/** Null where the driver does not know the field, or the GPU does not have it. */
export function flagAt(node: unknown, ...path: readonly string[]): boolean | null {
  const text = textAt(node, ...path) ?? '';
  return yes.has(text) ? true : no.has(text) ? false : null;
}
