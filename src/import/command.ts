import type { Kept } from './evidence.ts';

/** A command line as it was typed: what ran, and what of its output was let through. */
export interface Command {
  readonly argv: readonly string[];
  readonly kept: Kept;
}

/** Filters that let everything through. */
const throughs = new Set(['cat', 'less', 'more', 'tee']);

const quoted = /'[^']*'|"[^"]*"/g;
const betweenPipes = /(?:'[^']*'|"[^"]*"|[^|])+/g;

/** Null for what is no plain command, such as a loop or a list of several. */
export function commandOf(line: string): Command | null {
  const words = line.replace(/\s\d?>(?:&\d|\S+)/g, ' ');
  if (/[;&(){}`]/.test(words.replace(quoted, ''))) return null;
  const [first, ...filters] = (words.match(betweenPipes) ?? []).map(wordsOf);
  const argv = bare(first ?? []);
  return argv.length === 0 ? null : { argv, kept: filters.reduce<Kept>(keptBy, 'all') };
}

function keptBy(kept: Kept, filter: readonly string[]): Kept {
  const [program, ...rest] = bare(filter);
  if (kept === 'all' && throughs.has(program ?? '')) return kept;
  const options = rest.filter((word) => word.startsWith('-'));
  const [word, ...more] = rest.filter((one) => !one.startsWith('-'));
  const plain = options.every((option) => /^-(?:i|-color(?:=\w+)?|[EF]|iE|Ei)$/.test(option));
  const one = more.length === 0 && word !== undefined && /^[\w.:/-]+$/.test(word);
  if (kept !== 'all' || !/^[ef]?grep$/.test(program ?? '') || !plain || !one) return 'part';
  return { word, ignoreCase: options.some((option) => option.startsWith('-') && option.includes('i')) };
}

/** Words of a shell, as far as what people type at a prompt goes. */
const wordsOf = (text: string): readonly string[] =>
  [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, word]) => single ?? double ?? word ?? '',
  );

/** Without what only sets the stage, and without the program's folder. */
function bare(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !/^(?:sudo|env|time|-[EHSn]|[A-Za-z_]\w*=.*)$/.test(word));
  if (start === -1) return [];
  const [program = '', ...rest] = words.slice(start);
  return [program.replace(/^.*\//, ''), ...rest];
}
