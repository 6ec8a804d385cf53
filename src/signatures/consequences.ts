/**
 * What else a cause shows itself by: each code with those that bring it about. Where a text tells of both, the first
 * stands under the second.
 */
export const consequences: Readonly<Record<string, readonly string[]>> = {};
