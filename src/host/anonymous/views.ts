import { joinedViews } from './joined.ts';

/** What a text says where it is written otherwise: the texts that its readers would see. */
export function viewsOf(text: string): readonly string[] {
  const once = withoutEscapes(text);
  const twice = withoutEscapes(once);
  const plain = [...new Set([once, twice, withoutEscapes(twice)])];
  const views = [text, ...joinedViews(text), ...plain].flatMap((one) => [
    one,
    bare(one),
    narrow(one),
    withoutPercents(one),
    withoutEntities(one),
    decodedRuns(one),
  ]);
  return newIn(text, [...new Set(views)]);
}

/** Of each view the lines that neither the text nor a view before it has, with those beside them. */
function newIn(text: string, views: readonly string[]): readonly string[] {
  const before = new Set(text.split('\n'));
  return views.flatMap((view) => {
    if (view === text) return [];
    const lines = view.split('\n');
    const isNew = lines.map((line) => !before.has(line));
    for (const line of lines) before.add(line);
    const kept = lines.filter((_, at) => isNew[at] || isNew[at - 1] || isNew[at + 1]);
    return kept.length === 0 ? [] : [kept.join('\n')];
  });
}

/** What is written in base64. */
export const coded = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{12,}={0,2}/g;

/** The text behind base64, or null: words that are none decode to what nobody writes. */
export function decodedBase64(run: string): string | null {
  const decoded = Buffer.from(run, 'base64').toString('utf8');
  const text = isWide(decoded) ? decoded.replaceAll('\0', '') : decoded;
  return /^[^\u0001-\u0008\u000e-\u001f\u007f-\u009f\ufffd]{6,}$/.test(text) ? text : null;
}

const decodedRuns = (text: string): string =>
  [...(text.match(coded) ?? []), ...(text.match(codedLines) ?? []).map((run) => run.replace(/\s+/g, ''))]
    .flatMap((run) => decodedBase64(run) ?? [])
    .join('\n');

/** Lines of base64, as mails and programs break them. */
const codedLines = /^[ \t]*(?:[A-Za-z0-9+/]{16,}\r?\n[ \t]*)+[A-Za-z0-9+/]*={0,2}$/gm;

/** The letters of East Asian type. */
const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** UTF-16 that was read as something else: each second letter is none. */
const isWide = (text: string): boolean => /(?:[^\0]\0){6}/.test(text);

const unseen = /\u001b\[[0-?]*[ -/]*[@-~]|[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/** Without colours and marks that nobody sees, which may stand in the middle of a word. */
export const bare = (text: string): string =>
  (isWide(text) ? text.replaceAll('\0', '') : text).replace(unseen, '');

function withoutEscapes(text: string): string {
  if (!/\\["nrtu/\\]/.test(text)) return text;
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nr]/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\(["\\/])/g, '$1');
}

const withoutPercents = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));

const entities: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['apos', "'"],
]);

const withoutEntities = (text: string): string =>
  text
    .replace(/&(quot|amp|lt|gt|apos|shy);/g, (_, name: string) => entities.get(name) ?? '')
    .replace(
      /&#(?:x([0-9a-f]{1,5})|(\d{1,6}));/gi,
      (_, hex: string | undefined, number: string | undefined) =>
        letter(hex === undefined ? Number(number) : Number.parseInt(hex, 16)),
    );

const letter = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');
