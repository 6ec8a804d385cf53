import { harmless } from '../../harmless.ts';

/** A piece of HTML. Nothing makes one but `html`, which escapes whatever is put into it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

/** The only way from text to HTML: values are escaped, pieces of HTML are put in as they are, lists one after another. */
export const html = (literals: TemplateStringsArray, ...values: readonly Part[]): Markup => ({
  markup: literals.map((literal, index) => literal + markupOf(values[index] ?? '')).join(''),
});

export const nothing: Markup = { markup: '' };

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

/** Good for text and for attributes in quotation marks of either kind. */
const escaped = (text: string): string =>
  harmless(text).replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One of the house's own files, which are no text from outside: style and script. */
export const trusted = (markup: string): Markup => ({ markup });
