/** Reads `KEY=value` lines as /etc/os-release and /etc/dgx-release have them; the last of a repeated key holds. */
export function shellVariables(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [[match[1], unquoted(match[2].trim())]];
  });
  return Object.fromEntries(pairs);
}

function unquoted(text: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'([^']*)'/.exec(text);
  if (quoted === null) return text;
  return quoted[2] ?? (quoted[1] ?? '').replace(/\\(["$`\\])/g, '$1');
}
