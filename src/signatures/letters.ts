/**
 * How the bytes of a text are read for matching, so that one message is one text however it was wrapped, coloured,
 * quoted or escaped: capitals are small letters; white space, quotation marks, backslashes and whatever is not ASCII
 * are passed over.
 */

/** None of the words' letters. */
export const other = 0;
/** Passed over. */
export const nothing = -1;
/** Begins something that takes more than one byte to read. */
export const escapeMark = -2;
export const backslashMark = -3;

/** With `other` these are 64: six bits each. */
const lettered = 'abcdefghijklmnopqrstuvwxyz0123456789-_.:/=[]()<>+,#@$%&*;!?|^{}';

/** Whether a letter is one of words and numbers. */
export const isOfWord = (letter: number): boolean => letter > other && letter <= 36;

/** By byte: a letter, or one of the negative marks above. */
export const letterOf: Int8Array = Int8Array.from({ length: 256 }, (_, byte) => {
  const char = String.fromCharCode(byte).toLowerCase();
  if (byte === 0x1b) return escapeMark;
  if (byte === 0x5c) return backslashMark;
  if (byte >= 0x80 || /[\s"'`\0]/.test(char)) return nothing;
  return lettered.indexOf(char) + 1;
});

/** A word of a signature, in ASCII, as the letters that it is read as within a text. */
export function lettersIn(word: string): readonly number[] {
  const letters: number[] = [];
  for (let at = 0; at < word.length; at++) {
    const letter = letterOf[word.charCodeAt(at)] ?? other;
    if (letter >= 0) letters.push(letter);
  }
  return letters;
}
