import type { JsonObject } from '../check.ts';
import { InvalidRecordingError } from '../host/recorded.ts';
import { isObject, listAt, numberAt, objectAt, objectsIn, stringAt, stringsIn, textsIn } from '../json.ts';
import type { Evidence, Kept, Output, Person } from './evidence.ts';
import { mostLines } from './lines.ts';

/** What somebody else wrote down of a machine, as a recording has it. */
export interface ToldDocument {
  /** What it was, e.g. a `sosreport`. */
  readonly what: string;
  /** Texts of files, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of which it is said that nothing is there. */
  readonly absent: readonly string[];
  readonly outputs: readonly Output[];
  readonly person: Person | null;
}

/** The same evidence, of which `clean` has seen every text. */
export const toldOf = (
  what: string,
  { files, absent, outputs, person }: Evidence,
  clean: (text: string) => string,
): ToldDocument => ({
  what,
  files: Object.fromEntries([...files].map(([path, text]) => [clean(path), clean(text)])),
  absent: [...absent].map(clean),
  outputs: outputs.map(({ argv, kept, text, ...rest }) => ({
    argv: argv.map(clean),
    kept: typeof kept === 'string' ? kept : { ...kept, word: clean(kept.word) },
    ...rest,
    text: clean(text),
  })),
  person: person === null ? null : { ...person, name: clean(person.name) },
});

/** It comes from anywhere: what makes no sense in it is as if it were not there. */
export function evidenceIn(told: JsonObject): Evidence {
  const outputs = objectsIn(listAt(told, 'outputs')).map(outputIn);
  const files = textsIn(objectAt(told, 'files'));
  mustBeFew([...Object.values(files), ...outputs.map(({ text }) => text)]);
  return {
    files: new Map(Object.entries(files)),
    absent: new Set(stringsIn(listAt(told, 'absent'))),
    outputs,
    person: personIn(told),
  };
}

/** Lines take many times their own bytes once they are apart. */
function mustBeFew(texts: readonly string[]): void {
  let lines = 0;
  for (const text of texts)
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  if (lines > mostLines.report) throw new InvalidRecordingError('it is larger than a recording can be');
}

function outputIn(output: JsonObject): Output {
  const open = output['open'] === true ? { open: true as const } : {};
  return {
    argv: stringsIn(listAt(output, 'argv')),
    kept: keptIn(output),
    ...open,
    text: stringAt(output, 'text') ?? '',
  };
}

/** Of what is not known to be whole, what is missing says nothing. */
function keptIn(output: JsonObject): Kept {
  if (stringAt(output, 'kept') === 'all') return 'all';
  const given = objectAt(output, 'kept');
  const word = stringAt(given, 'word');
  return word === null ? 'part' : { word, ignoreCase: given['ignoreCase'] === true };
}

function personIn(told: JsonObject): Person | null {
  const person = told['person'];
  if (person === undefined || !isObject(person)) return null;
  return { name: stringAt(person, 'name') ?? '', uid: numberAt(person, 'uid') };
}
