/** What of a command's output was kept: all; the lines that hold a word; or some part that is not known. */
export type Kept = 'all' | 'part' | { readonly word: string; readonly ignoreCase: boolean };

/** A command and what it printed, errors included. */
export interface Output {
  /** Without sudo, variables and the folder of the program. */
  readonly argv: readonly string[];
  readonly kept: Kept;
  /** What was written down ends with it, so that it may have gone on: what it lacks says nothing. */
  readonly open?: true;
  readonly text: string;
}

/** Whom the collector ran as. */
export interface Person {
  readonly name: string;
  readonly uid: number | null;
}

/** What somebody else's tool, or a person, wrote down of a machine. Of one question the last answer counts. */
export interface Evidence {
  /** Whole files by their path. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of which it is said that nothing is there. */
  readonly absent: ReadonlySet<string>;
  readonly outputs: readonly Output[];
  readonly person: Person | null;
  /** Other machines of which it tells as well; what it tells of them is left aside. */
  readonly others?: readonly string[];
}

export const noEvidence: Evidence = { files: new Map(), absent: new Set(), outputs: [], person: null };

/** The outputs of a program, the latest first; `words` are those that must be among the arguments. */
export const outputsOf = (
  { outputs }: Evidence,
  program: string,
  ...words: readonly string[]
): readonly Output[] =>
  outputs
    .filter(({ argv }) => argv[0] === program && words.every((word) => argv.includes(word)))
    .toReversed();

/** Whether a line that holds the word would be in the output, so that its absence means something. */
export function covers({ kept, open }: Output, word: string): boolean {
  if (open === true) return false;
  if (kept === 'all' || kept === 'part') return kept === 'all';
  const folded = (text: string) => (kept.ignoreCase ? text.toLowerCase() : text);
  return folded(word).includes(folded(kept.word));
}

/** The shell's words for a program that is not there: those of bash, dash and zsh. */
export const isNotFound = ({ argv, text }: Output): boolean =>
  [`${argv[0]}: command not found`, `${argv[0]}: not found`, `command not found: ${argv[0]}`].some((words) =>
    text.includes(words),
  ) || text.startsWith(`Command '${argv[0]}' not found`);
