import { quotedValue, secretCalled, secretWords } from './secret-shapes.ts';
import { secretTools } from './secret-tools.ts';
import { secretWordPlaces } from './secret-words.ts';

/** Where secrets stand: what goes before one is the first group, it itself the second. */
export interface SecretPlace {
  readonly shape: RegExp;
  /** Free text stands there as well: it is looked for elsewhere if it looks like a secret. */
  readonly free?: true;
}

/** A JSON document's value, and what is left of it. */
const inJson = String.raw`"(?:[^"\\]|\\[\s\S])*(?:"|$)`;

/** Beside a name and its value, which `secretAssignment` has. */
export const secretPlaces: readonly SecretPlace[] = [
  ...secretTools,
  ...secretWordPlaces,
  // Headers, to the end of their line, whatever their scheme is.
  { shape: /((?<![\w"'-])(?:proxy-)?authorization[ \t]*[:=][ \t]*["']?)([^\n\r"'\]]+)/gi, free: true },
  { shape: /((?<![\w-])(?:set-)?cookie["']?[ \t]*[:=][ \t]*["']?)([^\n\r"']+)/gi, free: true },
  { shape: new RegExp(`("(?:(?:proxy-)?authorization|cookie|x-[\\w-]{0,40})"\\s*,\\s*)(${inJson})`, 'gi') },
  // netrc(5), and apt_auth.conf(5).
  { shape: /(\blogin\s+\S{1,200}\s+(?:account\s+\S{1,200}\s+)?password\s+)(\S+)/gi },
  // Flags: of logins, of curl, and as words of a list.
  { shape: /(\blogin\b[^\n]{0,300}?[ \t]-p(?:[ =]["']?|["']|(?=[^\s-])))([^\s"']+)/g },
  {
    shape:
      /(\b(?:curl|wget)\b[^\n]{0,300}?[ \t](?:-u|-U|--user|--proxy-user)[ =]?["']?[^\s:"']{1,100}:)([^\s"']+)/g,
  },
  { shape: new RegExp(`("--?${secretCalled}"\\s*,\\s*)(${inJson})`, 'gi') },
  {
    shape: new RegExp(`((?<![\\w-])--?${secretCalled}(?:[ \\0]|\\r?\\n))(${quotedValue})`, 'gi'),
    free: true,
  },
  // A name here and its value there.
  {
    shape: new RegExp(`("(?:name|key)"\\s*:\\s*"${secretCalled}"\\s*,\\s*"value"\\s*:\\s*)(${inJson})`, 'gi'),
  },
  {
    shape: new RegExp(
      `((?<![A-Za-z0-9])(?:${secretWords})["']\\s+value=)("[^"]*(?:"|$)|'[^']*(?:'|$))`,
      'gi',
    ),
  },
  { shape: new RegExp(`(<(?:\\w{1,20}:)?${secretCalled}>)([^<>]+)(?=</|$)`, 'gi') },
  // As YAML writes texts of several lines, and those that begin on the next one.
  {
    shape: new RegExp(
      `((?<![A-Za-z0-9])(?:${secretWords})s?[ \\t]*:[ \\t]*[|>][+-]?\\d?[ \\t]*\\r?\\n)((?:[ \\t]+\\S[^\\n]*\\n)*[ \\t]+\\S[^\\n]*)`,
      'gi',
    ),
  },
  {
    shape: new RegExp(
      `((?<![A-Za-z0-9])(?:${secretWords})s?[ \\t]*:[ \\t]*\\r?\\n[ \\t]+)([^\\s:#-][^\\s:]*)(?=\\s*(?:\\n|$))`,
      'gi',
    ),
    free: true,
  },
  // In one word with others, each with a capital.
  {
    shape: new RegExp(
      `((?<![A-Za-z0-9])\\w{1,40}?(?:Token|Secret|Passw(?:or)?d|Pass(?:phrase)?|Credentials?|A(?:pi|PI)Key|(?:Access|Private|Secret|Account|(?:Pre)?[sS]hared|Signing|Encryption|License|Auth)Key)s?\\\\?["']?[ \\t]{0,4}[:=][ \\t]{0,4})(${quotedValue})`,
      'g',
    ),
    free: true,
  },
  // Words that mean a secret only with a value at once.
  {
    shape:
      /((?:^|[\s,;{"'?&])(?:\w{1,40}[_.-])?(?:pass|pw|psk|_auth)["']?[ \t]{0,4}[:=][ \t]{0,4}["']?)([^\s"',;&]+)/gim,
    free: true,
  },
  { shape: /([;?&]pwd=)([^\s"';&]+)/gi },
  {
    shape:
      /(\b(?:passw(?:or)?d|passphrase|token|secret|api[ _-]?key)(?:[ \t]+(?:is|was|of))?[ \t]+["']?)(?=[^\s"',;]{0,80}\d)(?=[^\s"',;]{0,80}[a-z])([^\s"',;]{8,})/gi,
    free: true,
  },
  {
    shape:
      /(\b(?:hooks\.slack\.com\/(?:services|workflows)|discord(?:app)?\.com\/api\/webhooks|webhook\.office\.com\/webhookb2)\/)([^\s"'<>]+)/gi,
  },
  // PuTTY's keys.
  { shape: /(\bPrivate-Lines:[ \t]*\d+\r?\n)((?:[A-Za-z0-9+/=]+\r?\n)*[A-Za-z0-9+/=]+)/g },
  { shape: /(\bPrivate-MAC:[ \t]*)([0-9a-f]+)/g },
];

/** Several in a list, each in its quotes. */
export const secretList = new RegExp(
  `((?:token|secret|passw(?:or)?d|passphrase|credential|api_?key)s?["']?\\s*[:=]\\s*\\[\\s*)((?:${inJson}(?:\\s*,\\s*)?)+)`,
  'gi',
);
