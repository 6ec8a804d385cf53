import { withoutLogin } from '../host/question.ts';

/** One repository that apt is told of: one release (suite) at one address. */
export interface AptSource {
  readonly file: string;
  /** With a slash at its end, as apt has it; login removed. */
  readonly uri: string;
  /** A release such as `bookworm`, or a folder such as `/`. */
  readonly suite: string;
  /** Paths or fingerprints as apt compares them, or `inline:` and a key that is written into the file; null: none. */
  readonly signedBy: string | null;
}

/** The repositories of a file in apt's one-line or deb822 form (sources.list(5)); those switched off are left out. */
export function aptSourcesIn(file: string, text: string, architecture: string): readonly AptSource[] {
  const found = file.endsWith('.sources') ? stanzas(text) : lines(text);
  return found.map(({ uri, suite, signedBy }) => ({
    file,
    uri: withoutLogin(`${uri.replaceAll('$(ARCH)', architecture).replace(/\/*$/, '')}/`),
    suite: suite.replaceAll('$(ARCH)', architecture),
    signedBy: signedBy === null || signedBy === '' ? null : signedBy.replace(/,+$/, ''),
  }));
}

type Found = Pick<AptSource, 'uri' | 'suite' | 'signedBy'>;

function lines(text: string): readonly Found[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const entry = /^\s*deb(?:-src)?\s+(?:\[([^\]]*)\]\s+)?([^[\s]\S*)\s+(\S+)/.exec(line);
    if (entry === null) return [];
    const [, options = '', uri = '', suite = ''] = entry;
    return [{ uri, suite, signedBy: /(?:^|\s)signed-by=(\S*)/i.exec(options)?.[1] ?? null }];
  });
}

function stanzas(text: string): readonly Found[] {
  return text
    .replace(/^#.*(?:\n|$)/gm, '')
    .split(/\r?\n[ \t]*\r?\n/)
    .flatMap((stanza) => {
      const fields = fieldsIn(stanza);
      if (/^(?:no|false|off|0)$/i.test(fields.get('enabled') ?? '')) return [];
      const signedBy = keyOf(fields.get('signed-by') ?? null);
      const suites = words(fields.get('suites'));
      return words(fields.get('uris')).flatMap((uri) => suites.map((suite) => ({ uri, suite, signedBy })));
    });
}

/** A field goes on in lines that begin with a blank. */
function fieldsIn(stanza: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const match of stanza.matchAll(/^([A-Za-z0-9-]+):[ \t]*(.*(?:\r?\n[ \t].*)*)/gm)) {
    fields.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
  }
  return fields;
}

const words = (text: string | undefined): readonly string[] =>
  text?.split(/\s+/).filter((word) => word !== '') ?? [];

/** Several keys in the newer form are parted by blanks, in the older one by commas. */
const keyOf = (field: string | null): string | null =>
  field?.includes('BEGIN PGP') === true
    ? `inline:${words(field).join('')}`
    : words(field ?? undefined).join(',') || null;
