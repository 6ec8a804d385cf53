import { harmlessLine } from '../harmless.ts';
import { shellCommand } from './shell.ts';

/** How the doctor was called, so that a report can tell how to call it again. */
export interface Call {
  readonly program: 'ngc-doctor' | 'npm start' | 'npx ngc-doctor';
  /** What stood after the program's name. */
  readonly words: readonly string[];
}

/** A call of the doctor that can be pasted into a shell, by the name under which it was found here. */
export function callLine({ program, words }: Call): string {
  // npm would take the flags for its own.
  const dashes = program === 'npm start' && words.length > 0 ? ['--'] : [];
  return [program, ...dashes, ...(words.length > 0 ? [harmlessLine(shellCommand(words))] : [])].join(' ');
}

/** The page of a code or check; that of a plugin's is found with the plugin alone, or the configuration that names it. */
export function explainCall(call: Call, name: string, plugin: string | undefined): string {
  if (plugin === undefined) return otherCall(call, 'explain', name);
  const given = call.words.some((word) => word === plugin || word === `--plugin=${plugin}`);
  const from = given ? ['--plugin', plugin] : flagsIn(call, ['config']);
  return otherCall(call, 'explain', name, ...from);
}

/** Of the words of a call those that give one of these flags, which all take a value. */
export function flagsIn({ words }: Call, names: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  const flags = names.map((name) => `--${name}`);
  return own.filter(
    (word, index) => flags.includes(word.replace(/=.*$/s, '')) || flags.includes(own[index - 1] ?? ''),
  );
}

/** The same doctor, asked something else. */
export const otherCall = ({ program }: Call, ...words: readonly string[]): string =>
  callLine({ program, words });
