/** One assignment in a section `[Service]` of a unit file of systemd. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** The assignments of the section `[Service]`, in order; a backslash at the end joins lines (systemd.syntax(7)). */
export function settingsIn(text: string): readonly Setting[] {
  const settings: Setting[] = [];
  let section = '';
  for (const raw of joinedLines(text)) {
    const line = raw.trim();
    const header = /^\[(.+)\]$/.exec(line)?.[1];
    if (header !== undefined) section = header;
    const at = line.indexOf('=');
    if (section !== 'Service' || /^[#;]/.test(line) || at < 1) continue;
    settings.push({ key: line.slice(0, at).trim(), value: line.slice(at + 1).trim() });
  }
  return settings;
}

/** Comments within a continued line are left out, as systemd does. */
function joinedLines(text: string): readonly string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split(/\r?\n/)) {
    if (open !== '' && /^\s*[#;]/.test(line)) continue;
    if (line.endsWith('\\')) {
      open += `${line.slice(0, -1)} `;
      continue;
    }
    lines.push(open + line);
    open = '';
  }
  return open === '' ? lines : [...lines, open];
}

/**
 * The words of a command line: quotes hold words together, `$NAME` alone becomes as many words as its value has, and
 * `${NAME}` is put in as it is (systemd.service(5)). What is not known becomes nothing.
 */
export function wordsOf(line: string, variables: ReadonlyMap<string, string> = new Map()): readonly string[] {
  const words = line.match(/(?:[^\s"']+|"(?:[^"\\]|\\.)*"|'[^']*')+/g) ?? [];
  return words.flatMap((word) => {
    const alone = /^\$([A-Za-z_]\w*)$/.exec(word)?.[1];
    if (alone !== undefined) return wordsOf(variables.get(alone) ?? '');
    const bare = word.replace(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
      (_, double, single) => double ?? single ?? '',
    );
    return [bare.replace(/\$\{([A-Za-z_]\w*)\}/g, (_, name) => variables.get(name) ?? '')];
  });
}
