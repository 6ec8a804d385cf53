/** What is to stand for the value of a variable. */
export type Tell = (name: string, value: string) => string;

export const variableName = String.raw`[A-Za-z_][\w.-]{0,100}`;
/** A word for a shell, of which parts may be in quotes; within JSON these are escaped. */
export const shellWord = String.raw`(?:\\"[^"\\\n]*(?:\\"|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|'[^']*(?:'|$)|\\(?:\r?\n[ \t]*|[^nrtu"\r\n])|[^\s"'\\;|&<>()\0])*`;
/** In quotes as a whole, or its value alone. */
const either = String.raw`(\\?["'])(${variableName})=((?:(?!\2)(?:[^\\]|\\(?!["'])[\s\S]|\\["']))*?)(?:\2|$)|(${variableName})=(${shellWord})`;

/** One assignment after what `head` matches. */
export const assignmentAfter = (head: string, flags = 'g'): RegExp =>
  new RegExp(`(${head})(?:${either})`, flags);

/** Several assignments, with blanks between. */
const each = assignmentAfter(String.raw`(?<=^|[\s,;[({\0])`);

/** All of these with what is told of them. */
export const held = (text: string, pattern: RegExp, tell: Tell): string =>
  text.replace(
    pattern,
    (
      whole: string,
      head: string,
      quote: string | undefined,
      quoted: string | undefined,
      inQuotes: string | undefined,
      name: string | undefined,
      value: string | undefined,
    ) => {
      if (quoted !== undefined && inQuotes !== undefined)
        return `${head}${quote ?? ''}${quoted}=${tell(quoted, inQuotes)}${quote ?? ''}`;
      return name === undefined || value === undefined
        ? whole
        : `${head}${name}=${toldInQuotes(name, value, tell)}`;
    },
  );

export const heldEach = (text: string, tell: Tell): string => held(text, each, tell);

/** The quotes around a value stay, so that what is read of it stays one word. */
export function toldInQuotes(name: string, value: string, tell: Tell): string {
  const [, quote = '', inner = value] = /^(\\?["'])([\s\S]*?)\1?$/.exec(value) ?? [];
  const told = tell(name, inner);
  return told === inner ? value : `${quote}${told}${quote}`;
}
