/**
 * A pattern of this program as the tools of a shell know it: a POSIX extended regular expression. Only what such a one can
 * say may be in it.
 */
export function posixPattern({ source }: RegExp): string {
  const pattern = source
    .replaceAll('(?:', '(')
    .replaceAll('\\w', '[A-Za-z0-9_]')
    .replaceAll('\\d', '[0-9]')
    .replaceAll('\\/', '/');
  if (/\(\?|\\[bBsSDW]|[*+?}]\?/.test(pattern.replaceAll('\\?', '')))
    throw new Error(`A shell has no such pattern: ${source}`);
  return pattern;
}

/** Such a pattern for letters of either case, for tools that cannot be told so: BusyBox' sed is one. */
export const eitherCase = (pattern: string): string =>
  pattern.replace(/\[[^\]]*\]|[a-z]/gi, (part) =>
    part.length > 1 ? part : `[${part.toUpperCase()}${part.toLowerCase()}]`,
  );

/** A text as one word of a shell. */
export const quotedWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
