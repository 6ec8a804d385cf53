import { marked, type Token, type Tokens } from 'marked';

/** The kinds of tokens, as an independent reader of Markdown sees them. Texts are no structure, and may be split. */
export function shapeOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => {
    if (['text', 'escape', 'space'].includes(token.type)) return shapeOf(childrenOf(token));
    const name = token.type === 'html' ? `html ${token.raw.trim()}` : token.type;
    return [name, ...shapeOf(childrenOf(token))];
  });
}

function childrenOf(token: Token): readonly Token[] {
  const cells = (row: readonly Tokens.TableCell[]) => row.flatMap(({ tokens }) => tokens);
  if (token.type === 'table')
    return [...cells((token as Tokens.Table).header), ...(token as Tokens.Table).rows.flatMap(cells)];
  if (token.type === 'list') return (token as Tokens.List).items;
  return 'tokens' in token ? (token.tokens ?? []) : [];
}

/** What a person reads. */
export const readOf = (text: string): string =>
  marked
    .parse(text, { async: false })
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
