import { InvalidRecordingError } from '../host/recorded.ts';

/** A question of the collector's with what was written of its answer. */
export interface Frame {
  readonly kind: string;
  /** What was asked: a path, a command, a name. */
  readonly key: string;
  /** The answer in a line (`= …`), or why there is none (`- …`). */
  readonly value: string | null;
  readonly failure: string | null;
  /** Lines of text: what a file holds, what a program says. */
  readonly lines: readonly string[];
  /** They are parted by NUL bytes. */
  readonly nul: boolean;
  /** Of a program. */
  readonly status: number | null;
  readonly errors: readonly string[];
  /** The time was over before the answer was. */
  readonly cut: boolean;
}

/** All that is whole in a text of the collector's. */
export interface Frames {
  /** What stands before the first question, by its first word. */
  readonly head: ReadonlyMap<string, string>;
  readonly frames: readonly Frame[];
  /** It goes to the end of what was asked. */
  readonly complete: boolean;
  /** The time was over before that. */
  readonly outOfTime: boolean;
}

/** How such a text begins. */
export const collectedMark = 'ngc-doctor-collected ';

/** A real one has some ten thousand in all; an answer of more lines than this is none. */
const mostLines = 2_000_000;
const mostLinesEach = 200_000;

interface Open {
  readonly kind: string;
  readonly key: string;
  value: string | null;
  failure: string | null;
  readonly lines: string[];
  nul: boolean;
  status: number | null;
  readonly errors: string[];
  /** Of a program, what it said on standard output is whole. */
  said: boolean;
}

/**
 * Reads the lines of a text of the collector's. What came from the machine stands behind a mark in every line, so that
 * nothing in it can pass for a mark. An answer that is not whole is none, and the last line counts only with its end.
 */
export function framesIn(text: string): Frames {
  const head = new Map<string, string>();
  const frames: Frame[] = [];
  let open: Open | null = null;
  let [complete, outOfTime] = [false, false];
  for (const line of linesOf(text)) {
    // Nothing but a question begins so: one before it that has no end was left unanswered.
    if (line.startsWith('? ')) {
      open = begun(line.slice(2));
    } else if (open !== null) {
      const ends = taken(open, line);
      if (ends === 'no') continue;
      frames.push({ ...open, cut: ends === 'cut' });
      open = null;
    } else {
      complete ||= line === '! end';
      outOfTime ||= line === '! out of time';
      if (frames.length === 0) head.set(...entry(line));
    }
  }
  return { head, frames, complete, outOfTime };
}

/** Without the part after the last end of a line. */
function* linesOf(text: string): Generator<string> {
  let from = 0;
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
    count += 1;
    if (count > mostLines) throw new InvalidRecordingError('it is larger than what is collected can be');
    yield text.slice(from, at);
    from = at + 1;
  }
}

/** No more than is enough for an answer that is one. */
function keep(lines: string[], line: string): void {
  if (lines.length < mostLinesEach) lines.push(line);
}

function begun(question: string): Open {
  const [kind, key] = entry(question);
  return {
    kind,
    key,
    value: null,
    failure: null,
    lines: [],
    nul: false,
    status: null,
    errors: [],
    said: false,
  };
}

function entry(line: string): [string, string] {
  const at = line.indexOf(' ');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

/** Puts a line to the answer that it belongs to; whether that is at its end. */
function taken(open: Open, line: string): 'no' | 'yes' | 'cut' {
  const [mark, rest] = [line[0], line.slice(1)];
  if (line === '~') return 'cut';
  if (mark === '=' || mark === '-') {
    open[mark === '=' ? 'value' : 'failure'] = rest.slice(1);
    return 'yes';
  }
  if (line === '.') {
    if (open.kind !== 'run' || open.said) return 'yes';
    open.said = true;
    return 'no';
  }
  if (mark === '$') open.status = /^ \d{1,3}$/.test(rest) ? Number(rest) : null;
  else if (mark === '!') keep(open.errors, rest);
  else if (mark === '|' || mark === '0') {
    open.nul ||= mark === '0';
    keep(open.lines, rest);
  }
  return 'no';
}
