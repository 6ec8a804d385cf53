import { type Command, commandOf } from './command.ts';
import type { Evidence, Output, Person } from './evidence.ts';
import { recognised } from './forms.ts';
import { promptAt } from './prompt.ts';

/** A command that was typed, or null for text that nobody says the origin of; and the lines below it. */
interface Piece {
  readonly command: Command | 'other' | null;
  readonly lines: string[];
}

/**
 * What people paste: commands at a prompt and their outputs, and outputs alone, which are known by their form. What was
 * typed inside of a container tells of that, and not of the machine.
 */
export function session(text: string): Evidence {
  const pieces: Piece[] = [{ command: null, lines: [] }];
  let person: Person | null = null;
  for (const line of joined(plain(text))) {
    const prompt = promptAt(line);
    if (prompt !== null) {
      const command = prompt.container ? 'other' : (commandOf(prompt.command) ?? 'other');
      pieces.push({ command, lines: [] });
      if (!prompt.container && prompt.person !== null) person = prompt.person;
    } else if (/^\s{0,3}(?:`{3}|~{3})/.test(line)) pieces.push({ command: null, lines: [] });
    else pieces.at(-1)?.lines.push(line);
  }
  const typed = pieces.flatMap(outputOf);
  const free = pieces.flatMap(({ command, lines }) => (command === null ? [lines.join('\n')] : []));
  const found = free.map(recognised);
  return {
    files: new Map([...found.flatMap(({ files }) => [...files]), ...typed.flatMap(fileOf)]),
    absent: new Set(typed.flatMap(missingIn)),
    // A list of commands without their outputs tells nothing, and theirs is not that they printed nothing.
    outputs: [
      ...found.flatMap(({ outputs }) => outputs),
      ...(typed.some((output) => output.text.trim() !== '') ? typed : []),
    ],
    person,
  };
}

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

const outputOf = ({ command, lines }: Piece): readonly Output[] =>
  command === null || command === 'other'
    ? []
    : [{ ...command, text: lines.join('\n').replace(/^\n+|\n+$/g, '') }];

/** A file that `cat` shows whole. */
function fileOf({ argv, kept, text }: Output): readonly (readonly [string, string])[] {
  const [program, path, ...more] = argv;
  if (program !== 'cat' || kept !== 'all' || path?.startsWith('/') !== true || more.length > 0) return [];
  return /^cat: /m.test(text) || text === '' ? [] : [[path, `${text}\n`]];
}

/** As `cat` and `ls` name a path where nothing is, in the C locale. */
const missingIn = ({ text }: Output): readonly string[] =>
  [
    ...text.matchAll(
      /^(?:cat|ls|stat): (?:cannot (?:access|stat) )?['"‘]?(\/[^\s:'"’]{1,300})['"’]?: No such file or directory$/gm,
    ),
  ].map(([, path]) => path ?? '');
