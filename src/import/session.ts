import { type Command, commandOf } from './command.ts';
import type { Evidence, Output, Person } from './evidence.ts';
import { recognised } from './forms.ts';
import { ownPieces } from './machines.ts';
import { type Prompt, promptAt } from './prompt.ts';

/** A command that was typed, or null for text that nobody says the origin of; and the lines below it. */
export interface Piece {
  readonly command: Command | 'other' | null;
  /** The host and the user that the prompt names. */
  readonly host: string | null;
  readonly person: Person | null;
  readonly lines: string[];
}

const unnamed = { command: null, host: null, person: null } as const;

/**
 * What people paste: commands at a prompt and their outputs, and outputs alone, which are known by their form. What was
 * typed inside of a container tells of that, and not of the machine; and of several machines one alone is told of.
 */
export function session(text: string): Evidence {
  const pieces = piecesIn(text);
  const { own, others } = ownPieces(pieces);
  const last = pieces.at(-1);
  const typed = own.flatMap((piece) => outputOf(piece, piece === last));
  const found = own.flatMap((piece) =>
    piece.command === null ? [recognised(piece.lines.join('\n'), piece === last)] : [],
  );
  return {
    files: new Map([...found.flatMap(({ files }) => [...files]), ...typed.flatMap(fileOf)]),
    absent: new Set(typed.flatMap(missingIn)),
    // A list of commands without their outputs tells nothing, and theirs is not that they printed nothing.
    outputs: [
      ...found.flatMap(({ outputs }) => outputs),
      ...(typed.some((output) => output.text.trim() !== '') ? typed : []),
    ],
    person: own.findLast(({ person }) => person !== null)?.person ?? null,
    others,
  };
}

function piecesIn(text: string): readonly Piece[] {
  const pieces: Piece[] = [{ ...unnamed, lines: [] }];
  for (const line of joined(plain(text))) {
    const prompt = promptAt(line);
    if (prompt !== null) pieces.push(pieceAt(prompt, pieces.at(-1)));
    else if (/^\s{0,3}(?:`{3}|~{3})/.test(line)) pieces.push({ ...unnamed, lines: [] });
    else pieces.at(-1)?.lines.push(line);
  }
  return pieces;
}

/** A prompt that names nobody is of whom the one before it names. */
function pieceAt(prompt: Prompt, before: Piece | undefined): Piece {
  const { host, person } = prompt.elsewhere ? unnamed : prompt.host === null ? (before ?? unnamed) : prompt;
  return { command: typedAt(prompt), host, person: prompt.person ?? person, lines: [] };
}

const typedAt = ({ elsewhere, command }: Prompt): Piece['command'] =>
  elsewhere ? 'other' : command === '' ? null : (commandOf(command) ?? 'other');

/** Without colours, carriage returns and the marks of a quotation. */
const plain = (text: string): readonly string[] =>
  text
    .replace(/^\ufeff/, '')
    .replace(/\u001b\[[0-9;?]{0,20}[A-Za-z]/g, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^(?:> ?){1,3}(?=[^>]|$)/, ''));

/** A command that goes on in the next line as one. */
function joined(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let open = false;
  for (const line of lines) {
    const last = whole.length - 1;
    if (open) whole[last] = `${whole[last]?.slice(0, -1)} ${line.trim()}`;
    else whole.push(line);
    const now = whole.at(-1) ?? '';
    open = now.endsWith('\\') && now.length < 4000 && promptAt(now) !== null;
  }
  return whole;
}

/** Of the last command nobody knows whether all that it printed is there: where nothing is, it may have been cut off. */
function outputOf({ command, lines }: Piece, isLast: boolean): readonly Output[] {
  const text = lines.join('\n').replace(/^\n+|\n+$/g, '');
  if (command === null || command === 'other' || (isLast && text === '')) return [];
  return [{ ...command, text, ...(isLast ? { open: true } : {}) }];
}

/** A file that `cat` shows whole. Half a document would seem to be a broken one. */
function fileOf({ argv, kept, text, open }: Output): readonly (readonly [string, string])[] {
  const [program, path, ...more] = argv;
  if (program !== 'cat' || kept !== 'all' || path?.startsWith('/') !== true || more.length > 0) return [];
  const cut = open === true && /\.(?:json|toml)$/.test(path) && !/\}\s*$/.test(text);
  return cut || /^cat: /m.test(text) || text === '' ? [] : [[path, `${text}\n`]];
}

/** As `cat` and `ls` name a path where nothing is, in the C locale. */
const missingIn = ({ text }: Output): readonly string[] =>
  [
    ...text.matchAll(
      /^(?:cat|ls|stat): (?:cannot (?:access|stat) )?['"‘]?(\/[^\s:'"’]{1,300})['"’]?: No such file or directory$/gm,
    ),
  ].map(([, path]) => path ?? '');
